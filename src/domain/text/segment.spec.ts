import { describe, expect, it } from '@jest/globals';
import { segment } from './segment.js';

const words = (text: string): string[] => segment(text).map((piece) => text.slice(piece.start, piece.end));

describe('segment', () => {
  it.each([
    ['Acme Bank, 2 apps!', ['Acme', 'Bank', '2', 'apps']],
    ["Acme's L'Oréal’s", ['Acme', 's', 'L', 'Oréal', 's']],
    ["don't can’t t't", ["don't", 'can’t', "t't"]],
    ['me@acme.com acme_help', ['me', 'acme', 'com', 'acme_help']],
    ['iPhoneを買った', ['iPhone', 'を買った']],
    ['ราคา 5 บาท', ['ราคา', '5', 'บาท']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['Acme™ acme²', ['Acme', 'acme']],
    ['top😡😡bad', ['top', '😡😡', 'bad']],
    ['caf\u0065\u0301 x', ['cafe\u0301', 'x']],
    ['', []],
  ])('cuts %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('tells the kinds apart', () => {
    expect(segment('Hi ไทย 👍').map((piece) => piece.kind)).toEqual(['word', 'unspaced', 'emoji']);
  });
});
