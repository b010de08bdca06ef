import { findHandles } from './bluesky-measure.js';
import { readUrl } from '../../domain/text/read-url.js';

export interface Facet {
  /** Bytes of UTF-8, the end not included. */
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly Readonly<Record<string, string>>[];
}

const LINK = /(^|[\s(])(https?:\/\/[^\s<>"]+)/giu;
const TAG = /(^|\s)([#＃](?!\uFE0F)[^\s#＃\p{P}\p{S}]*[^\s\d#＃\p{P}\p{S}][^\s#＃\p{P}\p{S}]*)/gu;
const MAX_TAG_LENGTH = 64;

/** What makes links, mentions and tags of a text work: without a facet they are only letters. */
export async function findFacets(
  text: string,
  resolveHandle: (handle: string) => Promise<string | null>,
): Promise<readonly Facet[]> {
  const facets: Facet[] = [];
  const add = (start: number, length: number, feature: Readonly<Record<string, string>>): void => {
    const byteStart = Buffer.byteLength(text.slice(0, start), 'utf8');
    const byteEnd = byteStart + Buffer.byteLength(text.slice(start, start + length), 'utf8');
    facets.push({ index: { byteStart, byteEnd }, features: [feature] });
  };
  for (const match of text.matchAll(LINK)) {
    const uri = withoutTrail(match[2] ?? '');
    if (readUrl(uri) !== null)
      add(match.index + (match[1] ?? '').length, uri.length, { $type: 'app.bsky.richtext.facet#link', uri });
  }
  for (const match of text.matchAll(TAG)) {
    const written = match[2] ?? '';
    if (written.length - 1 > MAX_TAG_LENGTH) continue;
    const tag = written.slice(1);
    add(match.index + (match[1] ?? '').length, written.length, { $type: 'app.bsky.richtext.facet#tag', tag });
  }
  for (const { handle, start } of findHandles(text)) {
    const did = await resolveHandle(handle);
    if (did !== null) add(start, handle.length + 1, { $type: 'app.bsky.richtext.facet#mention', did });
  }
  return facets.sort((a, b) => a.index.byteStart - b.index.byteStart);
}

/** Punctuation behind a link ends the sentence and not the link. */
function withoutTrail(uri: string): string {
  const trimmed = uri.replace(/[.,;:!?'"]+$/u, '');
  return trimmed.endsWith(')') && !trimmed.includes('(') ? trimmed.slice(0, -1) : trimmed;
}
