import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { clockCase, numbersFrom } from '../support/clock-cases.js';
import { dueBySteps } from '../support/clock-oracle.js';
import { linesOf, runCli } from '../support/run-cli.js';

// Programs of its own, and five thousand walks through time.
jest.setTimeout(300_000);

const CASES = 5_000;
const LIMIT_MS = 6 * 86_400_000;
const HOURS = '{zone: Europe/Helsinki, week: {mon: ["09:00-12:00", "13:00-17:00"]}}';

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-clock-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});

function file(content: string): string {
  const path = join(dir, 'hours.yaml');
  writeFileSync(path, content);
  return path;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const ask = (path: string, ...more: string[]): ReturnType<typeof runCli> =>
  runCli(['clock', '--calendar', path, '--start', '2026-06-01T08:50:00Z', '--target', '20m', ...more]);

describe('earshot clock', () => {
  it('agrees with stepping through time, whatever zone its process lives in', async () => {
    const next = numbersFrom(20_261_122);
    const cases = Array.from({ length: CASES }, () => clockCase(next));
    const input = cases
      .map(({ calendar, startMs, targetMs, pauses }) =>
        JSON.stringify({
          calendar,
          start: iso(startMs),
          target: `PT${String(targetMs / 1_000)}S`,
          pauses: pauses.map(([from, to]) => [iso(from), iso(to)]),
        }),
      )
      .join('\n');
    const answers: string[] = [];
    for (const zone of ['UTC', 'America/St_Johns', 'Pacific/Apia']) {
      const { code, stdout, stderr } = await runCli(['clock', '--batch'], { input, env: { TZ: zone } });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      answers.push(stdout);
    }
    expect(new Set(answers).size).toBe(1);
    const due = linesOf(answers[0] ?? '').map((line) => (JSON.parse(line) as { dueAt: string | null }).dueAt);
    expect(due).toHaveLength(CASES);
    let stepped = 0;
    const wrong = cases.filter(({ calendar, startMs, targetMs, pauses }, i) => {
      const expected = dueBySteps(calendar, startMs, targetMs, pauses, LIMIT_MS);
      const answer = due[i] ?? null;
      if (expected === null) return answer !== null && Date.parse(answer) - startMs < LIMIT_MS;
      stepped += 1;
      return answer !== iso(expected);
    });
    expect(wrong).toEqual([]);
    expect(stepped).toBeGreaterThan(CASES / 2);
  });

  it('reads a file of hours and counts pauses', async () => {
    const path = file(HOURS);
    expect(await ask(path)).toEqual({ code: 0, stdout: '{"dueAt":"2026-06-01T10:10:00.000Z"}\n', stderr: '' });
    const paused = await ask(
      path,
      '--pause',
      '2026-06-01T08:50:00Z/2026-06-01T08:55:00Z',
      '--pause',
      '2026-06-01T10:00:00Z/2026-06-01T10:10:00Z',
    );
    expect(paused.stdout).toBe('{"dueAt":"2026-06-01T10:25:00.000Z"}\n');
  });

  it('says null for hours that never come', async () => {
    expect((await ask(file('{zone: Asia/Bangkok, week: {}}'))).stdout).toBe('{"dueAt":null}\n');
  });

  it('tells every fault of the file with its place, and exits with 2', async () => {
    const path = file('zone: Europe/Atlantis\nweek:\n  mon: ["09:00-12:00", "17:00-13:00"]\n  fry: []\n');
    const { code, stdout, stderr } = await ask(path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(linesOf(stderr)).toEqual([
      `${path}:1:7: zone: "Europe/Atlantis" is not a zone; one is expected such as Europe/Helsinki.`,
      `${path}:3:24: week.mon[1]: "17:00-13:00" ends before it begins; one over midnight is written as two, the first until 24:00.`,
      expect.stringContaining(`${path}:4:`),
    ]);
  });

  it.each([
    ['no question', ['clock']],
    ['a start without its offset', ['clock', '--calendar', 'x', '--start', '2026-06-01T09:00:00', '--target', '1h']],
    ['a target that is none', ['clock', '--calendar', 'x', '--start', '2026-06-01T09:00:00Z', '--target', 'soon']],
    [
      'a pause that is none',
      ['clock', '--calendar', 'x', '--start', '2026-06-01T09:00:00Z', '--target', '1h', '--pause', 'x'],
    ],
    ['no such file', ['clock', '--calendar', 'no-such-file.yaml', '--start', '2026-06-01T09:00:00Z', '--target', '1h']],
    ['both ways of asking', ['clock', '--batch', '--target', '1h']],
  ])('exits with 2 for %s', async (_, args) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it('answers bad lines in their place and goes on', async () => {
    const good = '{"calendar":{"week":"always"},"start":"2026-06-01T09:00:00Z","target":"2h"}';
    const input = [
      good,
      'x',
      '{"calendar":{"week":"always"},"start":"soon","target":"2h"}',
      '{"calendar":{}}',
      good,
    ].join('\n');
    const { code, stdout } = await runCli(['clock', '--batch'], { input });
    expect(code).toBe(0);
    expect(linesOf(stdout).map((line) => JSON.parse(line) as unknown)).toEqual([
      { dueAt: '2026-06-01T11:00:00.000Z' },
      { error: 'Line 2: this is not JSON.' },
      { error: expect.stringContaining('Line 3: start is expected') },
      { error: expect.stringContaining('Line 4: calendar: zone: is missing') },
      { dueAt: '2026-06-01T11:00:00.000Z' },
    ]);
  });
});
