import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCell, safeCell } from './csv-cells.js';
import { readWatchFile } from './read-watch-file.js';
import { MOST_WATCHES, type WatchEntry, type WatchFileFormat } from './watch-file.types.js';
import { writeWatchFile } from './write-watch-file.js';

const read = (content: string, format: WatchFileFormat = 'yaml', isForImport = true) =>
  readWatchFile(content, format, { isForImport });
const entriesOf = (content: string, format: WatchFileFormat) => read(content, format).entries.map(({ entry }) => entry);

const ACME: WatchEntry = {
  name: 'Acme',
  kind: 'brand',
  query: 'acme\nOR "acme bank"',
  languages: ['fi', 'zh-TW'],
  priorityWeight: 1.5,
  team: 'Care',
  examples: [
    { text: 'Acme | is down', expects: 'match' },
    { text: 'acme on rikki', lang: 'fi', expects: 'match' },
    { text: 'acmeology', expects: 'ignore' },
  ],
  person: null,
};
const ANNA: WatchEntry = {
  ...ACME,
  name: '=Anna, "A" \'Virtanen\'',
  kind: 'person',
  query: '@anna',
  languages: [],
  priorityWeight: 1,
  examples: [{ text: '=1+1', expects: 'match' }],
  person: {
    purpose: 'Threats against staff',
    legalBasis: 'legitimate-interest',
    visibleTo: ['Care', 'Press | PR'],
    expiresAt: '2027-01-31T00:00:00.000Z',
  },
};

describe.each(['yaml', 'csv'] as const)('a %s file of watches', (format) => {
  it('is read back as it was written', () => {
    const content = writeWatchFile([ACME, ANNA], format);
    expect(read(content, format)).toMatchObject({ faults: [] });
    expect(entriesOf(content, format)).toEqual([ACME, ANNA]);
  });

  it('is read back whatever the texts are', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      // What a file cannot hold: lone carriage returns are line ends in YAML, and control characters have no form in CSV.
      .filter((value) => value.trim() !== '' && !/[\p{C}\u2028\u2029\u0085]/u.test(value));
    const sign = fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '\t=', '|', '["');
    const any = fc.tuple(sign, text).map(([first, rest]) => first + rest);
    const entry = fc.record({
      name: any.map((name) => name.trim()),
      examples: fc.array(fc.record({ text: any, expects: fc.constant('match' as const) }), {
        minLength: 1,
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(entry, ({ name, examples }) => {
        const one = { ...ACME, name, examples };
        expect(entriesOf(writeWatchFile([one], format), format)).toEqual([one]);
      }),
      { numRuns: 300 },
    );
  });

  it('has at most a thousand watches', () => {
    const many = Array.from({ length: MOST_WATCHES + 1 }, (_, i) => ({ ...ACME, name: `Watch ${String(i)}` }));
    const { entries, faults } = read(writeWatchFile(many, format), format);
    expect({ entries: entries.length, faults: faults.length }).toEqual({ entries: 0, faults: 1 });
  });
});

describe('cells', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", "''-1"])(
    '%j is no formula, and is read back',
    (text) => {
      expect(safeCell(text)).toBe(`'${text}`);
      expect(readCell(safeCell(text))).toBe(text);
    },
  );

  it.each(['acme', "'tis", '1=1', ''])('%j is left as it is', (text) => {
    expect(safeCell(text)).toBe(text);
    expect(readCell(text)).toBe(text);
  });
});

describe('a CSV file', () => {
  it('may come from a spreadsheet: byte order mark, semicolons, quoted line breaks, empty lines', () => {
    const content =
      '\uFEFFName;Kind;Query;PriorityWeight\r\nAcme;brand;"acme\r\nOR ""acme bank""";1,5\r\n\r\nRival;competitor;@rival;\r\n';
    expect(entriesOf(content, 'csv')).toMatchObject([
      { name: 'Acme', query: 'acme\r\nOR "acme bank"', priorityWeight: 1.5, examples: null, team: null },
      { name: 'Rival', query: '@rival', priorityWeight: 1 },
    ]);
  });

  it.each([
    ['', [[null, 1, 1]], /empty/],
    [
      'name,colour\nA,b\n',
      [
        [null, 1, 2],
        [null, 1, 1],
      ],
      /no column "colour"/,
    ],
    ['name,query,name\n', [[null, 1, 3]], /twice/],
    ['name\nA\n', [[null, 1, 1]], /query is missing/],
    ['name,kind,query\nA,brand\n', [[1, 2, 3]], /2 cells/],
    ['name,kind,query\nA,brand,a,b\n', [[1, 2, 4]], /4 cells/],
    ['name,kind,query\nA,brand,"a\n', [[null, 2, 3]], /Quote/],
    ['name,kind,query\n"A\nB",brand,a\nC,firm,a\n', [[2, 4, 2]], /kind is expected/],
    ['name,kind,query,matches\nA,brand,a,[1\n', [[1, 2, 4]], /no JSON/],
    ['name,kind,query,matches\nA,brand,a,[1]\n', [[1, 2, 4]], /list of texts/],
    ['name,kind,query,priorityWeight\nA,brand,a,much\n', [[1, 2, 4]], /number from/],
    ['name,kind,query,personPurpose\nA,brand,a,Because we want to\n', [[1, 2, 4]], /Only a watch of the kind person/],
    ['name,kind,query\nA,brand,a\nA,brand,b\n', [[2, 3, 1]], /Another watch/],
  ])('%j is refused with its place', (content, places, message) => {
    const { entries, faults } = read(content, 'csv');
    expect(faults.map(({ row, line, column }) => [row, line, column])).toEqual(places);
    expect(faults[0]?.message).toMatch(message);
    expect(entries.length).toBeLessThanOrEqual(1);
  });
});

describe('a YAML file', () => {
  it('may leave out what is usual, and need no kind where it is not imported', () => {
    expect(read('- {name: Acme, query: acme}\n', 'yaml', false).entries).toMatchObject([
      { entry: { kind: null, languages: [], priorityWeight: 1, team: null, examples: null, person: null } },
    ]);
    expect(read('- {name: Acme, query: acme}\n').faults).toMatchObject([{ row: 1, line: 1, column: 3 }]);
  });

  it('says where a query is wrong, in the file and inside the query', () => {
    const { faults } = read('- name: Acme\n  kind: brand\n  query: |\n    acme\n    OR (bank\n');
    expect(faults).toMatchObject([{ row: 1, line: 3, inQuery: { watch: 'Acme', line: 2, column: 4 } }]);
  });

  it.each([
    ['person: yes', /person is expected to have/],
    ['person: {purpose: short, legalBasis: consent, expiresAt: 2027-01-01}', /purpose/],
    ['person: {purpose: Threats to staff, legalBasis: whim, expiresAt: 2027-01-01}', /legalBasis/],
    ['person: {purpose: Threats to staff, legalBasis: consent, expiresAt: soon}', /expiresAt/],
    ['person: {purpose: Threats to staff, legalBasis: consent, expiresAt: 2027-01-01, why: x}', /why is not a field/],
    ['matches: [{text: a, colour: red}]', /matches/],
    ['matches: [""]', /matches/],
    ['languages: [no language]', /languages/],
  ])('refuses %s', (field, message) => {
    const { faults } = read(`- name: Anna\n  kind: person\n  query: anna\n  ${field}\n`);
    expect(faults.map(({ message: text }) => text).join(' ')).toMatch(message);
    expect(faults[0]).toMatchObject({ row: 1, line: 4 });
  });
});
