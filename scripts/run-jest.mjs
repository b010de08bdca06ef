// Jest, its figures, and the second try of a whole run.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';

/** More files than these failing at once are no accident. */
const MOST_RETRIED = 5;

/** Runs Jest with a second try for the files that failed; returns how many tests passed, failed and were skipped. */
export const runJest = (given, environment) => withSecondTry(given, (args) => runOnce(args, environment));

/**
 * A busy machine now and then answers later than any wait allows, and what a failed test left behind can fail the next one of
 * its file; so after a run of one or more whole projects the files that failed run once more, by themselves and in new
 * processes. What fails twice fails. A run of chosen files or tests gets no second try.
 */
export async function withSecondTry(given, run) {
  const first = await run(given);
  const tried = first.failedFiles;
  if (!isOfWholeProjects(given) || tried.length === 0 || tried.length > MOST_RETRIED) return first;
  const files = tried.map(({ file }) => file);
  console.log(`\nOnce more, alone: ${files.join(', ')}`);
  const second = await run([...given, '--maxWorkers', '1', '--runTestsByPath', ...files]);
  const failedAgain = new Set(second.failedFiles.map(({ file }) => file));
  const hasEnded = second.failed === 0 || failedAgain.size > 0;
  for (const file of files) {
    const isGreen = hasEnded && !failedAgain.has(file);
    console.log(`${isGreen ? 'Passed only at the second try' : 'Failed twice'}: ${file}`);
  }
  return {
    passed: first.passed - sum(tried, 'passed') + second.passed,
    failed: first.failed - sum(tried, 'failed') + second.failed,
    skipped: first.skipped - sum(tried, 'skipped') + second.skipped,
  };
}

async function runOnce(given, environment) {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-totals-'));
  const file = join(folder, 'totals.json');
  try {
    const code = await run(process.execPath, [join('node_modules', 'jest', 'bin', 'jest.js'), ...given], {
      env: { ...process.env, ...environment, EARSHOT_TEST_TOTALS: file },
    });
    const totals = readTotals(file);
    // Jest can fail without a failed test, for example by a fault of its set-up.
    return code === 0 || totals.failed > 0 ? totals : { ...totals, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readTotals(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failedFiles: [] };
  }
}

const sum = (files, figure) => files.reduce((total, file) => total + file[figure], 0);

const isOfWholeProjects = (given) =>
  given.every((argument, at) => argument === '--selectProjects' || given[at - 1] === '--selectProjects');
