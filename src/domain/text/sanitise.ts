/** Longest text that is stored and judged, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 20_000;

/** NUL and surrogates without their partner: PostgreSQL refuses both. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;

/** The first `length` code units, one less where that would cut a surrogate pair. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, length > 0 && isHighSurrogate(text.charCodeAt(length - 1)) ? length - 1 : length);
}

/** Text the database can store: NUL and lone surrogates become U+FFFD, and no more than `maxLength` code units stay. */
export function cleanText(text: string, maxLength = MAX_TEXT_LENGTH): string {
  return cut(text, maxLength).replace(UNSTORABLE, '\uFFFD');
}

/** One line of at most `length` code units, ended by `…` when something is missing; cut at a space where one is near. */
export function excerpt(text: string, length: number): string {
  const line = cleanText(text, Math.max(length * 4, 1_000))
    .replace(/\s+/gu, ' ')
    .trim();
  if (line.length <= length) return line;
  const space = line.lastIndexOf(' ', length - 1);
  return `${(space > length * 0.7 ? line.slice(0, space) : cut(line, Math.max(0, length - 1))).trimEnd()}…`;
}
