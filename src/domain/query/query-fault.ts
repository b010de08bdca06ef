import type { FaultTopic, QueryFault } from './query.types.js';

/** Thrown inside the parser only; `parseQuery` returns it as a QueryFault. */
export class QuerySyntaxError extends Error {
  constructor(
    readonly offset: number,
    readonly reason: string,
    readonly topic?: FaultTopic,
  ) {
    super(reason);
    this.name = 'QuerySyntaxError';
  }
}

/** The fault at an offset of a query, with its line and column. Lines end at LF, CR or CR LF. */
export function faultAt(query: string, offset: number, reason: string, topic?: FaultTopic): QueryFault {
  const lines = query.slice(0, offset).split(/\r\n|\r|\n/u);
  const place = { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset };
  return { ok: false, ...place, reason, ...(topic === undefined ? {} : { topic }) };
}
