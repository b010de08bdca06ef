import { CUE_STRENGTH, groupStrength, type FeelingIndex } from './judge-sentiment.js';
import type { Lexicon } from './lexicon.js';
import type { FeatureSource } from './read-features.js';
import { bucketOf } from './weight-table.js';

export interface Example {
  readonly text: string;
  readonly label: FeelingIndex;
  /** 1 for a post of the kind that will be judged; less for what is borrowed from elsewhere. */
  readonly weight: number;
  /** Where the collection knows no neutral: only the choice between negative and positive is learnt from it. */
  readonly isPolar: boolean;
  /** For a text of another language, its word list. */
  readonly ownLexicon?: Lexicon;
  /** Only punctuation, emoji and what the word list finds are learnt from it. */
  readonly isCuesOnly?: boolean;
}

/** Examples as sparse rows: row i has columns[starts[i] … starts[i+1]−1] with the strengths beside them. */
export interface TrainingMatrix {
  readonly examples: readonly Example[];
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly strengths: Float32Array;
  /** The bucket of each column, in a table of 2^bits. */
  readonly buckets: Int32Array;
  readonly bits: number;
}

const NO_COLUMN = -1;

export function buildMatrix(
  examples: readonly Example[],
  reader: FeatureSource,
  lexicon: Lexicon,
  bits: number,
): TrainingMatrix {
  const starts = new Int32Array(examples.length + 1);
  let columns = new Int32Array(examples.length * 256 + 1);
  let strengths = new Float32Array(columns.length);
  const columnOf = new Int32Array(2 ** bits).fill(NO_COLUMN);
  const buckets: number[] = [];
  let filled = 0;
  examples.forEach(({ text, ownLexicon, isCuesOnly }, row) => {
    reader.read(text, ownLexicon ?? lexicon);
    const first = isCuesOnly === true ? reader.charactersEnd : 0;
    if (filled + reader.count > columns.length) {
      columns = grow(columns, Int32Array, filled + reader.count);
      strengths = grow(strengths, Float32Array, filled + reader.count);
    }
    const word = groupStrength(reader.wordsEnd);
    const character = groupStrength(reader.charactersEnd - reader.wordsEnd);
    for (let i = first; i < reader.count; i++) {
      const bucket = bucketOf(reader.ids[i] ?? 0, bits);
      let column = columnOf[bucket] ?? NO_COLUMN;
      if (column === NO_COLUMN) {
        column = columnOf[bucket] = buckets.length;
        buckets.push(bucket);
      }
      columns[filled] = column;
      strengths[filled++] = i < reader.wordsEnd ? word : i < reader.charactersEnd ? character : CUE_STRENGTH;
    }
    starts[row + 1] = filled;
  });
  return {
    examples,
    starts,
    columns: columns.subarray(0, filled),
    strengths: strengths.subarray(0, filled),
    buckets: Int32Array.from(buckets),
    bits,
  };
}

function grow<T extends Int32Array | Float32Array>(old: T, Kind: new (length: number) => T, atLeast: number): T {
  const grown = new Kind(Math.max(atLeast, Math.ceil(old.length * 1.5)));
  grown.set(old);
  return grown;
}
