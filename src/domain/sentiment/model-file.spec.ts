import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileLexicon } from './lexicon.js';
import type { LinearModel } from './linear-model.types.js';
import { openModel, writeModel } from './model-file.js';

function modelOf(buckets: readonly number[]): LinearModel {
  const sorted = [...new Set(buckets)].sort((a, b) => a - b);
  return {
    name: 'tiny',
    languages: ['fi', 'th'].map((lang) => ({
      lang,
      lexicon: compileLexicon(new Map([['hyvä', 3], ['huono', -2.5]])), // prettier-ignore
      rows: {
        bits: 20,
        buckets: Int32Array.from(sorted),
        negative: Int8Array.from(sorted, (bucket) => bucket % 100),
        positive: Int8Array.from(sorted, (bucket) => -(bucket % 77)),
      },
      scale: 0.012,
      biases: [0.1, -0.3, 0.2],
      offsets: [0, 0, 0.1],
      calibration: { slope: 1.1, shifts: [0.2, 0, -0.1] },
      unsureBelow: 0.5,
      triageFrom: 0.2,
    })),
  };
}

describe('model file', () => {
  it('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 20 - 1 })), (buckets) => {
        const model = modelOf(buckets);
        const opened = openModel(writeModel(model));
        if (!opened.ok) throw new Error(opened.reason);
        expect(opened).toMatchObject({ name: 'tiny', languages: ['fi', 'th'] });
        expect(opened.languages.map((lang) => opened.read(lang))).toEqual(model.languages);
        expect(opened.read('en')).toBeUndefined();
      }),
    );
  });

  it('takes less than four bytes a row when rows lie close', () => {
    const few = writeModel(modelOf([]));
    const many = writeModel(modelOf(Array.from({ length: 10_000 }, (_, i) => i * 90)));
    expect(many.length - few.length).toBeLessThan(2 * 10_000 * 3 + 100);
  });

  const whole = writeModel(modelOf([1, 500, 70_000]));
  it.each([
    ['an empty file', new Uint8Array(), 'not-a-model'],
    ['another file', new TextEncoder().encode('<!doctype html><html></html>'), 'not-a-model'],
    ['half a file', whole.subarray(0, whole.length - 5), 'cut-short'],
    ['half a header', whole.subarray(0, 40), 'cut-short'],
    ['another version', Uint8Array.from(whole, (byte, i) => (i === 4 ? 99 : byte)), 'other-version'],
  ])('refuses %s', (_, bytes, reason) => {
    expect(openModel(bytes)).toEqual({ ok: false, reason });
  });
});
