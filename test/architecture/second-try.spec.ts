import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
// @ts-expect-error A script without types; its shape is told below.
import { withSecondTry as untyped } from '../../scripts/run-jest.mjs';

interface Failed {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failedFiles?: readonly Failed[];
}

type Run = (given: readonly string[]) => Promise<Totals | undefined>;
const withSecondTry = untyped as (given: readonly string[], run: Run) => Promise<Totals>;

const flaky: Failed = { file: 'test/a.spec.ts', passed: 3, failed: 1, skipped: 1 };
const broken: Failed = { file: 'test/b.spec.ts', passed: 0, failed: 2, skipped: 0 };
const red = (...failedFiles: Failed[]): Totals => ({
  passed: 100,
  failed: failedFiles.reduce((total, { failed }) => total + failed, 0),
  skipped: 5,
  failedFiles,
});
const green = (passed: number, skipped = 0): Totals => ({ passed, failed: 0, skipped, failedFiles: [] });

let printed: string[];
let console_: jest.SpiedFunction<typeof console.log>;
beforeAll(() => {
  console_ = jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
beforeEach(() => void (printed = []));
afterAll(() => console_.mockRestore());

/** The figures of a run whose Jest answers as told, and with what it was called. */
async function figuresOf(given: readonly string[], ...answers: Totals[]) {
  const calls: (readonly string[])[] = [];
  const { passed, failed, skipped } = await withSecondTry(given, (args) => {
    calls.push(args);
    return Promise.resolve(answers[calls.length - 1]);
  });
  return { passed, failed, skipped, calls };
}

describe('a run of whole projects', () => {
  it('that is green runs once', async () => {
    expect(await figuresOf([], green(100, 5))).toEqual({ passed: 100, failed: 0, skipped: 5, calls: [[]] });
  });

  it('runs what failed once more by itself, counts its second figures and names it', async () => {
    const { calls, ...figures } = await figuresOf(['--selectProjects', 'db'], red(flaky), green(4, 1));
    expect(figures).toEqual({ passed: 101, failed: 0, skipped: 5 });
    expect(calls[1]).toEqual(['--selectProjects', 'db', '--maxWorkers', '1', '--runTestsByPath', 'test/a.spec.ts']);
    expect(printed).toContain('Passed only at the second try: test/a.spec.ts');
  });

  it('stays red by what fails twice', async () => {
    const { calls: _, ...figures } = await figuresOf([], red(flaky, broken), { ...red(broken), passed: 4, skipped: 1 });
    expect(figures).toEqual({ passed: 101, failed: 2, skipped: 5 });
    expect(printed).toContain('Failed twice: test/b.spec.ts');
    expect(printed).toContain('Passed only at the second try: test/a.spec.ts');
  });

  it('stays red by a second run that ended before it had figures', async () => {
    const { failed } = await figuresOf([], red(flaky), { passed: 0, failed: 1, skipped: 0, failedFiles: [] });
    expect(failed).toBe(1);
    expect(printed.join()).not.toContain('Passed');
  });

  it('stays red by what is no test, and by too many files', async () => {
    expect(await figuresOf([], { ...green(100), failed: 1 })).toMatchObject({ failed: 1, calls: [[]] });
    const many = Array.from({ length: 6 }, (_, at) => ({ ...broken, file: `${String(at)}.spec.ts` }));
    expect(await figuresOf([], red(...many))).toMatchObject({ failed: 12, calls: [[]] });
  });
});

it('a run of chosen tests gets no second try', async () => {
  for (const given of [['test/a.spec.ts'], ['--selectProjects', 'db', '-t', 'a stream']]) {
    expect(await figuresOf(given, red(flaky))).toMatchObject({ failed: 1, calls: [given] });
  }
});
