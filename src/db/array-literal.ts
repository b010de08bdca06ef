const ESCAPED = /["\\]/;
const EVERY_ESCAPED = /["\\]/g;

/** An array in PostgreSQL's own notation: for hundreds of values several times quicker to write than what the driver does. */
export function arrayLiteral(values: readonly (string | number | null)[]): string {
  let literal = '';
  for (const value of values) {
    if (literal !== '') literal += ',';
    if (typeof value === 'string') literal += `"${ESCAPED.test(value) ? value.replace(EVERY_ESCAPED, '\\$&') : value}"`;
    else literal += value === null ? 'NULL' : String(value);
  }
  return `{${literal}}`;
}
