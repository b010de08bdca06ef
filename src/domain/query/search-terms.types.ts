/** Something literal to search a network for. `prefix`: a word that begins with `text`; handles and hashtags without sign. */
export interface LiteralTerm {
  readonly kind: 'word' | 'prefix' | 'phrase' | 'hashtag' | 'handle';
  readonly text: string;
}
