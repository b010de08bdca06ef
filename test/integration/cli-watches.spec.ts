import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { linesOf, runCli } from '../support/run-cli.js';

// Each test starts programs of its own.
jest.setTimeout(180_000);

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-cli-watches-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});

function file(name: string, content: string | Buffer): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

const matchesOf = (stdout: string): unknown[] => linesOf(stdout).map((line) => JSON.parse(line).matches as unknown);

describe('match', () => {
  it('asks fields of author, site, network and language, and ignores what it does not know', async () => {
    const watches = file(
      'fields.yml',
      `- {name: Author, query: 'author:"Anna Virtanen"'}
- {name: Handle, query: 'author:anna'}
- {name: Site, query: 'site:acme.com'}
- {name: Network, query: 'network:reddit'}
- {name: Language, query: 'lang:fi acme'}
`,
    );
    const posts = [
      { id: '1', text: 'a', author: { handle: 'anna', name: 'Anna Virtanen' }, colour: 'red' },
      { id: '2', text: 'b', author: 'Anna Virtanen', title: ['no title'] },
      { id: '3', text: 'c', url: 'https://www.acme.com/x', network: 'Reddit', author: 7, url2: null },
      { id: '4', text: 'acme', lang: 'fi' },
      { id: '5', text: 'Acme on huono pankki ja palvelu on todella surkeaa' },
    ];
    const input = posts.map((post) => JSON.stringify(post)).join('\n');
    const { code, stdout } = await runCli(['match', '--watches', watches], { input });
    expect(code).toBe(0);
    const names = matchesOf(stdout).map((matches) => (matches as { watch: string }[]).map(({ watch }) => watch));
    expect(names).toEqual([
      ['Author', 'Handle'],
      ['Author', 'Handle'],
      ['Site', 'Network'],
      ['Language'],
      ['Language'],
    ]);
  });

  it('reads CSV, and answers an id that is a number as it was written', async () => {
    const watches = file('watches.csv', 'name,query\nAcme,"acme OR ""acme bank"""\n');
    const input = '{"id":1e2,"text":"acme"}\n{"id":12345678901234567890,"text":"ACME bank"}';
    const { stdout } = await runCli(['match', '--watches', watches], { input });
    expect(linesOf(stdout)).toEqual([
      '{"id":1e2,"matches":[{"watch":"Acme","spans":[[0,4]]}]}',
      '{"id":12345678901234567890,"matches":[{"watch":"Acme","spans":[[0,9]]}]}',
    ]);
  });
});

describe('watch lint', () => {
  it('prints each doubt with watch, place, severity and code, and exits with 0', async () => {
    const path = file('doubts.yml', '- name: Acme\n  kind: brand\n  query: |\n    acmebank\n    and pankki\n');
    const { code, stdout } = await runCli(['watch', 'lint', path]);
    expect(code).toBe(0);
    const [first, ...rest] = linesOf(stdout);
    expect(first).toMatch(/: watch Acme: 2:1: (warning|hint) lower-case-operator: \S/);
    expect(rest.at(-1)).toMatch(/: 1 watches, \d+ (warning|hint)/);
  });

  it('exits with 2 for an invalid query, by name and place, and for a wrong CSV by row and cell', async () => {
    const yaml = file('invalid.yml', '- {name: Acme, kind: brand, query: "acme AND (bank"}\n');
    expect(await runCli(['watch', 'lint', yaml])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${yaml}: watch Acme: 1:10: This parenthesis is never closed.\n`,
    });
    const csv = file('invalid.csv', 'name,kind,query\nAcme,firm,acme\n');
    const { code, stderr } = await runCli(['watch', 'lint', csv]);
    expect(code).toBe(2);
    expect(stderr).toMatch(`${csv}:2:2: kind is expected to be one of`);
  });
});

describe('watch test', () => {
  it('tries the examples of a CSV file, each in its language', async () => {
    const path = file(
      'examples.csv',
      'name,query,languages,matches,ignores\nAcme,acme,fi,"[{""text"":""acme"",""lang"":""fi""}]","[{""text"":""acme"",""lang"":""de""}]"\n',
    );
    expect(await runCli(['watch', 'test', path])).toMatchObject({
      code: 0,
      stdout: `${path}: 2 of 2 examples came out as expected.\n`,
    });
  });
});
