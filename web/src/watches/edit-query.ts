export interface QueryEdit {
  readonly offset: number;
  readonly end: number;
  readonly replacement: string;
}

export const applyEdit = (query: string, { offset, end, replacement }: QueryEdit): string =>
  query.slice(0, offset) + replacement + query.slice(end);

/** The smallest change that makes `after` of `before`. */
export function changeBetween(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charAt(start) === after.charAt(start)) start++;
  let end = 0;
  while (end < shorter - start && before.charAt(before.length - 1 - end) === after.charAt(after.length - 1 - end))
    end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** Where an offset stands, both counted from 1; lines end at LF, CR or CR LF. */
export function placeOf(query: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = query.slice(0, offset).split(/\r\n|\r|\n/u);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
