import type { WatchKind } from '../priority/watch-kind.js';
import type { LegalBasis, WatchExample } from '../watch/watch-definition.types.js';

export const WATCH_FILE_FORMATS = ['yaml', 'csv'] as const;
export type WatchFileFormat = (typeof WATCH_FILE_FORMATS)[number];

/** More watches than this are not read from one file. */
export const MOST_WATCHES = 1_000;

/** Grounds on which a person is watched; teams by their names. */
export interface FiledPerson {
  readonly purpose: string;
  readonly legalBasis: LegalBasis;
  /** Empty: the team of the watch. */
  readonly visibleTo: readonly string[];
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** A watch as a file has it. What the file does not say is null where that is told apart from its being empty. */
export interface WatchEntry {
  readonly name: string;
  readonly kind: WatchKind | null;
  readonly query: string;
  readonly languages: readonly string[];
  readonly priorityWeight: number;
  /** Name of the team that answers. */
  readonly team: string | null;
  /** Those to be found first. */
  readonly examples: readonly WatchExample[] | null;
  readonly person: FiledPerson | null;
}

/** `row` counts the watches from 1. In YAML `column` is the character in its line, in CSV the cell in its row; from 1. */
export interface FilePlace {
  readonly row: number | null;
  readonly line: number | null;
  readonly column: number | null;
}

export interface FileFault extends FilePlace {
  readonly message: string;
  /** For a query that is refused: whose it is, and where the fault is inside it. */
  readonly inQuery: { readonly watch: string; readonly line: number; readonly column: number } | null;
}

export interface PlacedEntry {
  readonly entry: WatchEntry;
  readonly place: FilePlace;
}

export interface ReadWatchFile {
  /** Those without a fault. */
  readonly entries: readonly PlacedEntry[];
  readonly faults: readonly FileFault[];
}

export interface WatchFileOptions {
  /** For an import: refuse an entry without a kind, and a person without grounds. */
  readonly isForImport: boolean;
}

/** One value of a file, before it is checked, and where it stands. */
export interface RawField extends FilePlace {
  readonly value: unknown;
}

export interface RawEntry {
  readonly place: FilePlace;
  readonly fields: ReadonlyMap<string, RawField>;
}

export interface RawFile {
  readonly entries: readonly RawEntry[];
  readonly faults: readonly FileFault[];
}
