import { parse } from 'csv-parse/sync';
import { isNamedZone } from '../../domain/clock/zone.js';
import { contactKey } from '../../domain/identity/contact-key.js';
import { plainHandle } from '../../domain/rights/author-marks.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { JOURNEYS, type ContactKind, type Journey } from './people.types.js';

export interface ImportedPerson {
  /** Of the file, from 1. */
  readonly line: number;
  readonly name: string | null;
  readonly tier: string | null;
  readonly lang: string | null;
  readonly zone: string | null;
  readonly journey: Journey | null;
  readonly notes: string | null;
  readonly contacts: readonly { readonly kind: ContactKind; readonly value: string; readonly key: string }[];
  readonly handles: readonly { readonly network: string; readonly handle: string; readonly key: string }[];
  /** As `network:handle`. */
  readonly links: readonly string[];
}

export interface LineFault {
  readonly line: number;
  readonly column: string | null;
  readonly message: string;
}

export interface PeopleFile {
  readonly people: readonly ImportedPerson[];
  readonly faults: readonly LineFault[];
}

const COLUMNS = [
  'name',
  'tier',
  'lang',
  'zone',
  'journey',
  'email',
  'phone',
  'customerNumber',
  'notes',
  'handles',
  'links',
] as const;
type Column = (typeof COLUMNS)[number];
const CONTACTS = { email: 'email', phone: 'phone', customerNumber: 'customer-number' } as const;
const MOST_LINES = 1_000;
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
const LONGEST = 10_000;

/** Lines that cannot be taken are named with their column; the others are taken. */
export function readPeopleCsv(csv: string, tiers: readonly string[]): PeopleFile {
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(csv, {
      columns: (header: string[]) => header.map((name) => name.trim()),
      info: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    const lines = typeof error === 'object' && error !== null && 'lines' in error ? Number(error.lines) : 1;
    return {
      people: [],
      faults: [{ line: lines, column: null, message: 'This line is not CSV with as many cells as the header.' }],
    };
  }
  const unknown = Object.keys(rows[0]?.record ?? {}).filter((name) => !COLUMNS.some((column) => column === name));
  if (unknown.length > 0)
    return {
      people: [],
      faults: unknown.map((column) => ({
        line: 1,
        column,
        message: `There is no column of this name; there are ${COLUMNS.join(', ')}.`,
      })),
    };
  if (rows.length > MOST_LINES)
    return {
      people: [],
      faults: [{ line: MOST_LINES + 2, column: null, message: `A file has at most ${String(MOST_LINES)} people.` }],
    };
  const people: ImportedPerson[] = [];
  const faults: LineFault[] = [];
  for (const { record, info } of rows) {
    const read = readLine(record, info.lines, tiers);
    if ('faults' in read) faults.push(...read.faults);
    else people.push(read.person);
  }
  return { people, faults };
}

function readLine(
  record: Readonly<Record<string, string>>,
  line: number,
  tiers: readonly string[],
): { readonly person: ImportedPerson } | { readonly faults: readonly LineFault[] } {
  const faults: LineFault[] = [];
  const cell = (column: Column): string | null => {
    const text = cleanText(record[column] ?? '', LONGEST).trim();
    return text === '' ? null : text;
  };
  const refuse = (column: Column | null, message: string): void => void faults.push({ line, column, message });
  const tier = cell('tier');
  if (tier !== null && !tiers.includes(tier)) refuse('tier', `There is no such tier; there are ${tiers.join(', ')}.`);
  const lang = cell('lang');
  if (lang !== null && !LANGUAGE.test(lang)) refuse('lang', 'A language is written like fi or zh-Hant.');
  const zone = cell('zone');
  if (zone !== null && !isNamedZone(zone)) refuse('zone', 'A zone is written like Europe/Riga.');
  const stage = cell('journey');
  const journey = JOURNEYS.find((known) => known === stage) ?? null;
  if (stage !== null && journey === null)
    refuse('journey', `There is no such stage; there are ${JOURNEYS.join(', ')}.`);
  const contacts = (['email', 'phone', 'customerNumber'] as const).flatMap((column) => {
    const value = cell(column);
    if (value === null) return [];
    const key = contactKey(CONTACTS[column], value);
    if (key === null) refuse(column, 'This is none.');
    return key === null ? [] : [{ kind: CONTACTS[column], value, key }];
  });
  const accounts = (column: 'handles' | 'links'): ImportedPerson['handles'] =>
    (cell(column) ?? '').split(/\s+/u).flatMap((account) => {
      if (account === '') return [];
      const [, network, handle] = /^([\w.-]{1,60}):(.{1,300})$/u.exec(account) ?? [];
      const key = plainHandle(handle ?? '');
      if (network === undefined || handle === undefined || key === '') {
        refuse(column, `“${account}” is not written like network:handle.`);
        return [];
      }
      return [{ network: network.toLowerCase(), handle: handle.replace(/^@/u, ''), key }];
    });
  const handles = accounts('handles');
  const links = accounts('links').map(({ network, key }) => `${network}:${key}`);
  if (contacts.length === 0 && handles.length === 0 && faults.length === 0)
    refuse(null, 'Nobody can be recognised by this: an e-mail address, a number or a handle is needed.');
  if (faults.length > 0) return { faults };
  return {
    person: { line, name: cell('name'), tier, lang, zone, journey, notes: cell('notes'), contacts, handles, links },
  };
}
