import type { WordRule } from '@domain/reply-text/tone-guide.types.js';

/** Words of a guide as lines: `word`, `word = what we say instead`, `!word` where it may not be sent. */
export const linesOf = (words: readonly WordRule[]): string =>
  words
    .map(
      ({ word, instead, isBlocking }) =>
        `${isBlocking ? '!' : ''}${word}${instead === undefined ? '' : ` = ${instead}`}`,
    )
    .join('\n');

export function wordsOf(lines: string): readonly WordRule[] {
  return lines.split('\n').flatMap((line) => {
    const text = line.trim();
    const isBlocking = text.startsWith('!');
    const [word = '', ...rest] = (isBlocking ? text.slice(1) : text).split('=');
    const instead = rest.join('=').trim();
    if (word.trim() === '') return [];
    return [{ word: word.trim(), isBlocking, ...(instead === '' ? {} : { instead }) }];
  });
}
