import { isMap, isSeq, LineCounter, parseDocument, type Document, type ParsedNode, type YAMLMap } from 'yaml';
import { WATCH_KINDS, type WatchKind } from '../domain/priority/watch-kind.js';
import { parseQuery } from '../domain/query/parse-query.js';
import { BadInput } from './cli-error.js';
import { inputName, readText } from './read-input.js';

export interface WatchEntry {
  readonly name: string;
  /** Null where the file says none. */
  readonly kind: WatchKind | null;
  readonly query: string;
  readonly languages: readonly string[];
  readonly priorityWeight: number;
  /** Texts that `watch test` expects to be found, and not to be found. */
  readonly matches: readonly string[];
  readonly ignores: readonly string[];
}

export interface WatchFileOptions {
  /** Refuse an entry without a kind. */
  readonly needsKind: boolean;
}

const MAX_FILE_BYTES = 8 * 1024 * 1024;
const MAX_NAME_LENGTH = 200;
const FIELDS = ['name', 'kind', 'query', 'languages', 'priorityWeight', 'matches', 'ignores'];
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
const LIGHTEST = 0.5;
const HEAVIEST = 3;

/**
 * Reads a YAML list of `{name, kind?, query, languages?, priorityWeight?, matches?, ignores?}`.
 * @throws BadInput with every fault of the file: `FILE:line:column: reason`, or for a query
 * `FILE: watch NAME: line:column: reason`, where line and column count inside the query.
 */
export async function readWatchFile(file: string, options: WatchFileOptions): Promise<WatchEntry[]> {
  const reader = new WatchFileReader(inputName(file), options);
  const entries = reader.read(await readText(file, MAX_FILE_BYTES));
  if (reader.faults.length > 0) throw new BadInput(...reader.faults);
  return entries;
}

class WatchFileReader {
  readonly faults: string[] = [];
  private readonly lines = new LineCounter();
  private readonly names = new Set<string>();

  constructor(
    private readonly file: string,
    private readonly options: WatchFileOptions,
  ) {}

  read(text: string): WatchEntry[] {
    const document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    for (const { pos, message } of document.errors) this.refuse(pos[0], message);
    if (this.faults.length > 0) return [];
    const list = document.contents;
    if (!isSeq<ParsedNode>(list)) {
      this.refuse(list?.range[0] ?? 0, 'A list of watches is expected: "- name: …" and "  query: …" for each.');
      return [];
    }
    return list.items
      .flatMap((item) => {
        if (isMap(item)) return new EntryReader(document, item, (at, reason) => this.refuse(at, reason)).read();
        this.refuse(item.range[0], 'A watch is expected to have name: and query:.');
        return [];
      })
      .filter((entry) => this.isUsable(entry));
  }

  private isUsable({ name, kind, query, at }: EntryAt): boolean {
    const known = this.faults.length;
    if (this.names.has(name)) this.refuse(at, `Another watch of this file is called "${name}".`);
    this.names.add(name);
    if (kind === null && this.options.needsKind) this.refuse(at, `kind is missing: ${WATCH_KINDS.join(', ')}.`);
    const parsed = parseQuery(query);
    if (!parsed.ok) {
      const place = `${String(parsed.line)}:${String(parsed.column)}`;
      this.faults.push(`${this.file}: watch ${name}: ${place}: ${parsed.reason}`);
    }
    return this.faults.length === known;
  }

  private refuse(at: number, reason: string): void {
    const { line, col } = this.lines.linePos(at);
    this.faults.push(`${this.file}:${String(Math.max(line, 1))}:${String(Math.max(col, 1))}: ${reason}`);
  }
}

interface EntryAt extends WatchEntry {
  /** Where the entry starts in the file. */
  readonly at: number;
}

/** The fields of one entry; every fault is reported where it stands. */
class EntryReader {
  private readonly fields: ReadonlyMap<string, unknown>;
  private isSound = true;

  constructor(
    document: Document.Parsed,
    private readonly map: YAMLMap<ParsedNode, ParsedNode | null>,
    private readonly report: (at: number, reason: string) => void,
  ) {
    this.fields = new Map(Object.entries(this.toPlain(document)));
  }

  read(): EntryAt[] {
    for (const name of this.fields.keys()) {
      if (!FIELDS.includes(name)) this.refuse(name, `${name} is not a field of a watch.`);
    }
    const name = this.text('name')?.trim();
    if (name !== undefined && (name === '' || name.length > MAX_NAME_LENGTH))
      this.refuse('name', `name is expected to have 1 to ${String(MAX_NAME_LENGTH)} characters.`);
    const query = this.text('query')?.trimEnd();
    const kind = this.kind();
    const languages = this.texts('languages');
    if (languages.some((language) => !LANGUAGE.test(language)))
      this.refuse('languages', 'languages is expected to be a list of tags such as fi or zh-TW.');
    const priorityWeight = this.weight();
    const examples = { matches: this.texts('matches'), ignores: this.texts('ignores') };
    if (!this.isSound || name === undefined || query === undefined) return [];
    return [{ name, kind, query, languages, priorityWeight, ...examples, at: this.map.range?.[0] ?? 0 }];
  }

  private toPlain(document: Document.Parsed): object {
    try {
      return this.map.toJS(document) as object;
    } catch (error) {
      this.refuse('', error instanceof Error ? error.message : 'The entry cannot be read.');
      return {};
    }
  }

  private text(field: string): string | undefined {
    const value = this.fields.get(field) ?? undefined;
    if (typeof value === 'string') return value;
    const isThere = value !== undefined;
    this.refuse(field, isThere ? `${field} is expected to be text; put it in quotes.` : `${field} is missing.`);
    return undefined;
  }

  private texts(field: string): string[] {
    const value = this.fields.get(field) ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.refuse(field, `${field} is expected to be a list of texts.`);
    return [];
  }

  private kind(): WatchKind | null {
    const value = this.fields.get('kind') ?? null;
    const known = WATCH_KINDS.find((kind) => kind === value) ?? null;
    if (value !== null && known === null)
      this.refuse('kind', `kind is expected to be one of ${WATCH_KINDS.join(', ')}.`);
    return known;
  }

  private weight(): number {
    const value = this.fields.get('priorityWeight') ?? 1;
    if (typeof value === 'number' && value >= LIGHTEST && value <= HEAVIEST) return value;
    this.refuse(
      'priorityWeight',
      `priorityWeight is expected to be a number from ${String(LIGHTEST)} to ${String(HEAVIEST)}.`,
    );
    return 1;
  }

  private refuse(field: string, reason: string): void {
    this.isSound = false;
    const pair = this.map.items.find(({ key }) => String(key) === field);
    this.report(pair?.value?.range[0] ?? pair?.key.range[0] ?? this.map.range?.[0] ?? 0, reason);
  }
}
