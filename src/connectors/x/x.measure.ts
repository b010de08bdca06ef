import { createRequire } from 'node:module';
import type TwitterText from 'twitter-text';
import type { ReplyMeasure, ReplyTarget } from '../reply.types.js';
import type { XTerms } from './x.settings.js';

const POST_LIMIT = 280;
const MESSAGE_LIMIT = 10_000;

const load = createRequire(import.meta.url);
let library: typeof TwitterText | null = null;
/** Loaded when something is counted first, and at once, because counting does not wait. */
const twitterText = (): typeof TwitterText => (library ??= load('twitter-text') as typeof TwitterText);

/** X's own counting: most letters weigh 1, Chinese, Japanese and Korean ones and emoji 2, a link 23 whatever its length. */
export const weigh = (text: string): number => twitterText().parseTweet(text).weightedLength;

export const linksIn = (text: string): readonly string[] => twitterText().extractUrls(text);

/** The customer's name at the head of a reply is put there by X and weighs nothing. */
export function withoutAddress(text: string, handle: string): string {
  const name = /^\s*@(\w{1,30})(?=\s|$)/u.exec(text);
  return name !== null && name[1]?.toLowerCase() === handle.toLowerCase()
    ? text.slice(name[0].length).trimStart()
    : text;
}

/** The parts a reply is posted in, each within the limit; broken between words where there are any. */
export function splitReply(text: string): readonly string[] {
  if (weigh(text) <= POST_LIMIT) return [text];
  const parts: string[] = [];
  let part = '';
  for (const [piece] of text.matchAll(/\s*\S+/gu)) {
    if (weigh((part + piece).trim()) <= POST_LIMIT) {
      part += piece;
      continue;
    }
    if (part.trim() !== '') parts.push(part.trim());
    part = piece.trimStart();
    while (weigh(part) > POST_LIMIT) {
      const head = headOf(part);
      parts.push(head);
      part = part.slice(head.length);
    }
  }
  if (part.trim() !== '') parts.push(part.trim());
  return parts;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** As much of a word as fits; an emoji or a letter with its marks is never broken. */
function headOf(word: string): string {
  const pieces = [...graphemes.segment(word)].map(({ segment }) => segment);
  let low = 1;
  let high = pieces.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (weigh(pieces.slice(0, middle).join('')) <= POST_LIMIT) low = middle;
    else high = middle - 1;
  }
  return pieces.slice(0, low).join('');
}

export function measureReply(terms: XTerms, to: ReplyTarget, text: string): ReplyMeasure {
  if (to.visibility === 'private') {
    const length = Array.from(text.normalize('NFC')).length;
    const warnings = length > MESSAGE_LIMIT ? [{ code: 'too-long' as const, values: { limit: MESSAGE_LIMIT } }] : [];
    return { length, limit: MESSAGE_LIMIT, parts: [text], warnings };
  }
  const body = withoutAddress(text, to.authorHandle);
  const parts = splitReply(body);
  const warnings: ReplyMeasure['warnings'][number][] = [];
  if (parts.length > 1) warnings.push({ code: 'split', values: { parts: parts.length } });
  const withLinks = parts.filter((part) => linksIn(part).length > 0).length;
  if (withLinks > 0) {
    const { linkPost, summonedReply, post } = terms.prices;
    const plain = terms.plan === 'self-serve' ? summonedReply : post;
    const usd = withLinks * linkPost + (parts.length - withLinks) * plain;
    warnings.push({
      code: 'link-costs-more',
      values: { usd: rounded(usd), usdWithout: rounded(parts.length * plain) },
    });
  }
  const others = twitterText()
    .extractMentions(body)
    .filter((name) => name.toLowerCase() !== to.authorHandle.toLowerCase());
  if (others.length > 0)
    warnings.push({
      code: 'mention-notifies',
      values: { handles: [...new Set(others)].map((name) => `@${name}`).join(', ') },
    });
  return { length: weigh(body), limit: POST_LIMIT, parts, warnings };
}

const rounded = (usd: number): number => Math.round(usd * 10_000) / 10_000;
