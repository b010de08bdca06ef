import type { CalendarInForce } from '../calendars/calendars.types.js';
import type { Target } from '../../domain/standard/standard.types.js';

/** A target that new clocks start with. */
export interface TargetInForce extends Target {
  readonly standardId: string;
  readonly standardVersion: number;
  /** Null: day and night. */
  readonly calendar: CalendarInForce | null;
}

/** A standard that every new workspace gets. */
export interface StandardFile {
  readonly name: string;
  readonly startsAs: 'in-force' | 'draft';
  readonly targets: readonly Target[];
  readonly texts: Readonly<Record<string, string>>;
  readonly reason: string;
}
