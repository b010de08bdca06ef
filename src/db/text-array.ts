const OID_TEXT = 25;
const HEADER_BYTES = 20;
const MOST_BYTES_PER_UNIT = 3;
const NULL_LENGTH = -1;

/**
 * A `text[]` in PostgreSQL's binary form, which the driver sends for a Buffer: neither side quotes or parses. For columns of
 * hundreds of values; numbers and dates go as text and are cast in the statement.
 */
export function binaryTextArray(values: readonly (string | number | null)[]): Buffer {
  const texts = values.map((value) => (typeof value === 'number' ? String(value) : value));
  const capacity = texts.reduce((sum, text) => sum + 4 + (text?.length ?? 0) * MOST_BYTES_PER_UNIT, HEADER_BYTES);
  const bytes = Buffer.allocUnsafe(capacity);
  let at = bytes.writeInt32BE(texts.length === 0 ? 0 : 1, 0);
  at = bytes.writeInt32BE(texts.includes(null) ? 1 : 0, at);
  at = bytes.writeInt32BE(OID_TEXT, at);
  if (texts.length === 0) return bytes.subarray(0, at);
  at = bytes.writeInt32BE(texts.length, at);
  at = bytes.writeInt32BE(1, at);
  for (const text of texts) {
    const length = text === null ? NULL_LENGTH : bytes.write(text, at + 4);
    bytes.writeInt32BE(length, at);
    at += 4 + Math.max(length, 0);
  }
  return bytes.subarray(0, at);
}
