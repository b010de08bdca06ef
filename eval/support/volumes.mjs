import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { probationOf, worthOfRows } from './nab-score.mjs';

/** Brands' counts with their labelled windows: `{name, times, counts, windows, labels, probation, windowOf, worth}`. */
export function readVolumes(folder) {
  const windowsOf = JSON.parse(readFileSync(join(folder, 'windows.json'), 'utf8'));
  return Object.entries(windowsOf).map(([file, windows]) => readVolume(join(folder, file), file, windows));
}

function readVolume(path, file, labelled) {
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const rowOf = new Map(rows.map(([time], row) => [time, row]));
  const windows = labelled.map((window) => window.map((time) => rowOf.get(time.slice(0, 19))));
  return {
    name: file.replace(/^Twitter_volume_|\.csv$/g, ''),
    times: rows.map(([time]) => Date.parse(`${time.replace(' ', 'T')}Z`)),
    counts: Float64Array.from(rows, ([, count]) => Number(count)),
    windows,
    // Each window was laid around its label.
    labels: windows.map(([first, last]) => Math.round((first + last) / 2)),
    probation: probationOf(rows.length),
    ...worthOfRows(rows.length, windows),
  };
}
