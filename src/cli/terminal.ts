import { once } from 'node:events';
import { OutputClosed } from './cli-error.js';

let isOutputClosed = false;
process.stdout.on('error', () => {
  isOutputClosed = true;
});

/** One line of results on standard output. Waits while the reader is slow. */
export async function print(line: string): Promise<void> {
  if (isOutputClosed) throw new OutputClosed();
  if (process.stdout.write(`${line}\n`)) return;
  await once(process.stdout, 'drain').catch(() => {
    throw new OutputClosed();
  });
}

/** A message for a person, on standard error. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

const BAR_WIDTH = 30;
const REDRAW_MS = 100;

/** A bar on standard error; nothing where that is no terminal. */
export class ProgressBar {
  private drawnAtMs = -Infinity;
  private readonly isShown = process.stderr.isTTY;

  constructor(private readonly total: number) {}

  show(done: number): void {
    if (!this.isShown || performance.now() - this.drawnAtMs < REDRAW_MS) return;
    this.drawnAtMs = performance.now();
    const filled = this.total === 0 ? BAR_WIDTH : Math.round((done / this.total) * BAR_WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
    process.stderr.write(`\r${bar} ${String(done)} of ${String(this.total)}`);
  }

  /** Wipes the bar, so that messages start on a clean line. */
  clear(): void {
    if (this.isShown && this.drawnAtMs > 0) process.stderr.write('\r\u001b[K');
  }
}
