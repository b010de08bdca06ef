import { cleanText } from '../domain/text/sanitise.js';

const STARS = 5;
const MAX_TITLE_LENGTH = 500;

/** The title of a review with its stars before it, as shops show it: "★★☆☆☆ Crashes". Undefined where there is neither. */
export function starTitle(rating: number | undefined, title: string | undefined): string | undefined {
  const full = rating === undefined ? undefined : Math.min(STARS, Math.max(0, Math.round(rating)));
  const stars = full === undefined ? '' : '★'.repeat(full) + '☆'.repeat(STARS - full);
  const line = `${stars} ${cleanText(title ?? '', MAX_TITLE_LENGTH).trim()}`.trim();
  return line === '' ? undefined : line;
}
