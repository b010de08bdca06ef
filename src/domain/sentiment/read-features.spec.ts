import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Lexicon, compileLexicon } from './lexicon.js';
import { FeatureReader } from './read-features.js';

const lexicon = new Lexicon(compileLexicon(new Map([['hyvä', 3], ['huono', -3], ['kauhea', -4], ['差', -3]]))); // prettier-ignore
const noLexicon = new Lexicon(compileLexicon(new Map()));
const reader = new FeatureReader();

function featuresOf(text: string, list = noLexicon): number[] {
  reader.read(text, list);
  return [...reader.ids.subarray(0, reader.count)];
}

function cuesOf(text: string): number[] {
  reader.read(text, lexicon);
  return [...reader.ids.subarray(reader.charactersEnd, reader.count)];
}

describe('FeatureReader', () => {
  it.each([
    ['see https://a.example/x', 'see https://b.example/yyy'],
    ['@one thanks', '@another thanks'],
    ['sooooo bad', 'soooooooooo bad'],
    ['paid 20', 'paid 30'],
  ])('reads %j and %j alike', (one, other) => {
    expect(featuresOf(one)).toEqual(featuresOf(other));
  });

  it.each([
    ['it is not good', 'it is good'],
    ['good', 'good 😡'],
    ['good', 'good :('],
    ['good', 'good!'],
    ['this is very bad indeed', 'THIS IS VERY BAD INDEED'],
  ])('tells %j from %j', (one, other) => {
    expect(featuresOf(one)).not.toEqual(featuresOf(other));
  });

  it('finds inflected words of the list by their beginning, and turns negated ones round', () => {
    expect(cuesOf('palvelu on huono')).not.toEqual(cuesOf('palvelu on talo'));
    expect(cuesOf('oli kauheaa')).toEqual(cuesOf('oli kauhea'));
    expect(cuesOf('ei hyvä tämä')).not.toEqual(cuesOf('on hyvä tämä'));
  });

  it('finds words of the list inside scripts without spaces', () => {
    expect(cuesOf('服务很差')).not.toEqual(cuesOf('服务很多'));
  });

  it('has each feature once and its groups in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (text) => {
        const features = featuresOf(text, lexicon);
        expect(new Set(features).size).toBe(features.length);
        expect(reader.wordsEnd).toBeLessThanOrEqual(reader.charactersEnd);
        expect(reader.charactersEnd).toBeLessThan(reader.count);
        expect(featuresOf(text, lexicon)).toEqual(features);
      }),
      { numRuns: 200 },
    );
  });
});
