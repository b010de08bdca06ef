import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Kernel clock ticks per second in /proc/PID/stat on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return null;
  }
}

/** CPU time of a process in microseconds: by the scheduler's nanoseconds where there are any, else by ticks; else null. */
function cpuOf(pid) {
  const scheduled = readProc(pid, 'schedstat');
  if (scheduled !== null && Number(scheduled.split(' ')[0]) > 0) return Number(scheduled.split(' ')[0]) / 1_000;
  const stat = readProc(pid, 'stat');
  if (stat === null) return null;
  // The name in parentheses may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1e6;
}

/**
 * Measures what a piece of work costs: CPU of the database's backends `pids`, CPU of this process, and wall time, in
 * microseconds. Without /proc the wall time stands in for the backends' CPU, and `isCpu` is false.
 */
export async function measureCost(pids, work) {
  const before = pids.map(cpuOf);
  const nodeBefore = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const wall = (performance.now() - startedAt) * 1_000;
  const { user, system } = process.cpuUsage(nodeBefore);
  const after = pids.map(cpuOf);
  const isCpu = [...before, ...after].every((value) => value !== null);
  const database = isCpu ? after.reduce((sum, value, i) => sum + value - before[i], 0) : wall;
  return { database, node: user + system, wall, isCpu };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Empties the young generation. A whole collection would leave its sweeping to run beside what is measured next. */
export const collectGarbage = () => collect({ type: 'minor' });
