import { describe, expect, it } from '@jest/globals';
import { formatOfFile, placeInText } from './watch-file.js';

describe('formatOfFile', () => {
  it('goes by the name', () => {
    expect(formatOfFile('watches.YML', 'name,query')).toBe('yaml');
    expect(formatOfFile('watches.csv', '- name: a')).toBe('csv');
  });

  it.each([
    ['- name: Acme\n  query: acme', 'yaml'],
    ['\n# a comment\nwatches:\n  - name: a', 'yaml'],
    ['---\n- a: 1', 'yaml'],
    ['[{"name": "Acme", "query": "a, b"}]', 'yaml'],
    ['name,kind,query\nAcme,brand,acme', 'csv'],
    ['name;kind;query', 'csv'],
    ['', 'yaml'],
  ])('reads what was pasted: %j', (content, format) => {
    expect(formatOfFile('', content)).toBe(format);
  });
});

describe('placeInText', () => {
  it('finds a character of a line in YAML', () => {
    expect(placeInText('ab\ncd\nef', 'yaml', 1, 1)).toBe(0);
    expect(placeInText('ab\ncd\nef', 'yaml', 2, 2)).toBe(4);
    expect(placeInText('ab\r\ncd', 'yaml', 2, 1)).toBe(4);
  });

  it('finds a cell of a row in CSV, past quotes that hold commas and line breaks', () => {
    const text = 'name,query\nAcme,"a, ""b""\nc",brand\nX,y,z';
    const cell = (line: number, column: number): string => text.slice(placeInText(text, 'csv', line, column));
    expect(cell(2, 1)).toMatch(/^Acme,/);
    expect(cell(2, 2)).toMatch(/^"a, /);
    expect(cell(2, 3)).toMatch(/^brand/);
    expect(cell(4, 3)).toBe('z');
  });

  it('stays within the text', () => {
    expect(placeInText('ab\ncd', 'yaml', 9, 9)).toBe(5);
    expect(placeInText('ab\ncd', 'yaml', 1, 99)).toBe(2);
    expect(placeInText('a,b', 'csv', 1, 9)).toBe(3);
    expect(placeInText('a,b\nc', 'csv', 1, 9)).toBe(3);
    expect(placeInText('', 'csv', 0, 0)).toBe(0);
  });
});
