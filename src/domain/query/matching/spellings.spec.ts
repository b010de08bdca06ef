import { describe, expect, it } from '@jest/globals';
import { mixUnit, WORD_SEED } from './hashes.js';
import { spellingsWithPairs } from './spellings.js';

const unitsOf = (word: string): Uint16Array => Uint16Array.from(word, (letter) => letter.charCodeAt(0));
const hashOf = (word: string): number => unitsOf(word).reduce((hash, unit) => mixUnit(hash, unit), WORD_SEED);
const spellingsOf = (word: string): number[] => spellingsWithPairs(unitsOf(word), 0, word.length);

describe('spellingsWithPairs', () => {
  it.each([
    ['amazon', ['arnazon']],
    ['humming', ['hurnming', 'humrning', 'hurnrning']],
    ['window', ['vvindow', 'windovv', 'vvindovv']],
    ['dropboxes', ['clropboxes']],
  ])('gives the ways to write %s with two letters for one', (word, spellings) => {
    const found = spellingsOf(word);
    for (const spelling of spellings) expect(found).toContain(hashOf(spelling));
    expect(found).not.toContain(hashOf(word));
  });

  it('gives none of a word that is too short to be read so', () => {
    expect(spellingsOf('team')).toEqual([]);
    expect(spellingsOf('wow')).toEqual([hashOf('vvovv')]);
  });

  it('writes all or none with the pair where a letter stands too often for all mixtures', () => {
    expect(spellingsOf('mmmmmmmm')).toEqual([hashOf('rn'.repeat(8))]);
  });
});
