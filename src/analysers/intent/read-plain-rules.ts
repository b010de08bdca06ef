/** The lists of a rule file by their names from the outside in, such as `intents`, `question` and `words`. */
export type PlainLists = ReadonlyMap<string, readonly string[]>;

const LINE = /^( *)(?:- (.+)|([a-zA-Z-]+):( \[\])?)$/u;
/** What a YAML text without quotes neither begins with nor has inside. */
const NOT_PLAIN = /^[-?:,[\]{}#&*!|>'"%@`]|: |:$| #|\t/u;
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/u;
const INDENT = 2;
const DEEPEST = 3;

/**
 * Reads a rule file that is written as plainly as ours are: maps of lists, an entry a line, two spaces a step. Null for anything
 * else, which is for the reader of all of YAML: it takes ten times as long, at every start of every process.
 */
export function readPlainRules(content: string): PlainLists | null {
  const lists = new Map<string, string[]>();
  /** Written as `[]`. */
  const closed = new Set<string>();
  const path: string[] = [];
  let open: string[] | null = null;
  let openDepth = 0;
  for (const line of content.split('\n')) {
    if (/^ *(?:#|$)/u.test(line)) continue;
    const [, spaces = '', entry, key, isEmpty] = LINE.exec(line) ?? [];
    const depth = spaces.length / INDENT;
    if (entry !== undefined) {
      const text = textOf(entry);
      if (text === null || open === null || depth !== openDepth) return null;
      open.push(text);
      continue;
    }
    // A name stands one step inside the one before it, or further out; a list that was begun has entries.
    if (key === undefined || !Number.isInteger(depth) || depth > path.length || depth >= DEEPEST) return null;
    path.length = depth;
    const outer = path.join('.');
    if (closed.has(outer) || (lists.get(outer)?.length ?? 0) > 0) return null;
    path.push(key);
    const name = path.join('.');
    if (lists.has(name)) return null;
    open = [];
    openDepth = isEmpty === undefined ? path.length : -1;
    if (isEmpty !== undefined) closed.add(name);
    lists.set(name, open);
  }
  return lists;
}

function textOf(entry: string): string | null {
  const quoted = QUOTED.exec(entry);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? '';
  return NOT_PLAIN.test(entry) || entry !== entry.trim() ? null : entry;
}
