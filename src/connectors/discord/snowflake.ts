/** Milliseconds of 1 January 2015, where Discord's ids begin to count. */
const EPOCH_MS = 1_420_070_400_000n;

/** When an id was made. */
export const instantOfId = (id: string): Date => new Date(Number((BigInt(id) >> 22n) + EPOCH_MS));

/** The lowest id of an instant: everything made at or after it has a higher or the same one. */
export const firstIdAt = (at: Date): string => String((BigInt(at.getTime()) - EPOCH_MS) << 22n);

/** The lower of two ids; ids are longer than a number can hold. */
export const lowerId = (a: string, b: string): string => (BigInt(a) < BigInt(b) ? a : b);
