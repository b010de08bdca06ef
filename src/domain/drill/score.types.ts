export const DRILL_MEASURES = [
  'detect',
  'acknowledge',
  'first-statement',
  'update-rhythm',
  'customers-told',
  'wording',
] as const;
export type DrillMeasureCode = (typeof DRILL_MEASURES)[number];

/** What was reached against what is reached by a good team. */
export interface DrillMeasure {
  readonly code: DrillMeasureCode;
  /** Null: it did not happen, or could not be measured. */
  readonly value: number | null;
  readonly unit: 'seconds' | 'share';
  readonly target: number;
  /** Null: it could not be measured, and does not count. */
  readonly isMet: boolean | null;
  readonly weight: number;
}

/** A message to a customer. */
export interface DrillMessage {
  readonly handle: string;
  readonly lang: string;
  readonly text: string;
  readonly byId: string;
  readonly sentAt: Date;
}

/** A customer of the scenario. */
export interface DrillCustomerFacts {
  readonly handle: string;
  readonly network: string;
  readonly lang: string;
  /** When the first of their posts came in; null: none did. */
  readonly wroteAt: Date | null;
  readonly toldAt: Date | null;
  /** Who told them; a member's id. */
  readonly toldById: string | null;
  readonly isResolutionTold: boolean;
}

export interface DrillPerson {
  readonly id: string;
  readonly name: string;
}

/** What happened. Real instants; `speed` scenario seconds passed in one of them. */
export interface DrillFacts {
  readonly speed: number;
  readonly onsetAt: Date;
  readonly endedAt: Date;
  readonly detectedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  /** Words in public, the first statement among them. */
  readonly statementsAt: readonly Date[];
  /** From then on no word was owed any more. */
  readonly closedAt: Date | null;
  readonly customers: readonly DrillCustomerFacts[];
  readonly messages: readonly DrillMessage[];
  readonly people: readonly DrillPerson[];
  /** Who wrote statements, a member's id for each. */
  readonly statementsBy: readonly string[];
}

export interface WordingSteps {
  readonly listened: boolean;
  readonly empathised: boolean;
  readonly apologised: boolean;
  readonly owned: boolean;
  readonly nextTime: boolean;
}

export interface ScoredMessage {
  readonly handle: string;
  readonly text: string;
  readonly steps: WordingSteps;
}

/** What one person did. */
export interface DrillPersonScore extends DrillPerson {
  /** Customers who heard from them first. */
  readonly acknowledged: number;
  /** Of those, from the customer's first post. */
  readonly medianSeconds: number | null;
  readonly statements: number;
  /** 0 to 1; null: nothing of theirs could be judged. */
  readonly wordingShare: number | null;
}

export interface ScoredCustomer {
  readonly handle: string;
  readonly network: string;
  readonly lang: string;
  readonly toldAt: Date | null;
  readonly seconds: number | null;
  readonly isResolutionTold: boolean;
}

export interface DrillScore {
  /** 0 to 100. */
  readonly score: number;
  readonly measures: readonly DrillMeasure[];
  readonly customers: readonly ScoredCustomer[];
  readonly wording: readonly ScoredMessage[];
  readonly people: readonly DrillPersonScore[];
}
