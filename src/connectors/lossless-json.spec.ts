import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from './lossless-json.js';
import { JsonNumber, readJson } from './lossless-json.js';

/** What JSON.parse would have made of it. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (value instanceof Map) {
    const members = [...value].map(([name, member]) => [name, plain(member as JsonValue)] as const);
    return Object.fromEntries(members);
  }
  return Array.isArray(value) ? value.map(plain) : value;
}

function read(text: string): unknown {
  const document = readJson(text);
  if (!document.ok) return document.reason;
  const values = document.entries.map((entry) => plain(entry.value));
  return document.isList ? values : values[0];
}

describe('readJson', () => {
  it('reads whatever JSON.stringify writes, as JSON.parse does', () => {
    const withoutProto = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
    fc.assert(
      fc.property(withoutProto, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('accepts exactly what JSON.parse accepts', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'nul',
      ' ',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const text = tokens.join('');
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(readJson(text).ok).toBe(isJson);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps every digit of a number and the text of each entry', () => {
    const document = readJson(' [ {"id": 9007199254740993} , 1e400 ] ');
    expect(document).toEqual({
      ok: true,
      isList: true,
      entries: [
        { value: new Map([['id', new JsonNumber('9007199254740993')]]), raw: '{"id": 9007199254740993}' },
        { value: new JsonNumber('1e400'), raw: '1e400' },
      ],
    });
  });

  it.each([
    ['', 'Not JSON at 1:1: a value is expected.'],
    ['{"a":1\n"b":2}', "Not JSON at 2:1: ',' or '}' is expected."],
    ['[1,]', 'Not JSON at 1:4: a value is expected.'],
    ['"\\', 'Not JSON at 1:1: a text has no end.'],
    ['"\\x"', 'Not JSON at 1:1: a text is not written as JSON writes it.'],
    ['1 2', 'Not JSON at 1:3: something follows the end.'],
    ['['.repeat(5_000), 'Not JSON at 1:101: more than 100 levels.'],
  ])('says where %j goes wrong', (text, reason) => {
    expect(readJson(text)).toEqual({ ok: false, reason });
  });

  it('skips a byte order mark', () => {
    expect(read('\uFEFF{"a":true}')).toEqual({ a: true });
  });
});
