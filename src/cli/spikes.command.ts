import { stringify } from 'csv-stringify/sync';
import { readCounts } from '../domain/spike/read-counts.js';
import { SpikeDetector } from '../domain/spike/spike-detector.js';
import type { Sensitivity } from '../domain/spike/spike.types.js';
import { BadInput } from './cli-error.js';
import { inputName, readText } from './read-input.js';
import { print } from './terminal.js';

const MAX_FILE_BYTES = 256 * 1024 * 1024;
const ROWS_AT_ONCE = 1_000;
const SENSITIVITIES: readonly string[] = ['low', 'normal', 'high'] satisfies Sensitivity[];
const COLUMNS = ['timestamp', 'value', 'expected', 'score', 'alert'];

export interface SpikesOptions {
  readonly csv: string;
  readonly sensitivity: string;
}

/** Looks for surges in a file of counts; each row of the answer rests on the rows up to it alone. */
export async function findSpikes({ csv, sensitivity }: SpikesOptions): Promise<void> {
  if (!isSensitivity(sensitivity)) throw new BadInput('--sensitivity is low, normal or high.');
  const file = readCounts(await readText(csv, MAX_FILE_BYTES));
  if (!file.ok) throw new BadInput(`${inputName(csv)}:${String(file.line)}: ${file.reason}`);
  const detector = SpikeDetector.start({ stepSeconds: file.stepSeconds, sensitivity });
  await print(COLUMNS.join(','));
  for (let start = 0; start < file.rows.length; start += ROWS_AT_ONCE) {
    const lines = file.rows.slice(start, start + ROWS_AT_ONCE).map(({ timestamp, value, atMs, count }) => {
      const { expected, score, isAlert } = detector.observe(atMs, count);
      return [timestamp, value, expected.toFixed(4), roundedDown(score), isAlert ? '1' : '0'];
    });
    await print(stringify(lines, { record_delimiter: '\n' }).trimEnd());
  }
}

const isSensitivity = (text: string): text is Sensitivity => SENSITIVITIES.includes(text);

/** Down, so that only what is due for an alert has 0.5. */
const roundedDown = (score: number): string => (Math.floor(score * 1e6) / 1e6).toFixed(6);
