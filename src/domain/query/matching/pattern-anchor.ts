import { cellsOf, classOfCell, WORD } from '../../text/characters.js';

/** A shorter stretch says too little to be worth looking for in every word. */
const SHORTEST = 3;
/** Escapes of RE2 that stand for a place or one character of a class, and nothing behind them. */
const PLAIN_ESCAPES = 'bBdDsSwWAz';

/**
 * Stretches of folded letters of which at least one stands inside a word of every text that the RE2 pattern matches without
 * regard to case; null where that cannot be told simply. Only what stands outside groups and classes is read.
 */
export function anchorsOfPattern(pattern: string): string[] | null {
  const reader = new StretchReader(pattern);
  return reader.read() ? reader.longest : null;
}

class StretchReader {
  /** The longest stretch of each alternative. */
  readonly longest: string[] = [];
  private at = 0;
  private stretch = '';
  private best = '';

  constructor(private readonly pattern: string) {}

  /** False where some alternative has no stretch that is long enough. */
  read(): boolean {
    while (this.at < this.pattern.length) if (!this.step()) return false;
    return this.endAlternative();
  }

  private step(): boolean {
    const character = this.pattern.charAt(this.at++);
    switch (character) {
      case '|':
        return this.endAlternative();
      case '\\':
        return this.skipEscape();
      case '[':
        return this.skipClass();
      case '(':
        return this.skipGroup();
      case '?':
      case '*':
      case '{':
        return this.dropLast();
      default:
        this.add(character);
        return true;
    }
  }

  private add(character: string): void {
    const cells = cellsOf(character);
    const cell = cells.length === 1 ? cells[0] : undefined;
    if (cell === undefined || classOfCell(cell) !== WORD || /[^\p{L}\p{Nd}]/u.test(character)) this.endStretch();
    else this.stretch += String.fromCharCode(cell & 0xffff);
  }

  private endStretch(): void {
    if (this.stretch.length > this.best.length) this.best = this.stretch;
    this.stretch = '';
  }

  private endAlternative(): boolean {
    this.endStretch();
    this.longest.push(this.best);
    const isLongEnough = this.best.length >= SHORTEST;
    this.best = '';
    return isLongEnough;
  }

  /** The character before may be missing from the text, or stand there often. */
  private dropLast(): boolean {
    this.stretch = this.stretch.slice(0, -1);
    this.endStretch();
    if (this.pattern.charAt(this.at - 1) === '{') {
      const end = this.pattern.indexOf('}', this.at);
      this.at = end < 0 ? this.pattern.length : end + 1;
    }
    return true;
  }

  private skipEscape(): boolean {
    const escaped = this.pattern.charAt(this.at++);
    if (/[a-zA-Z0-9]/u.test(escaped) && !PLAIN_ESCAPES.includes(escaped)) return false;
    this.endStretch();
    return true;
  }

  private skipClass(): boolean {
    this.endStretch();
    if (this.pattern.charAt(this.at) === '^') this.at++;
    if (this.pattern.charAt(this.at) === ']') this.at++;
    while (this.at < this.pattern.length && this.pattern.charAt(this.at) !== ']') {
      // A class inside a class, [[:alpha:]], or a bracket as itself: which of them is not worth telling.
      if (this.pattern.charAt(this.at) === '[') return false;
      this.at += this.pattern.charAt(this.at) === '\\' ? 2 : 1;
    }
    this.at++;
    return true;
  }

  private skipGroup(): boolean {
    this.endStretch();
    for (let depth = 1; depth > 0;) {
      if (this.at >= this.pattern.length) return false;
      const character = this.pattern.charAt(this.at++);
      if (character === '\\') {
        if (this.pattern.charAt(this.at) === 'Q') return false;
        this.at++;
      } else if (character === '[') {
        if (!this.skipClass()) return false;
      } else if (character === '(') depth++;
      else if (character === ')') depth--;
    }
    return true;
  }
}
