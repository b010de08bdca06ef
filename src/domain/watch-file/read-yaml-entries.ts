import { isMap, isSeq, LineCounter, parseDocument, type Document, type ParsedNode, type YAMLMap } from 'yaml';
import type { FileFault, FilePlace, RawEntry, RawField, RawFile } from './watch-file.types.js';

const EXPECTED = 'A list of watches is expected: "- name: …" and "  query: …" for each.';

export function readYamlEntries(content: string): RawFile {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number, row: number | null): FilePlace => {
    const { line, col } = lines.linePos(offset);
    return { row, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refuse = (offset: number, row: number | null, message: string): FileFault => ({
    ...placeOf(offset, row),
    message,
    inQuery: null,
  });
  if (document.errors.length > 0) {
    return { entries: [], faults: document.errors.map(({ pos, message }) => refuse(pos[0], null, message)) };
  }
  const list = document.contents;
  if (!isSeq<ParsedNode>(list)) return { entries: [], faults: [refuse(list?.range[0] ?? 0, null, EXPECTED)] };
  const entries: RawEntry[] = [];
  const faults: FileFault[] = [];
  list.items.forEach((item, at) => {
    const row = at + 1;
    if (!isMap(item)) {
      faults.push(refuse(item.range[0], row, 'A watch is expected to have name: and query:.'));
      return;
    }
    try {
      entries.push({ place: placeOf(item.range[0], row), fields: fieldsOf(document, item, (at) => placeOf(at, row)) });
    } catch (error) {
      // Such as an alias without its anchor.
      faults.push(refuse(item.range[0], row, error instanceof Error ? error.message : 'The entry cannot be read.'));
    }
  });
  return { entries, faults };
}

function fieldsOf(
  document: Document.Parsed,
  map: YAMLMap<ParsedNode, ParsedNode | null>,
  placeOf: (offset: number) => FilePlace,
): Map<string, RawField> {
  const values = new Map<string, unknown>(Object.entries(map.toJS(document) as object));
  const places = new Map(
    map.items.map(({ key, value }) => [String(key), placeOf(value?.range[0] ?? key.range[0])] as const),
  );
  const start = placeOf(map.range?.[0] ?? 0);
  return new Map([...values].map(([name, value]) => [name, { ...(places.get(name) ?? start), value }]));
}
