import type { ReplyMeasure } from '../reply.types.js';

/** What every link counts, however long it is. */
const LINK_LENGTH = 23;
/** Longer ones are not made into links, and so count as they are. */
const MAX_LINK_LENGTH = 4_096;
const MAX_DOMAIN_LENGTH = 253;

const MENTION =
  /(?<![=/\p{L}\p{N}\p{M}_@])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:@([\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*))?/giu;
const LINK =
  /(?<![\p{L}\p{N}@$#＠＃])https?:\/\/(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?\.)+(?:xn--[a-z0-9-]{2,59}|\p{L}{2,63})(?::\d{1,5})?(?:[/?][^\s<>"]*)?/giu;
const TRAILING = /[.,;:!?'"’”)\]}]+$/u;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

const countCharacters = (text: string): number => [...characters.segment(text)].length;

/** Length by the server's counting: characters as people see them, 23 for a link, and of `@user@host` only `@user`. */
export function measureText(text: string): number {
  const linked = text.replace(LINK, (url) => {
    const trailing = TRAILING.exec(url)?.[0] ?? '';
    return url.length > MAX_LINK_LENGTH ? url : 'x'.repeat(LINK_LENGTH) + trailing;
  });
  const counted = linked.replace(MENTION, (whole, user: string, host: string | undefined) =>
    host !== undefined && host.length > MAX_DOMAIN_LENGTH ? whole : `@${user}`,
  );
  return countCharacters(counted);
}

/** The mention everything we post begins with: without it nobody is told, and in a direct message nobody could read it. */
export function withMention(handle: string, text: string): string {
  const mention = `@${handle}`;
  const begins = text.toLowerCase().startsWith(mention.toLowerCase());
  return begins && !/[\p{L}\p{N}_.@-]/u.test(text.charAt(mention.length)) ? text : `${mention} ${text}`;
}

/** Handles an answer mentions beside the one it is for. */
export function otherMentions(handle: string, text: string): readonly string[] {
  const [user = ''] = handle.toLowerCase().split('@');
  const own = new Set([user, handle.toLowerCase()]);
  const found = [...text.matchAll(MENTION)].map(([mention]) => mention.slice(1));
  return [...new Set(found.filter((one) => !own.has(one.toLowerCase())))];
}

/**
 * The statuses an answer becomes, each with the mention, none longer than `limit`: cut between paragraphs, sentences or words.
 * One part alone where it fits, or where a word is so long that no cut helps.
 */
export function splitReply(handle: string, text: string, limit: number): readonly string[] {
  const whole = withMention(handle, text.trim());
  if (measureText(whole) <= limit) return [whole];
  const parts: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const end = findCut(handle, rest, limit);
    if (end === null) return [whole];
    parts.push(withMention(handle, rest.slice(0, end).trim()));
    rest = rest.slice(end).trim();
  }
  return parts;
}

/** The place of the best cut: as far as possible, after a paragraph or a sentence if that is not less than half as far. */
function findCut(handle: string, text: string, limit: number): number | null {
  if (measureText(withMention(handle, text)) <= limit) return text.length;
  let furthest: number | null = null;
  let afterSentence: number | null = null;
  for (const gap of text.matchAll(/\s+/g)) {
    if (measureText(withMention(handle, text.slice(0, gap.index).trim())) > limit) break;
    furthest = gap.index;
    if (gap[0].includes('\n') || /[.!?…。！？]$/u.test(text.slice(0, gap.index))) afterSentence = gap.index;
  }
  if (furthest === null) return null;
  return afterSentence !== null && afterSentence * 2 >= furthest ? afterSentence : furthest;
}

export function measureReply(handle: string, text: string, limit: number): ReplyMeasure {
  const parts = splitReply(handle, text, limit);
  const length = measureText(withMention(handle, text.trim()));
  const others = otherMentions(handle, text);
  const isTooLong = parts.some((part) => measureText(part) > limit);
  return {
    length,
    limit,
    parts,
    warnings: [
      ...(isTooLong ? [{ code: 'too-long' as const, values: { length, limit } }] : []),
      ...(parts.length > 1 ? [{ code: 'split' as const, values: { parts: parts.length } }] : []),
      ...(others.length > 0
        ? [{ code: 'mention-notifies' as const, values: { handles: others.map((one) => `@${one}`).join(', ') } }]
        : []),
    ],
  };
}
