import { PatternReader } from './pattern-reader.js';
import type { LiteralTerm } from './search-terms.types.js';

/** A shorter word says too little to search a network for. */
const SHORTEST = 3;

/**
 * Whole words, or beginnings of words, of which one stands in every text that the RE2 pattern matches; null where that cannot be
 * told simply. Only what stands outside groups and classes is read, and only words of ASCII, which is what `\b` knows.
 */
export function wordsOfPattern(pattern: string): readonly LiteralTerm[] | null {
  const reader = new WordReader(pattern);
  return reader.read() ? reader.words : null;
}

type Side = 'border' | 'open';

class WordReader extends PatternReader {
  readonly words: LiteralTerm[] = [];
  private word = '';
  /** What stands in front of the word that is being read. */
  private before: Side = 'open';
  private best: LiteralTerm | null = null;

  protected take(character: string): void {
    if (/[a-z0-9]/iu.test(character)) this.word += character;
    // With `+`, and with anything else but a space, the word may go on.
    else this.endWord(character === ' ' ? this.sideUnlessOptional() : 'open');
  }

  protected takeEscape(escaped: string): void {
    this.endWord(escaped === 'b' || escaped === 's' ? this.sideUnlessOptional() : 'open');
  }

  protected dropLast(): void {
    if (this.word === '') this.before = 'open';
    else {
      this.word = this.word.slice(0, -1);
      this.endRun();
    }
  }

  protected endRun(): void {
    this.endWord('open');
  }

  protected endAlternative(): boolean {
    this.endRun();
    if (this.best === null) return false;
    this.words.push(this.best);
    this.best = null;
    return true;
  }

  private endWord(side: Side): void {
    const { word } = this;
    if (this.before === 'border' && word.length >= SHORTEST) {
      const found: LiteralTerm = { kind: side === 'border' ? 'word' : 'prefix', text: word };
      const isBetter = this.best === null || (found.kind === 'word' && this.best.kind === 'prefix');
      if (isBetter || (found.kind === this.best?.kind && word.length > this.best.text.length)) this.best = found;
    }
    this.word = '';
    this.before = side;
  }

  private sideUnlessOptional(): Side {
    const next = this.pattern.charAt(this.at);
    return next !== '' && '?*{'.includes(next) ? 'open' : 'border';
  }
}
