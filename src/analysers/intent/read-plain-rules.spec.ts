import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readPlainRules } from './read-plain-rules.js';

const FOLDER = 'config/intent';
const FILES = readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')] as const);

/** What the reader of all of YAML finds, in the same form; null where it is no map of lists of texts. */
function readAll(content: string): ReadonlyMap<string, readonly string[]> | null {
  const lists = new Map<string, string[]>();
  const visit = (value: unknown, path: readonly string[]): boolean => {
    if (path.length > 0) lists.set(path.join('.'), []);
    if (value === null || value === '') return path.length > 0;
    if (Array.isArray(value)) {
      lists.set(path.join('.'), value as string[]);
      return path.length > 0 && value.every((entry) => typeof entry === 'string');
    }
    return typeof value === 'object' && Object.entries(value).every(([key, inner]) => visit(inner, [...path, key]));
  };
  try {
    return visit(parse(content, { schema: 'failsafe', logLevel: 'silent' }), []) ? lists : null;
  } catch {
    return null;
  }
}

describe('readPlainRules', () => {
  it.each(FILES)('reads %s as the reader of all of YAML does', (_, content) => {
    const lists = readPlainRules(content);
    expect(lists).not.toBeNull();
    expect(lists).toEqual(readAll(content));
  });

  it.each([
    ['a: &x 1'],
    ['a:\n- b'],
    ['a:\n  - b\n  c:\n'],
    ['a:\n  - b: c'],
    ['a:\n  - b # c'],
    ['a:\n  - "b\\n"'],
    ['a:\n    - b'],
    ['a:\n  - [b]'],
    ['a: |\n  b'],
    ['a:\n  - b\n\ta:'],
    ['a:\na:'],
    ['a: []\n  - b'],
    ['a: []\n  b:'],
    ['- b'],
    ['a:\n  -  b'],
  ])('leaves %j to it', (content) => {
    expect(readPlainRules(content)).toBeNull();
  });

  it('never reads a text differently', () => {
    const word = fc.constantFrom(
      'fire',
      "don't",
      '112',
      'no',
      '"a b"',
      "'it'",
      'a: b',
      'a #b',
      '- c',
      '[]',
      'tuli*',
      '~',
    );
    const line = fc.oneof(
      fc.tuple(fc.nat({ max: 7 }), word).map(([spaces, text]) => `${' '.repeat(spaces)}- ${text}`),
      fc
        .tuple(fc.nat({ max: 7 }), fc.constantFrom('a', 'b', 'words'), fc.constantFrom('', ' []', ' x'))
        .map(([spaces, key, rest]) => `${' '.repeat(spaces)}${key}:${rest}`),
      fc.constantFrom('', '# c', '  # c'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const plain = readPlainRules(lines.join('\n'));
        if (plain !== null && plain.size > 0) expect(plain).toEqual(readAll(lines.join('\n')));
      }),
      { numRuns: 2_000 },
    );
  });
});
