const UNKNOWN = '[UNK]';
const FIRST = '[CLS]';
const LAST = '[SEP]';
const PADDING = '[PAD]';
const SPECIAL = [UNKNOWN, FIRST, LAST, PADDING] as const;
const LONGEST_WORD = 100;

/** A mark and a Chinese character are words of their own, as the vocabularies of BERT have it. */
const WORD = /\p{Script=Han}|[\p{P}\p{S}]|[^\s\p{P}\p{S}\p{Script=Han}]+/gu;
const ACCENTS = /\p{Mn}+/gu;

export interface WordPieceOptions {
  /** The vocabulary knows neither capitals nor accents. */
  readonly lowerCase: boolean;
  /** Tokens of one text at most, with the two that enclose it. */
  readonly maxTokens: number;
}

/** Cuts texts into the word pieces of a vocabulary as BERT's own tokenizer does. */
export class WordPieces {
  private readonly ids: ReadonlyMap<string, number>;

  /** `vocabulary`: one piece a line, its number being that of the line; throws where one that is needed is not in it. */
  constructor(
    vocabulary: string,
    private readonly options: WordPieceOptions,
  ) {
    this.ids = new Map(vocabulary.split(/\r?\n/u).map((piece, i) => [piece, i]));
    const missing = SPECIAL.filter((piece) => !this.ids.has(piece));
    if (missing.length > 0) throw new Error(`The vocabulary has no ${missing.join(', ')}.`);
  }

  get padding(): number {
    return this.idOf(PADDING);
  }

  /** Numbers of the pieces, enclosed by the first and the last one. */
  encode(text: string): number[] {
    const { lowerCase, maxTokens } = this.options;
    const plain = lowerCase ? text.toLowerCase().normalize('NFD').replace(ACCENTS, '') : text.normalize('NFC');
    const pieces = [this.idOf(FIRST)];
    for (const [word] of plain.matchAll(WORD)) {
      if (pieces.length >= maxTokens - 1) break;
      pieces.push(...this.cut(word));
    }
    return [...pieces.slice(0, maxTokens - 1), this.idOf(LAST)];
  }

  /** The longest piece at each place; a word that cannot be made of pieces is unknown as a whole. */
  private cut(word: string): number[] {
    if (word.length > LONGEST_WORD) return [this.idOf(UNKNOWN)];
    const pieces: number[] = [];
    for (let start = 0; start < word.length;) {
      let end = word.length;
      let id: number | undefined;
      for (; end > start; end--) {
        id = this.ids.get((start > 0 ? '##' : '') + word.slice(start, end));
        if (id !== undefined) break;
      }
      if (id === undefined) return [this.idOf(UNKNOWN)];
      pieces.push(id);
      start = end;
    }
    return pieces;
  }

  private idOf(piece: string): number {
    return this.ids.get(piece) ?? 0;
  }
}
