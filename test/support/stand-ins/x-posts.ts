/** Posts, people and messages of a small X, and the search over them. */

export interface XPerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly followers: number;
}

export interface XPost {
  readonly id: string;
  readonly text: string;
  readonly authorId: string;
  readonly at: Date;
  readonly conversationId: string;
  readonly inReplyTo?: string;
  readonly quoteOf?: string;
  readonly repostOf?: string;
  /** Whole text of a long post. */
  readonly note?: string;
  /** All versions, the first one first. */
  readonly history: readonly string[];
  isDeleted: boolean;
}

export interface XMessage {
  readonly id: string;
  readonly text: string;
  readonly senderId: string;
  readonly conversationId: string;
  readonly at: Date;
}

const EPOCH_MS = 1_288_834_974_657n;

/** Ids as X gives them: the time in front, a counter behind. */
export class SnowflakeMint {
  private counter = 0n;

  mint(at: Date): string {
    this.counter += 1n;
    return String(((BigInt(at.getTime()) - EPOCH_MS) << 22n) | (this.counter & 0x3fffffn));
  }
}

export const timeIn = (id: string): Date => new Date(Number((BigInt(id) >> 22n) + EPOCH_MS));

/** Ids are numbers too large for JavaScript's: the longer one is the larger, and of two as long the later by its digits. */
export const isOlder = (one: string, other: string): boolean =>
  one.length === other.length ? one < other : one.length < other.length;

export const newestFirst = (a: { id: string }, b: { id: string }): number => (isOlder(a.id, b.id) ? 1 : -1);

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const known = new WeakMap<XPost, string[]>();
const wordsIn = (post: XPost): string[] => {
  const words = known.get(post) ?? wordsOf(post.note ?? post.text);
  known.set(post, words);
  return words;
};
const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}_]+/gu) ?? [];

const operators = new Map<string, string[]>();
function operatorWords(operator: string): string[] {
  const words = operators.get(operator) ?? wordsOf(operator);
  operators.set(operator, words);
  return words;
}

/** Parts of a query that are joined by OR, each a list of operators that all must hold. Null for what X would refuse. */
export function parseQuery(query: string): readonly (readonly string[])[] | null {
  const tokens = query.match(/-?(?:[a-z_]+:)?"[^"]*"|[^\s"]+/g) ?? [];
  if (tokens.join('').replaceAll('"', '').length === 0 || (query.match(/"/g) ?? []).length % 2 === 1) return null;
  const groups: string[][] = [[]];
  for (const token of tokens) {
    if (token === 'OR') groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups.some((group) => group.length === 0) ? null : groups;
}

export function matches(post: XPost, author: XPerson | undefined, groups: readonly (readonly string[])[]): boolean {
  const said = post.note ?? post.text;
  const words = wordsIn(post);
  const holds = (operator: string): boolean => {
    if (operator.startsWith('-')) return !holds(operator.slice(1));
    const [, name, value = ''] = /^([a-z_]+):(.*)$/.exec(operator) ?? [];
    if (name === 'conversation_id') return post.conversationId === value;
    if (name === 'from') return author?.username.toLowerCase() === value.toLowerCase() || post.authorId === value;
    if (name === 'is' && value === 'retweet') return post.repostOf !== undefined;
    if (operator.startsWith('@')) return new RegExp(`(?<!\\w)@${operator.slice(1)}(?!\\w)`, 'i').test(said);
    if (operator.startsWith('#')) return new RegExp(`#${operator.slice(1)}(?![\\p{L}\\p{N}_])`, 'iu').test(said);
    const wanted = operatorWords(operator);
    return words.some((_, i) => wanted.every((word, k) => words[i + k] === word));
  };
  return groups.some((group) => group.every(holds));
}
