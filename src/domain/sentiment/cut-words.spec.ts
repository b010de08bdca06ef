import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WordCutter } from './cut-words.js';

const cutter = new WordCutter();

function tokensOf(text: string): string[] {
  cutter.cut(text);
  return Array.from({ length: cutter.count }, (_, i) =>
    String.fromCharCode(...cutter.units.subarray(cutter.starts[i], cutter.ends[i])),
  );
}

const LINK = '\u0001';
const HANDLE = '\u0002';

describe('WordCutter', () => {
  it.each([
    ['The App is DOWN', ['the', 'app', 'is', 'down']],
    ['sooooo goood', ['soo', 'good']],
    ["don't, 2024!!!", ["don't", '0', '!']],
    ['see https://t.co/AbC?x=1 now', ['see', LINK, 'now']],
    ['see http now', ['see', LINK, 'now']],
    ['www.example.org/a b', [LINK, 'b']],
    ['@BigCompany @user hi', [HANDLE, HANDLE, 'hi']],
    ['Ääliö työntää', ['ääliö', 'työntää']],
    ['iPhoneใช้ไม่ได้', ['iphone', 'ใช้ไม่ได้']],
    ['服务很差。真的', ['服务很差', '真的']],
    ['... Why?! No.', ['why', '?', '!', 'no', '.']],
    ['', []],
  ])('cuts %j into %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  it('counts marks and keeps emoji apart from words', () => {
    cutter.cut('Nooo!! why?? "so" … wait... 😡😡 ☹');
    expect(cutter.marks).toEqual({ stretched: 1, exclamations: 2, questions: 2, ellipses: 2, quotes: 2 });
    expect(cutter.pictureCount).toBe(3);
  });

  it('keeps its arrays in order for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1_500 }), (text) => {
        cutter.cut(text);
        let end = 0;
        for (let i = 0; i < cutter.count; i++) {
          expect(cutter.starts[i]).toBe(end);
          end = cutter.ends[i] ?? -1;
          expect(end).toBeGreaterThan(cutter.starts[i] ?? 0);
        }
        expect(end).toBeLessThanOrEqual(cutter.units.length);
      }),
      { numRuns: 300 },
    );
  });
});
