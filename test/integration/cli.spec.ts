import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { linesOf, runCli } from '../support/run-cli.js';

// Each test starts programs of its own.
jest.setTimeout(180_000);

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-cli-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});

function file(name: string, content: string | Buffer): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

const ndjson = (...values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n');

describe('usage', () => {
  it.each([
    ['an unknown command', ['bogus']],
    ['no command', []],
    ['a group without a command', ['watch']],
    ['a missing argument', ['feed']],
    ['a missing option', ['match']],
    ['an unknown option', ['feed', '--loud', 'x']],
    ['a speed that is none', ['replay', 'x.ndjson', '--source', '1', '--speed', '0']],
    ['an id that is none', ['replay', 'x.ndjson', '--source', 'abc']],
    ['a role that is none', ['user', 'create', '--email', 'a@example.com', '--name', 'A', '--role', 'king']],
    ['no scope', ['token', 'create', '--user', 'a@example.com', '--name', 'A', '--scopes', ',']],
  ])('answers %s with exit 2 and nothing on standard output', async (_, args) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it('prints help and version on request with exit 0', async () => {
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
    const { code, stdout } = await runCli(['--help']);
    expect(code).toBe(0);
    for (const command of ['match', 'feed', 'replay', 'watch', 'feeds', 'user', 'token', 'doctor', 'migrate', 'demo'])
      expect(stdout).toContain(`\n  ${command}`);
  });

  it('lists every fault of the settings and exits with 1', async () => {
    const { code, stderr } = await runCli(['migrate'], { env: { PORT: 'x', EARSHOT_ROLE: 'boss' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/PORT must be[^]*EARSHOT_ROLE must be/);
    expect(stderr).not.toContain('boss');
  });
});

describe('match', () => {
  const watches = (): string =>
    file('watches.yml', '- {name: Acme, query: acme OR "acme bank"}\n- {name: Fi, query: acme, languages: [fi]}\n');

  it('finds watches and spans in order, keeps ids as they were and goes on after a bad line', async () => {
    const input = [
      '{"id":12345678901234567890,"text":"😀 I love Acme Bank","lang":"en"}',
      'not json',
      '{"id":"s","text":"a\u2028acme","lang":"fi","author":{"handle":"x"}}',
      '{"id":"t"}',
      '',
      '{"id":"n","text":"nothing here"}',
    ].join('\r\n');
    const { code, stdout } = await runCli(['match', '--watches', watches()], { input });
    expect(code).toBe(0);
    expect(linesOf(stdout)).toEqual([
      '{"id":12345678901234567890,"matches":[{"watch":"Acme","spans":[[10,19]]}]}',
      '{"id":null,"error":"Line 2: Not JSON at 1:1: a value is expected."}',
      '{"id":"s","matches":[{"watch":"Acme","spans":[[2,6]]},{"watch":"Fi","spans":[[2,6]]}]}',
      '{"id":null,"error":"Line 4: text is expected to be text."}',
      '{"id":"n","matches":[]}',
    ]);
  });

  it('finds the language out where none is stated and a watch asks for one', async () => {
    const input = ndjson(
      { id: 'fi', text: 'Acme on huono pankki ja palvelu on todella surkeaa' },
      { id: 'en', text: 'Acme is a bad bank and the service is really terrible' },
    );
    const { stdout } = await runCli(['match', '--watches', watches()], { input });
    const found = linesOf(stdout).map((line) =>
      JSON.parse(line).matches.map((match: { watch: string }) => match.watch),
    );
    expect(found).toEqual([['Acme', 'Fi'], ['Acme']]);
  });

  it('names every invalid query with its place', async () => {
    const path = file('bad.yml', '- {name: One, query: "acme AND"}\n- name: Two\n  query: |\n    acme\n    OR (bank\n');
    const { code, stdout, stderr } = await runCli(['match', '--watches', path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(linesOf(stderr)).toEqual([
      expect.stringMatching(`^${path}: watch One: 1:\\d+: \\S`),
      `${path}: watch Two: 2:4: This parenthesis is never closed.`,
    ]);
  });
});

describe('analyse', () => {
  it('judges in order and puts an error in the place of a bad line', async () => {
    const input = `${ndjson({ id: 'a', text: 'I hate this, what a terrible service' })}\n[1]\n${ndjson({ id: 'b', text: 'wonderful, thank you', lang: 'en' }, { id: 'c', text: 'Palvelu on surkeaa', lang: 'fi' })}`;
    const { code, stdout } = await runCli(['analyse'], { input });
    expect(code).toBe(0);
    expect(linesOf(stdout).map((line): unknown => JSON.parse(line))).toMatchObject([
      { id: 'a', lang: 'en', sentiment: { label: 'negative' } },
      { id: null, error: 'Line 2: A post is expected to be an object.' },
      { id: 'b', lang: 'en', sentiment: { label: 'positive' } },
      { id: 'c', lang: 'fi', sentiment: { label: 'negative' } },
    ]);
  });

  it('answers with language, sentiment, intent and urgency, and nothing else', async () => {
    const input = ndjson({
      id: 7,
      text: 'Terrible: the kettle exploded and burned my hand, I am furious. I will sue you!',
    });
    const { stdout } = await runCli(['analyse'], { input });
    const between = (least: number, most: number): unknown => ({
      asymmetricMatch: (value: unknown) => typeof value === 'number' && value >= least && value <= most,
    });
    expect(JSON.parse(stdout)).toEqual({
      id: 7,
      lang: 'en',
      sentiment: { label: 'negative', score: between(-1, -0.2), confidence: between(0.3, 1) },
      intent: { label: 'threat', confidence: between(0.3, 1) },
      urgency: between(0.5, 1),
    });
  });

  it('is never unsure when told so, not even of a language that it does not know', async () => {
    const texts = ['Hmm, well, ok then', '😡😡', 'Ez a bolt nyitva van', 'Not sure what to think of it, good and bad'];
    const input = ndjson(...texts.map((text, id) => ({ id, text })));
    const labelsOf = async (...options: string[]): Promise<string[]> =>
      linesOf((await runCli(['analyse', ...options], { input })).stdout).map(
        (line) => (JSON.parse(line) as { sentiment: { label: string } }).sentiment.label,
      );
    expect(await labelsOf()).toContain('unsure');
    const forced = await labelsOf('--no-unsure');
    expect(forced).toHaveLength(texts.length);
    expect(forced).not.toContain('unsure');
  });

  it('judges with the model of the settings and refuses one that there is not', async () => {
    const input = ndjson({ id: 1, text: 'I am fed up with this terrible app', lang: 'en' });
    const confidenceOf = async (model: string): Promise<unknown> =>
      JSON.parse((await runCli(['analyse'], { input, env: { EARSHOT_SENTIMENT_MODEL: model } })).stdout).sentiment
        .confidence;
    expect(await confidenceOf('permissive')).not.toEqual(await confidenceOf('research'));
    const refused = await runCli(['analyse'], { input, env: { EARSHOT_SENTIMENT_MODEL: 'best' } });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('EARSHOT_SENTIMENT_MODEL must be one of research, permissive.');
  });
});

describe('feed', () => {
  const RSS = `<rss version="2.0"><channel><title>News</title><item><guid>1</guid><title>A &amp; B</title>
    <description>&lt;b&gt;Hello&lt;/b&gt;</description><link>https://example.com/1</link><author>Ann</author>
    <pubDate>Sat, 03 Jan 2026 10:00:00 GMT</pubDate></item></channel></rss>`;
  const READ = {
    title: 'News',
    items: [
      {
        id: '1',
        title: 'A & B',
        text: 'Hello',
        url: 'https://example.com/1',
        author: 'Ann',
        publishedAt: '2026-01-03T10:00:00.000Z',
      },
    ],
  };

  it('prints the items of a file and of standard input', async () => {
    const fromFile = await runCli(['feed', file('news.xml', RSS)]);
    expect(JSON.parse(fromFile.stdout)).toEqual(READ);
    const fromInput = await runCli(['feed', '-'], { input: Buffer.from(`\uFEFF${RSS}`, 'utf16le') });
    expect({ ...fromInput, stdout: JSON.parse(fromInput.stdout) }).toEqual({ code: 0, stdout: READ, stderr: '' });
  });

  it.each([
    ['empty', ''],
    ['a web page', '<!doctype html><html><body>Hi</body></html>'],
    ['too large', Buffer.alloc(6 * 1024 * 1024, '<a>')],
    ['nested without end', `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(100_000)}`],
  ])('refuses what is %s with exit 2 and the reason in one line', async (name, content) => {
    const path = file(`${name}.xml`, content);
    const { code, stdout, stderr } = await runCli(['feed', path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(linesOf(stderr)).toEqual([expect.stringContaining(`${path}: `)]);
  });

  it('says when there is no such file', async () => {
    const path = join(dir, 'missing.xml');
    expect(await runCli(['feed', path])).toEqual({ code: 2, stdout: '', stderr: `${path}: there is no such file.\n` });
  });
});

describe('watch lint and test', () => {
  it('finds no fault in a good file', async () => {
    const path = file('good.yml', '- {name: Acme, kind: brand, query: acme, languages: [en], priorityWeight: 2}\n');
    expect(await runCli(['watch', 'lint', path])).toEqual({
      code: 0,
      stdout: `${path}: 1 watches, no faults.\n`,
      stderr: '',
    });
  });

  it('finds every fault with its line and column', async () => {
    const text = `- name: A
  kind: firm
  query: acme
- name: B
  kind: brand
  query: 12
  colour: red
- name: C
  kind: brand
  query: NOT acme
- name: D
  kind: brand
  query: acme
- name: D
  kind: brand
  query: acme
  priorityWeight: 9
- just text
- name: E
  query: acme
- {name: D, kind: brand, query: acme}
`;
    const path = file('faults.yml', text);
    const { code, stderr } = await runCli(['watch', 'lint', path]);
    expect(code).toBe(2);
    expect(linesOf(stderr).sort()).toEqual(
      [
        `${path}:2:9: kind is expected to be one of brand, product, company, person, competitor, topic.`,
        `${path}:7:11: colour is not a field of a watch.`,
        `${path}:6:10: query is expected to be text; put it in quotes.`,
        `${path}: watch C: 1:1: This would match every post that lacks something; say also what a post must contain.`,
        `${path}:17:19: priorityWeight is expected to be a number from 0.5 to 3.`,
        `${path}:18:3: A watch is expected to have name: and query:.`,
        `${path}:19:3: kind is missing: brand, product, company, person, competitor, topic.`,
        `${path}:21:3: Another watch of this file is called "D".`,
      ].sort(),
    );
  });

  it.each([
    ['not YAML', '- name: "open\n'],
    ['no list', 'name: Acme\nquery: acme\n'],
    ['empty', ''],
    ['not UTF-8', Buffer.from([0x2d, 0x20, 0xff, 0xfe])],
    [
      'a bomb of aliases',
      `- &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((letter, at) => `- &${letter} [${Array.from({ length: 9 }, () => `*${'abcdefg'[at] ?? 'a'}`).join(',')}]`)
        .join('\n')}\n- {name: A, query: a, matches: *h}\n`,
    ],
  ])('refuses a file that is %s', async (name, content) => {
    const path = file(`${name}.yml`, content);
    const { code, stderr } = await runCli(['watch', 'lint', path]);
    expect(code).toBe(2);
    for (const line of linesOf(stderr)) expect(line).toContain(path);
  });

  it('tries the examples of a file', async () => {
    const good =
      '- name: Acme\n  query: acme -football\n  matches: [I like Acme]\n  ignores: [Acme football club, acmeology]\n';
    const path = file('examples.yml', good);
    expect(await runCli(['watch', 'test', path])).toMatchObject({
      code: 0,
      stdout: `${path}: 3 of 3 examples came out as expected.\n`,
    });
    writeFileSync(path, `${good}- name: Other\n  query: bank\n  matches: [nothing]\n  ignores: [a bank]\n`);
    const { code, stdout } = await runCli(['watch', 'test', path]);
    expect(code).toBe(1);
    expect(linesOf(stdout)).toEqual([
      `${path}: watch Other: does not find "nothing"`,
      `${path}: watch Other: should not find "a bank"`,
    ]);
  });
});
