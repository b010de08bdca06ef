/** Words a person may type, lower-case, separated by commas, in the reader's language. */
export interface SnoozeWords {
  readonly minute: string;
  readonly hour: string;
  readonly day: string;
  readonly tomorrow: string;
  /** For as long as the customer says nothing. */
  readonly reply: string;
}

const ENGLISH: SnoozeWords = {
  minute: 'm,min,mins',
  hour: 'h,hour,hours',
  day: 'd,day,days',
  tomorrow: 'tomorrow,tmr',
  reply: 'until reply,reply,until they reply',
};
const MINUTE_MS = 60_000;
const MORNING = 9;
const LONGEST_MS = 366 * 24 * 60 * MINUTE_MS;

const hasWord = (list: string, word: string): boolean => list.split(',').some((entry) => entry.trim() === word);

/** 9:00 on a day so many days from now, by the reader's own wall clock. */
export function morningIn(days: number, nowMs: number, hour = MORNING, minute = 0): number {
  const date = new Date(nowMs);
  date.setDate(date.getDate() + days);
  date.setHours(hour, minute, 0, 0);
  return date.getTime();
}

function unitMs(word: string, words: SnoozeWords): number | null {
  for (const known of [words, ENGLISH]) {
    if (hasWord(known.minute, word)) return MINUTE_MS;
    if (hasWord(known.hour, word)) return 60 * MINUTE_MS;
    if (hasWord(known.day, word)) return 24 * 60 * MINUTE_MS;
  }
  return null;
}

function timeOf(hour: string | undefined, minute: string | undefined): readonly [number, number] | null {
  const [h, m] = [Number(hour ?? MORNING), Number(minute ?? 0)];
  return h < 24 && m < 60 ? [h, m] : null;
}

/** "until reply": it waits for the customer, and comes back with their next post. */
export function meansUntilReply(text: string, words: SnoozeWords): boolean {
  const typed = text.trim().toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ');
  return typed !== '' && [words, ENGLISH].some((known) => hasWord(known.reply.toLowerCase(), typed));
}

/** "2h", "45 min", "tomorrow 9", "16:30" → the instant meant; null when it means nothing or lies in the past. */
export function parseSnooze(text: string, nowMs: number, words: SnoozeWords): number | null {
  const typed = text.trim().toLowerCase().normalize('NFKC');
  const amount = /^(\d{1,4})\s*(\p{L}[\p{L}\p{M}]*)\.?$/u.exec(typed);
  if (amount) {
    const unit = unitMs(amount[2] ?? '', words);
    const ms = unit === null ? 0 : Number(amount[1]) * unit;
    return ms > 0 && ms <= LONGEST_MS ? nowMs + ms : null;
  }
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(typed);
  if (clock) {
    const time = timeOf(clock[1], clock[2]);
    if (time === null) return null;
    const today = morningIn(0, nowMs, ...time);
    return today > nowMs ? today : morningIn(1, nowMs, ...time);
  }
  const day = /^(\p{L}[\p{L}\p{M}]*?)\s*(?:(\d{1,2})(?:[:.](\d{2}))?)?$/u.exec(typed);
  const isTomorrow = day !== null && [words, ENGLISH].some((known) => hasWord(known.tomorrow, day[1] ?? ''));
  const time = isTomorrow ? timeOf(day[2], day[3]) : null;
  return time === null ? null : morningIn(1, nowMs, ...time);
}
