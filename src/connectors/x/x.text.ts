import type { JsonRecord } from '../read-json.js';
import { at, listOf, textOf, webUrlOf } from '../read-json.js';

const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Three signs come escaped in the text of posts, and no others. */
export const unescapeSigns = (text: string): string => text.replace(/&(?:lt|gt|amp);/g, (sign) => SIGNS[sign] ?? sign);

/** The whole text of a post with its links written out; undefined where there is none. A long post's is apart from its short one. */
export function readText(tweet: JsonRecord): string | undefined {
  const note = tweet['note_tweet'] ?? tweet['note_post'];
  const whole = textOf(at(note, 'text'));
  const text = whole ?? (typeof tweet['text'] === 'string' ? tweet['text'] : undefined);
  if (text === undefined) return undefined;
  return writeOutLinks(unescapeSigns(text), [
    ...listOf(at(whole === undefined ? tweet : note, 'entities', 'urls')),
    ...listOf(tweet['urls']),
  ]);
}

/** Shortened links in a text, replaced by where they lead. */
function writeOutLinks(text: string, links: readonly unknown[]): string {
  let written = text;
  for (const link of links) {
    const [short, target] = [webUrlOf(at(link, 'url')), webUrlOf(at(link, 'expanded_url'))];
    if (short !== undefined && target !== undefined) written = written.replaceAll(short, () => target);
  }
  return written;
}
