import { cellsOf, classOfCell, WORD } from '../../text/characters.js';
import { PatternReader } from '../pattern-reader.js';

/** A shorter stretch says too little to be worth looking for in every word. */
const SHORTEST = 3;

/**
 * Stretches of folded letters of which at least one stands inside a word of every text that the RE2 pattern matches without
 * regard to case; null where that cannot be told simply. Only what stands outside groups and classes is read.
 */
export function anchorsOfPattern(pattern: string): string[] | null {
  const reader = new StretchReader(pattern);
  return reader.read() ? reader.longest : null;
}

class StretchReader extends PatternReader {
  /** The longest stretch of each alternative. */
  readonly longest: string[] = [];
  private stretch = '';
  private best = '';

  protected take(character: string): void {
    const cells = cellsOf(character);
    const cell = cells.length === 1 ? cells[0] : undefined;
    if (cell === undefined || classOfCell(cell) !== WORD || /[^\p{L}\p{Nd}]/u.test(character)) this.endRun();
    else this.stretch += String.fromCharCode(cell & 0xffff);
  }

  protected takeEscape(): void {
    this.endRun();
  }

  protected dropLast(): void {
    this.stretch = this.stretch.slice(0, -1);
    this.endRun();
  }

  protected endRun(): void {
    if (this.stretch.length > this.best.length) this.best = this.stretch;
    this.stretch = '';
  }

  protected endAlternative(): boolean {
    this.endRun();
    this.longest.push(this.best);
    const isLongEnough = this.best.length >= SHORTEST;
    this.best = '';
    return isLongEnough;
  }
}
