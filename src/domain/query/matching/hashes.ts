const PRIME = 0x01000193;

/** What a key of the literal index is the hash of; each kind has its own seed, so that kinds do not meet. */
export const GRAM_SEEDS = { run: 0x2f0b4c47, prefix: 0x51ed270b, suffix: 0x3c6ef372, infix: 0x1f83d9ab } as const;

/**
 * How many units of the start of a run, prefix or infix (from behind: of a suffix) are hashed. A literal is filed under the
 * longest of these that it has, and marked in the filter under all shorter ones: most places of a text are done after two.
 */
export const GRAM_LENGTHS = [1, 2, 3, 4, 6, 8, 12] as const;
/** Bit n is set where n units are hashed. */
export const GRAM_LENGTH_BITS = GRAM_LENGTHS.reduce<number>((bits, length) => bits | (1 << length), 0);
export const LONGEST_GRAM = 12;

/** FNV-1a over folded UTF-16 units, started at 0; PieceList and TextScan compute the same in their loops. */
export const WORD_SEED = 0;
export const HASH_PRIME = PRIME;
export const LETTER_T = 0x74;
export const mixUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);

/** Key of two words in a row. */
export const PAIR_PRIME = 0x9e3779b1;
export const hashOfPair = (first: number, second: number): number => Math.imul(first, PAIR_PRIME) ^ second;

/** Key of a stretch of units at the start of something; the lengths are kept apart. */
export const hashOfGram = (hash: number, length: number): number => Math.imul(hash ^ (length << 24), PRIME);

/**
 * A key has two bits in one word of a bit filter: word `filterWord(spread) & mask`, bits `spread` and `spread >>> 5` modulo 32,
 * where `spread = spreadKey(key)`.
 */
export const spreadKey = (key: number): number => key ^ (key >>> 15);
export const filterWord = (spread: number): number => spread >>> 10;
