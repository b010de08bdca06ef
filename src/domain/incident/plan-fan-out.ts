import type { FanOutKind, TextsByLanguage } from './incident.types.js';
import { compareIds } from './group-tasks.js';
import { personalText, type Addressee } from './personal-text.js';

/**
 * - already-told: they have this message, or it is on its way · not-told: of the resolution hear only those that heard before
 * - closed, deleted, not-answerable: there is nobody to answer, or no way to
 * - being-answered: somebody's own words are on their way · no-text: the statement has none that they read
 */
export const LEFT_OUT_REASONS = [
  'already-told',
  'not-told',
  'closed',
  'deleted',
  'not-answerable',
  'being-answered',
  'no-text',
  'too-long',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** A task as far as it takes to decide whether and how its customer is told. */
export interface FanOutTask {
  readonly id: string;
  readonly lang: string;
  readonly network: string;
  readonly customer: Addressee;
  readonly priority: number;
  readonly isOpen: boolean;
  readonly isDeleted: boolean;
  readonly verdict: string;
  /** A message of this kind is there or on its way. */
  readonly isTold: boolean;
  /** The first statement reached them. */
  readonly wasTold: boolean;
  readonly isBeingAnswered: boolean;
}

export interface FanOutWish {
  readonly kind: FanOutKind;
  readonly texts: TextsByLanguage;
  readonly isPersonal: boolean;
  readonly brand: string;
}

export interface PlannedMessage {
  readonly taskId: string;
  readonly network: string;
  /** Of the text, which is not the customer's where the statement is not in theirs. */
  readonly lang: string;
  readonly text: string;
  readonly visibility: 'public' | 'private';
  /** Seconds after the hold at which it leaves. */
  readonly afterSeconds: number;
}

export interface FanOutPlan {
  readonly messages: readonly PlannedMessage[];
  readonly leftOut: readonly { readonly taskId: string; readonly reason: LeftOutReason }[];
}

/** Read by customers whose language the statement is not in. */
const COMMON_LANGUAGE = 'en';

/** Messages a minute that a network takes from one account without holding it for a machine gone wild. */
const PER_MINUTE: Readonly<Record<string, number>> = {
  x: 15,
  reddit: 10,
  youtube: 15,
  facebook: 20,
  instagram: 20,
  linkedin: 15,
  mastodon: 30,
  bluesky: 30,
  tiktok: 15,
  telegram: 20,
  vk: 20,
  // A system of the operator's own.
  inbound: 600,
};
const USUAL_PER_MINUTE = 120;

export const ratePerMinute = (network: string): number => PER_MINUTE[network] ?? USUAL_PER_MINUTE;

/** Who gets what and when, most urgent first; everybody else with the reason. Each task is in exactly one of the two lists. */
export function planFanOut(tasks: readonly FanOutTask[], wish: FanOutWish): FanOutPlan {
  const messages: PlannedMessage[] = [];
  const leftOut: { taskId: string; reason: LeftOutReason }[] = [];
  const queued = new Map<string, number>();
  for (const task of inOrder(tasks)) {
    const reason = whyLeftOut(task, wish);
    const lang = languageOf(task.lang, wish.texts);
    const text = lang === null ? undefined : wish.texts[lang];
    if (reason !== null || lang === null || text === undefined) {
      leftOut.push({ taskId: task.id, reason: reason ?? 'no-text' });
      continue;
    }
    const before = queued.get(task.network) ?? 0;
    queued.set(task.network, before + 1);
    const { id, network, customer, verdict } = task;
    messages.push({
      taskId: id,
      network,
      lang,
      text: personalText(text, lang, customer, { brand: wish.brand, network, reference: id }, wish.isPersonal),
      visibility: verdict === 'private-only' ? 'private' : 'public',
      afterSeconds: Math.round((before * 60) / ratePerMinute(network)),
    });
  }
  return { messages, leftOut };
}

/** Once each, however often it was asked for. */
function inOrder(tasks: readonly FanOutTask[]): readonly FanOutTask[] {
  const once = new Map(tasks.map((task) => [task.id, task]));
  return [...once.values()].sort((a, b) => a.priority - b.priority || compareIds(a.id, b.id));
}

/** Null: nothing keeps the message from them but its language. */
export function whyLeftOut(task: FanOutTask, { kind }: Pick<FanOutWish, 'kind'>): LeftOutReason | null {
  if (task.isTold) return 'already-told';
  if (kind === 'resolution' && !task.wasTold) return 'not-told';
  if (task.isDeleted) return 'deleted';
  // Who was told that we are on it is told how it ended, whatever became of their task meanwhile.
  if (!task.isOpen && kind === 'statement') return 'closed';
  if (task.verdict !== 'public' && task.verdict !== 'private-only') return 'not-answerable';
  return task.isBeingAnswered ? 'being-answered' : null;
}

/** The language in which a statement reaches a customer; null: in none that they read. */
export function languageOf(lang: string, texts: TextsByLanguage): string | null {
  if (Object.hasOwn(texts, lang)) return lang;
  return Object.hasOwn(texts, COMMON_LANGUAGE) ? COMMON_LANGUAGE : null;
}
