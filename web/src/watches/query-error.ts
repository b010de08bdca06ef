/** `line:column: reason` as the server writes it, with where in the text that is. */
export interface QueryError {
  readonly at: number | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly reason: string;
}

const POSITION = /^\s*(\d+):(\d+):\s*(.*)$/s;

export function readQueryError(message: string, query: string): QueryError {
  const found = POSITION.exec(message);
  if (!found) return { at: null, line: null, column: null, reason: message };
  const [line, column] = [Number(found[1]), Number(found[2])];
  const lines = query.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  return { at: Math.min(before + column - 1, query.length), line, column, reason: found[3] ?? message };
}
