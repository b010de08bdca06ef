/** By what the traces of one author are recognised. */
export interface AuthorMarks {
  /** The network's ids of the author. */
  readonly ids: readonly string[];
  /** Handles in lower case, without a leading @. */
  readonly handles: readonly string[];
  /** Shown names. */
  readonly names: readonly string[];
}

/** Shorter words stand in too many texts by chance to be taken for a trace. */
const SHORTEST_TRACE = 4;

/** The handle as it is compared: networks do not tell upper and lower case apart, and people write the @ or leave it out. */
export const plainHandle = (handle: string): string => handle.trim().replace(/^@/, '').toLowerCase();

/** Texts that betray the author wherever they stand, longest first. */
export function tracesOf({ ids, handles, names }: AuthorMarks): string[] {
  const traces = new Set([...ids, ...handles, ...names].map((mark) => mark.toLowerCase()));
  return [...traces].filter((trace) => trace.length >= SHORTEST_TRACE).sort((a, b) => b.length - a.length);
}

/** What is hashed to recognise an author without keeping who it is. */
export function authorSubjects(
  network: string,
  author: { readonly id?: string | null; readonly handle: string },
): string[] {
  const handle = plainHandle(author.handle);
  return [
    ...(author.id === undefined || author.id === null || author.id === '' ? [] : [`${network}\nid:${author.id}`]),
    ...(handle === '' ? [] : [`${network}\nhandle:${handle}`]),
  ];
}
