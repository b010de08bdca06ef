/** Escapes of RE2 that stand for a place or one character of a class, and nothing behind them. */
const PLAIN_ESCAPES = 'bBdDsSwWAz';

/**
 * Reads the characters of an RE2 pattern that stand outside groups and classes, one alternative after another, for who looks for
 * runs of letters that every match must have. What is not simple to tell ends the reading.
 */
export abstract class PatternReader {
  protected at = 0;

  constructor(protected readonly pattern: string) {}

  /** False where the pattern is not simple, or some alternative has no run that serves. */
  read(): boolean {
    while (this.at < this.pattern.length) if (!this.step()) return false;
    return this.endAlternative();
  }

  /** A character that stands for itself, or for a place. */
  protected abstract take(character: string): void;
  protected abstract takeEscape(escaped: string): void;
  /** What was taken last may be missing, or stand there often. */
  protected abstract dropLast(): void;
  /** Something else comes: the run is over. */
  protected abstract endRun(): void;
  /** False where the alternative had no run that serves. */
  protected abstract endAlternative(): boolean;

  private step(): boolean {
    const character = this.pattern.charAt(this.at++);
    switch (character) {
      case '|':
        return this.endAlternative();
      case '\\':
        return this.readEscape();
      case '[':
        return this.skipClass();
      case '(':
        return this.skipGroup();
      case '?':
      case '*':
      case '{':
        this.dropLast();
        if (character === '{') this.skipCount();
        return true;
      default:
        this.take(character);
        return true;
    }
  }

  private readEscape(): boolean {
    const escaped = this.pattern.charAt(this.at++);
    if (/[a-zA-Z0-9]/u.test(escaped) && !PLAIN_ESCAPES.includes(escaped)) return false;
    this.takeEscape(escaped);
    return true;
  }

  private skipCount(): void {
    const end = this.pattern.indexOf('}', this.at);
    this.at = end < 0 ? this.pattern.length : end + 1;
  }

  private skipClass(): boolean {
    this.endRun();
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
    this.endRun();
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
