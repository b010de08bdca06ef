import type { ReplyMeasure, ReplyTarget } from '../reply.types.js';

/** Both hold: what readers see as characters, and bytes of UTF-8. */
export const MAX_GRAPHEMES = 300;
export const MAX_BYTES = 3_000;
const MAX_MESSAGE_GRAPHEMES = 1_000;
const MAX_MESSAGE_BYTES = 10_000;
/** An answer of more posts than these is no answer any more. */
export const MAX_PARTS = 5;

const HANDLE = /(^|[\s(])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)/giu;
const MARKUP = /\*\*[^*\n]+\*\*|\[[^\]\n]+\]\([^)\s]+\)|(^|\n)#{1,6} /u;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function countGraphemes(text: string, upTo = Number.POSITIVE_INFINITY): number {
  let count = 0;
  for (const segments = segmenter.segment(text)[Symbol.iterator](); segments.next().done !== true;) {
    count += 1;
    if (count > upTo) break;
  }
  return count;
}

const byteLength = (text: string): number => Buffer.byteLength(text, 'utf8');

export const fitsOnePost = (text: string): boolean =>
  byteLength(text) <= MAX_BYTES && countGraphemes(text, MAX_GRAPHEMES) <= MAX_GRAPHEMES;

/** The handles named in a text, with where they begin (at the @). */
export const findHandles = (text: string): readonly { readonly handle: string; readonly start: number }[] =>
  [...text.matchAll(HANDLE)].map((match) => ({
    handle: match[2] ?? '',
    start: match.index + (match[1] ?? '').length,
  }));

/** The text as posts, cut between words where that is possible. */
export function splitText(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (!fitsOnePost(rest)) {
    const head = takeHead(rest);
    parts.push(head.trimEnd());
    rest = rest.slice(head.length).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

function takeHead(text: string): string {
  let head = '';
  let bytes = 0;
  let count = 0;
  for (const { segment: grapheme } of segmenter.segment(text)) {
    bytes += byteLength(grapheme);
    if (count === MAX_GRAPHEMES || bytes > MAX_BYTES) break;
    head += grapheme;
    count += 1;
  }
  // One grapheme may be larger than a post; its first bytes are all that can be sent of it.
  if (head === '') return Array.from(text).slice(0, MAX_GRAPHEMES).join('');
  if (/^\s/u.test(text.slice(head.length))) return head;
  const lastBreak = /^[\s\S]*\s/u.exec(head)?.[0] ?? '';
  return lastBreak.length > head.length / 2 ? lastBreak : head;
}

/** A private message is one piece, and longer than a post may be. */
function measureMessage(text: string): ReplyMeasure {
  const length = countGraphemes(text);
  const isTooLong = length > MAX_MESSAGE_GRAPHEMES || byteLength(text) > MAX_MESSAGE_BYTES;
  return {
    length,
    limit: MAX_MESSAGE_GRAPHEMES,
    parts: [text],
    warnings: [
      ...(isTooLong ? [{ code: 'too-long' as const, values: { length, limit: MAX_MESSAGE_GRAPHEMES } }] : []),
      ...(MARKUP.test(text) ? [{ code: 'markup-shows' as const, values: {} }] : []),
    ],
  };
}

export function measure(text: string, to: ReplyTarget): ReplyMeasure {
  if (to.visibility === 'private') return measureMessage(text);
  const length = countGraphemes(text);
  const parts = splitText(text);
  const others = findHandles(text)
    .map(({ handle }) => handle)
    .filter((handle) => handle.toLowerCase() !== to.authorHandle.toLowerCase());
  const warnings: ReplyMeasure['warnings'][number][] = [];
  if (parts.length > MAX_PARTS) warnings.push({ code: 'too-long', values: { parts: parts.length, limit: MAX_PARTS } });
  else if (parts.length > 1) warnings.push({ code: 'split', values: { parts: parts.length } });
  if (others.length > 0) warnings.push({ code: 'mention-notifies', values: { handles: others.join(', ') } });
  if (MARKUP.test(text)) warnings.push({ code: 'markup-shows', values: {} });
  return { length, limit: MAX_GRAPHEMES, parts, warnings };
}
