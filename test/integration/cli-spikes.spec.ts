import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { linesOf, runCli } from '../support/run-cli.js';

// Each test starts programs of its own.
jest.setTimeout(180_000);

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-spikes-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});

function file(name: string, content: string): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

const START = Date.UTC(2026, 0, 5);
const STORM = 1_200;

/** Five-minute counts that go up and down by day, with a storm. */
const rows = Array.from({ length: STORM + 24 }, (_, i) => {
  const time = new Date(START + i * 300_000).toISOString().slice(0, 19).replace('T', ' ');
  const usual = 6 + Math.round(4 * Math.sin((2 * Math.PI * i) / 288)) + ((i * 7) % 5);
  return `${time},${String(i >= STORM ? usual + 90 : usual)}`;
});
const csvOf = (some: readonly string[]): string => `timestamp,value\n${some.join('\n')}\n`;

describe('spikes', () => {
  it('adds what was expected, the score and the alert to each row', async () => {
    const { code, stdout, stderr } = await runCli(['spikes', '--csv', file('storm.csv', csvOf(rows))]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [header, ...lines] = linesOf(stdout);
    expect(header).toBe('timestamp,value,expected,score,alert');
    expect(lines.map((line) => line.split(',').slice(0, 2).join(','))).toEqual(rows);
    const cells = lines.map((line) => line.split(',').slice(2).map(Number));
    expect(cells.every(([expected, score]) => (expected ?? -1) >= 0 && (score ?? -1) >= 0 && (score ?? 1) < 1)).toBe(
      true,
    );
    const alerts = cells.flatMap(([, , alert], i) => (alert === 1 ? [i] : []));
    expect(alerts).toHaveLength(1);
    expect((alerts[0] ?? 0) - STORM).toBeLessThanOrEqual(2);
    expect(cells[alerts[0] ?? 0]?.[1]).toBeGreaterThanOrEqual(0.5);
  });

  it('says of a row what it says when the file ends there', async () => {
    const [all, part] = await Promise.all([
      runCli(['spikes', '--csv', '-'], { input: csvOf(rows) }),
      runCli(['spikes', '--csv', '-'], { input: csvOf(rows.slice(0, STORM + 2)) }),
    ]);
    expect(linesOf(part.stdout)).toEqual(linesOf(all.stdout).slice(0, STORM + 3));
  });

  it('answers a bad row with exit 2, the line and nothing else', async () => {
    const path = file('bad.csv', csvOf([...rows.slice(0, 3), '2026-01-05 00:15:00,many']));
    expect(await runCli(['spikes', '--csv', path])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${path}:5: 'many' is no count; a number not below 0 is expected.\n`,
    });
  });

  it.each([
    ['a file that is not there', ['spikes', '--csv', '/nowhere/counts.csv']],
    ['no file', ['spikes']],
    ['a sensitivity that is none', ['spikes', '--csv', '-', '--sensitivity', 'extreme']],
  ])('answers %s with exit 2', async (_, args) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });
});
