import { WATCH_WEIGHT_RANGE } from '../priority/prioritise.js';
import { WATCH_KINDS, type WatchKind } from '../priority/watch-kind.js';
import { parseWatchQuery } from '../query/parse-watch-query.js';
import { LEGAL_BASES, type ExampleExpectation, type WatchExample } from '../watch/watch-definition.types.js';
import type {
  FileFault,
  FiledPerson,
  FilePlace,
  PlacedEntry,
  RawEntry,
  RawField,
  ReadWatchFile,
  WatchFileOptions,
} from './watch-file.types.js';

const FIELDS = ['name', 'kind', 'query', 'languages', 'priorityWeight', 'team', 'matches', 'ignores', 'person'];
const PERSON_FIELDS = ['purpose', 'legalBasis', 'visibleTo', 'expiresAt'];
const LONGEST_NAME = 200;
const LONGEST_EXAMPLE = 5_000;
const MOST_EXAMPLES = 50;
const SHORTEST_PURPOSE = 10;
const LONGEST_PURPOSE = 1_000;
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** Checks the entries of a file and every query in it. */
export function checkEntries(raw: readonly RawEntry[], options: WatchFileOptions): ReadWatchFile {
  const names = new Set<string>();
  const entries: PlacedEntry[] = [];
  const faults: FileFault[] = [];
  for (const one of raw) {
    const checker = new EntryChecker(one, options);
    const entry = checker.check();
    if (entry !== null && checker.isSound) {
      if (names.has(entry.name)) checker.refuse('', `Another watch of this file is called "${entry.name}".`);
      names.add(entry.name);
    }
    faults.push(...checker.faults);
    if (entry !== null && checker.faults.length === 0) entries.push({ entry, place: one.place });
  }
  return { entries, faults };
}

class EntryChecker {
  readonly faults: FileFault[] = [];

  constructor(
    private readonly raw: RawEntry,
    private readonly options: WatchFileOptions,
  ) {}

  /** Nothing but its query may be at fault. */
  get isSound(): boolean {
    return this.faults.every(({ inQuery }) => inQuery !== null);
  }

  /** Null where there is no name or query to speak of. */
  check(): PlacedEntry['entry'] | null {
    for (const name of this.raw.fields.keys()) {
      if (!FIELDS.includes(name)) this.refuse(name, `${name} is not a field of a watch.`);
    }
    const name = this.name();
    const query = this.text('query')?.trimEnd() ?? null;
    const kind = this.kind();
    const languages = this.languages();
    const priorityWeight = this.weight();
    const team = this.raw.fields.has('team') ? (this.text('team')?.trim() ?? null) : null;
    const examples = this.examples();
    const person = this.person(kind);
    if (name === null || query === null) return null;
    this.checkQuery(name, query);
    return { name, kind, query, languages, priorityWeight, team, examples, person };
  }

  /** At the value of the field, or where it is missing at the start of the entry. */
  refuse(field: string, message: string): void {
    this.faults.push({ ...this.placeOf(field), message, inQuery: null });
  }

  private placeOf(field: string): FilePlace {
    const { row, line, column } = this.raw.fields.get(field) ?? this.raw.place;
    return { row, line, column };
  }

  private valueOf(field: string): RawField['value'] {
    return this.raw.fields.get(field)?.value ?? undefined;
  }

  private text(field: string): string | null {
    const value = this.valueOf(field);
    if (typeof value === 'string') return value;
    this.refuse(
      field,
      value === undefined ? `${field} is missing.` : `${field} is expected to be text; put it in quotes.`,
    );
    return null;
  }

  private name(): string | null {
    const name = this.text('name')?.trim() ?? null;
    if (name === null || (name !== '' && name.length <= LONGEST_NAME)) return name;
    this.refuse('name', `name is expected to have 1 to ${String(LONGEST_NAME)} characters.`);
    return null;
  }

  private checkQuery(name: string, query: string): void {
    const parsed = parseWatchQuery(query);
    if (parsed.ok) return;
    const { line, column, reason } = parsed;
    this.faults.push({ ...this.placeOf('query'), message: reason, inQuery: { watch: name, line, column } });
  }

  private kind(): WatchKind | null {
    const value = this.valueOf('kind') ?? null;
    const known = WATCH_KINDS.find((kind) => kind === value) ?? null;
    if (value !== null && known === null) {
      this.refuse('kind', `kind is expected to be one of ${WATCH_KINDS.join(', ')}.`);
    } else if (value === null && this.options.isForImport) {
      this.refuse('kind', `kind is missing: ${WATCH_KINDS.join(', ')}.`);
    }
    return known;
  }

  private languages(): string[] {
    const languages = this.texts('languages');
    if (languages.some((tag) => !LANGUAGE.test(tag))) {
      this.refuse('languages', 'languages is expected to be a list of tags such as fi or zh-TW.');
    }
    return languages;
  }

  private weight(): number {
    const { lowest, highest, usual } = WATCH_WEIGHT_RANGE;
    const value = this.valueOf('priorityWeight') ?? usual;
    if (typeof value === 'number' && value >= lowest && value <= highest) return value;
    this.refuse(
      'priorityWeight',
      `priorityWeight is expected to be a number from ${String(lowest)} to ${String(highest)}.`,
    );
    return usual;
  }

  private texts(field: string): string[] {
    const value = this.valueOf(field) ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.refuse(field, `${field} is expected to be a list of texts.`);
    return [];
  }

  /** Null where the file says nothing of examples. */
  private examples(): WatchExample[] | null {
    const isSaid = this.raw.fields.has('matches') || this.raw.fields.has('ignores');
    if (!isSaid) return null;
    const examples = [...this.examplesOf('matches', 'match'), ...this.examplesOf('ignores', 'ignore')];
    if (examples.length > MOST_EXAMPLES) {
      this.refuse(
        'matches',
        `A watch has at most ${String(MOST_EXAMPLES)} examples; this one has ${String(examples.length)}.`,
      );
    }
    return examples;
  }

  private examplesOf(field: 'matches' | 'ignores', expects: ExampleExpectation): WatchExample[] {
    const value = this.valueOf(field) ?? [];
    const examples = Array.isArray(value) ? value.map((item: unknown) => exampleOf(item, expects)) : [null];
    if (examples.includes(null)) {
      this.refuse(
        field,
        `${field} is expected to be a list of texts of 1 to ${String(LONGEST_EXAMPLE)} characters, or of {text, lang}.`,
      );
    }
    return examples.filter((example) => example !== null);
  }

  private person(kind: WatchKind | null): FiledPerson | null {
    const value = this.valueOf('person') ?? null;
    if (value === null) return null;
    if (kind !== null && kind !== 'person') {
      this.refuse('person', 'Only a watch of the kind person has this.');
      return null;
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.refuse('person', `person is expected to have ${PERSON_FIELDS.join(', ')}.`);
      return null;
    }
    return this.personOf(new Map<string, unknown>(Object.entries(value)));
  }

  private personOf(fields: ReadonlyMap<string, unknown>): FiledPerson | null {
    const known = this.faults.length;
    for (const name of fields.keys()) {
      if (!PERSON_FIELDS.includes(name)) this.refuse('person', `${name} is not a field of person.`);
    }
    const purpose = fields.get('purpose');
    const isPurpose =
      typeof purpose === 'string' && purpose.trim().length >= SHORTEST_PURPOSE && purpose.length <= LONGEST_PURPOSE;
    if (!isPurpose) {
      this.refuse(
        'person',
        `purpose is expected to have ${String(SHORTEST_PURPOSE)} to ${String(LONGEST_PURPOSE)} characters.`,
      );
    }
    const legalBasis = LEGAL_BASES.find((basis) => basis === fields.get('legalBasis'));
    if (legalBasis === undefined)
      this.refuse('person', `legalBasis is expected to be one of ${LEGAL_BASES.join(', ')}.`);
    const visibleTo = fields.get('visibleTo') ?? [];
    const areNames = Array.isArray(visibleTo) && visibleTo.every((item) => typeof item === 'string');
    if (!areNames) this.refuse('person', 'visibleTo is expected to be a list of names of teams.');
    const expiresAt = fields.get('expiresAt');
    const isInstant = typeof expiresAt === 'string' && INSTANT.test(expiresAt) && !Number.isNaN(Date.parse(expiresAt));
    if (!isInstant) this.refuse('person', 'expiresAt is expected to be a date such as 2027-01-31.');
    if (this.faults.length > known || !isPurpose || legalBasis === undefined || !areNames || !isInstant) return null;
    return {
      purpose: purpose.trim(),
      legalBasis,
      visibleTo: visibleTo.filter((item) => typeof item === 'string'),
      expiresAt: new Date(expiresAt).toISOString(),
    };
  }
}

/** Null for what is no example. */
function exampleOf(item: unknown, expects: ExampleExpectation): WatchExample | null {
  const fields = typeof item === 'object' && item !== null ? new Map<string, unknown>(Object.entries(item)) : null;
  const text = fields === null ? item : fields.get('text');
  const lang = fields?.get('lang');
  if (typeof text !== 'string' || text === '' || text.length > LONGEST_EXAMPLE) return null;
  if (fields !== null && [...fields.keys()].some((key) => key !== 'text' && key !== 'lang')) return null;
  if (lang === undefined) return { text, expects };
  return typeof lang === 'string' && LANGUAGE.test(lang) ? { text, lang, expects } : null;
}
