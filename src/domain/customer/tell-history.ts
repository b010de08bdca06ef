import type { CustomerPast, GivenWord, HistorySentence } from './customer.types.js';

const DAY_MS = 86_400_000;
/** Contacts further back are another story. */
const RECENT_DAYS = 30;

const ORDINALS = ['', 'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];

/** What somebody who takes over should know before the first word, the weightiest last so that it is remembered. */
export function tellHistory({ contacts, words }: CustomerPast, now: Date): HistorySentence[] {
  return [...contactSentences(contacts, now), ...unsolvedSentences(contacts), ...wordSentences(words, now)];
}

function contactSentences(contacts: CustomerPast['contacts'], now: Date): HistorySentence[] {
  const recent = contacts
    .filter(({ at }) => now.getTime() - at.getTime() <= RECENT_DAYS * DAY_MS)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const [first] = recent;
  if (first === undefined) return [];
  const taskIds = recent.map(({ taskId }) => taskId);
  if (contacts.length === 1) return [{ code: 'first-contact', text: 'First contact', values: {}, taskIds }];
  if (recent.length === 1) return [];
  const days = Math.max(1, Math.ceil((now.getTime() - first.at.getTime()) / DAY_MS));
  const networks = new Set(recent.map(({ network }) => network)).size;
  const nth = ORDINALS[recent.length] ?? `${String(recent.length)}th`;
  const where = networks > 1 ? `, on ${String(networks)} networks` : '';
  const text = `${nth} contact in ${days === 1 ? 'a day' : `${String(days)} days`}${where}`;
  return [{ code: 'nth-contact', text, values: { n: recent.length, days, networks }, taskIds }];
}

function unsolvedSentences(contacts: CustomerPast['contacts']): HistorySentence[] {
  const newest = contacts.reduce((last, { at }) => Math.max(last, at.getTime()), 0);
  const before = contacts.filter(({ isSolved, at }) => !isSolved && at.getTime() < newest);
  if (before.length === 0) return [];
  const text =
    before.length === 1 ? 'An earlier one was not solved' : `${String(before.length)} earlier ones were not solved`;
  const taskIds = before.map(({ taskId }) => taskId);
  return [{ code: 'still-unsolved', text, values: { tasks: before.length }, taskIds }];
}

function wordSentences(words: readonly GivenWord[], now: Date): HistorySentence[] {
  const open = words.filter(({ isKept }) => !isKept);
  const isLate = ({ dueAt }: GivenWord): boolean => dueAt !== null && dueAt.getTime() < now.getTime();
  const due = open.filter((word) => !isLate(word));
  const broken = open.filter(isLate);
  const sentences: HistorySentence[] = [];
  for (const { kind, dueAt, taskId } of due) {
    const what = kind === 'call' ? 'a call' : 'an answer';
    const by = dueAt === null ? '' : ` by ${dueAt.toISOString()}`;
    sentences.push({
      code: kind === 'call' ? 'was-promised-call' : 'was-promised-answer',
      text: `Was promised ${what}${by}`,
      values: dueAt === null ? {} : { dueAt: dueAt.toISOString() },
      taskIds: [taskId],
    });
  }
  if (broken.length > 0) {
    const text = broken.length === 1 ? 'A promise was not kept' : `${String(broken.length)} promises were not kept`;
    const taskIds = broken.map(({ taskId }) => taskId);
    sentences.push({ code: 'promise-broken', text, values: { promises: broken.length }, taskIds });
  }
  return sentences;
}
