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

class WordReader {
  readonly words: LiteralTerm[] = [];
  private at = 0;
  private word = '';
  /** What stands in front of the word that is being read. */
  private before: Side = 'open';
  private best: LiteralTerm | null = null;

  constructor(private readonly pattern: string) {}

  read(): boolean {
    while (this.at < this.pattern.length) if (!this.step()) return false;
    return this.endAlternative();
  }

  private step(): boolean {
    const character = this.pattern.charAt(this.at++);
    if (/[a-z0-9]/iu.test(character)) {
      this.word += character;
      return true;
    }
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
        return this.dropLast();
      case ' ':
        this.endWord(this.sideUnlessOptional());
        return true;
      // With `+`, and with anything else, the word may go on.
      default:
        this.endWord('open');
        return true;
    }
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

  private endAlternative(): boolean {
    this.endWord('open');
    if (this.best === null) return false;
    this.words.push(this.best);
    this.best = null;
    return true;
  }

  private readEscape(): boolean {
    const escaped = this.pattern.charAt(this.at++);
    if (/[a-zA-Z0-9]/u.test(escaped) && !'bBdDsSwWAz'.includes(escaped)) return false;
    this.endWord(escaped === 'b' || escaped === 's' ? this.sideUnlessOptional() : 'open');
    return true;
  }

  private sideUnlessOptional(): Side {
    const next = this.pattern.charAt(this.at);
    return next !== '' && '?*{'.includes(next) ? 'open' : 'border';
  }

  /** What stands before may be missing, or there often. */
  private dropLast(): boolean {
    if (this.word === '') this.before = 'open';
    else {
      this.word = this.word.slice(0, -1);
      this.endWord('open');
    }
    if (this.pattern.charAt(this.at - 1) === '{') {
      const end = this.pattern.indexOf('}', this.at);
      this.at = end < 0 ? this.pattern.length : end + 1;
    }
    return true;
  }

  private skipClass(): boolean {
    this.endWord('open');
    if (this.pattern.charAt(this.at) === '^') this.at++;
    if (this.pattern.charAt(this.at) === ']') this.at++;
    while (this.at < this.pattern.length && this.pattern.charAt(this.at) !== ']') {
      if (this.pattern.charAt(this.at) === '[') return false;
      this.at += this.pattern.charAt(this.at) === '\\' ? 2 : 1;
    }
    this.at++;
    return true;
  }

  private skipGroup(): boolean {
    this.endWord('open');
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
