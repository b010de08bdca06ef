import { wantWords, type WordPart } from './i18n.js';

/** A screen that is fetched on request, together with its words. */
export async function withWords<T>(part: WordPart, screen: Promise<T>): Promise<T> {
  const [module] = await Promise.all([screen, wantWords(part)]);
  return module;
}
