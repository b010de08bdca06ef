import { primarySubtag } from '../language/primary-subtag.js';
import { stepsTaken } from '../reply-text/checklist.js';
import { mannersOf } from '../reply-text/manners.js';
import type { DrillTargets } from './drill.types.js';
import type {
  DrillCustomerFacts,
  DrillFacts,
  DrillMeasure,
  DrillMeasureCode,
  DrillMessage,
  DrillPersonScore,
  DrillScore,
  WordingSteps,
} from './score.types.js';

/** Of a hundred: what people do counts more than what the machine does. */
const WEIGHT: Readonly<Record<DrillMeasureCode, number>> = {
  detect: 10,
  acknowledge: 15,
  'first-statement': 25,
  'update-rhythm': 15,
  'customers-told': 25,
  wording: 10,
};
/** Who needs so many times the target gets nothing for it. */
const TOO_LATE = 3;
const STEPS = 5;

/** Judges a drill by what was written down of it. */
export function scoreDrill(facts: DrillFacts, targets: DrillTargets): DrillScore {
  const seconds = (from: Date, to: Date | null): number | null =>
    to === null ? null : Math.max(0, Math.round(((to.getTime() - from.getTime()) / 1_000) * facts.speed));
  const { detectedAt } = facts;
  const sinceNoticed = (at: Date | null): number | null => (detectedAt === null ? null : seconds(detectedAt, at));
  const statements = facts.statementsAt.toSorted((a, b) => a.getTime() - b.getTime());
  const wrote = facts.customers.filter(({ wroteAt }) => wroteAt !== null);
  const told = wrote.filter(({ toldAt }) => toldAt !== null);
  const measures = [
    timed('detect', seconds(facts.onsetAt, detectedAt), targets.detectSeconds),
    timed('acknowledge', sinceNoticed(facts.acknowledgedAt), targets.acknowledgeSeconds),
    timed('first-statement', sinceNoticed(statements[0] ?? null), targets.firstStatementSeconds),
    shared('update-rhythm', rhythmShare(statements, facts, targets.updateSeconds), 1, true),
    shared(
      'customers-told',
      wrote.length === 0 ? null : told.length / wrote.length,
      targets.toldShare,
      wrote.length > 0,
    ),
    // Who says nothing has calmed nobody down; a language whose words are not known is no fault of anybody.
    shared('wording', meanShare(facts.messages), targets.wordingShare, facts.messages.every(isKnown)),
  ];
  return {
    score: pointsOf(measures),
    measures,
    customers: facts.customers.map((customer) => ({
      handle: customer.handle,
      network: customer.network,
      lang: customer.lang,
      toldAt: customer.toldAt,
      seconds: customer.wroteAt === null ? null : seconds(customer.wroteAt, customer.toldAt),
      isResolutionTold: customer.isResolutionTold,
    })),
    wording: facts.messages.map(({ handle, text, lang }) => ({ handle, text, steps: stepsOf(text, lang) })),
    people: facts.people.map((person) => ({ ...person, ...ownPart(person.id, facts, told, seconds) })),
  };
}

/** The share of the time since the first word in which the last one was not older than it may be; null: nothing was said. */
function rhythmShare(statements: readonly Date[], facts: DrillFacts, updateSeconds: number): number | null {
  const [first] = statements;
  const end = facts.closedAt ?? facts.endedAt;
  if (first === undefined) return null;
  const whole = end.getTime() - first.getTime();
  if (whole <= 0) return 1;
  const fresh = (updateSeconds * 1_000) / facts.speed;
  const covered = statements.reduce((sum, at, i) => {
    const next = statements[i + 1] ?? end;
    return sum + Math.max(0, Math.min(Math.min(next.getTime(), end.getTime()) - at.getTime(), fresh));
  }, 0);
  return Math.min(1, covered / whole);
}

function timed(code: DrillMeasureCode, value: number | null, target: number): DrillMeasure {
  return { code, value, unit: 'seconds', target, isMet: value !== null && value <= target, weight: WEIGHT[code] };
}

/** `isMeasurable`: nothing means that nothing was done, not that nothing is known. */
function shared(code: DrillMeasureCode, value: number | null, target: number, isMeasurable: boolean): DrillMeasure {
  const isMet = value === null ? (isMeasurable ? false : null) : value >= target;
  return { code, value: value === null ? null : round(value), unit: 'share', target, isMet, weight: WEIGHT[code] };
}

function pointsOf(measures: readonly DrillMeasure[]): number {
  const counted = measures.filter(({ isMet }) => isMet !== null);
  const weight = counted.reduce((sum, each) => sum + each.weight, 0);
  const points = counted.reduce((sum, each) => sum + each.weight * partOf(each), 0);
  return weight === 0 ? 0 : Math.round((points / weight) * 100);
}

/** 0 to 1. */
function partOf({ value, unit, target, isMet }: DrillMeasure): number {
  if (isMet === true) return 1;
  if (value === null) return 0;
  if (unit === 'share') return target === 0 ? 1 : Math.min(1, value / target);
  return Math.max(0, 1 - (value - target) / (target * (TOO_LATE - 1)));
}

const isKnown = ({ lang }: DrillMessage): boolean => mannersOf(primarySubtag(lang)) !== null;

const shareOf = ({ text, lang }: DrillMessage): number => stepsTaken(text, lang).length / STEPS;

/** Null where no message is in a language whose words are known. */
function meanShare(messages: readonly DrillMessage[]): number | null {
  const known = messages.filter(isKnown);
  return known.length === 0 ? null : known.reduce((sum, each) => sum + shareOf(each), 0) / known.length;
}

function stepsOf(text: string, lang: string): WordingSteps {
  const taken = new Set(stepsTaken(text, lang));
  return {
    listened: taken.has('listen'),
    empathised: taken.has('empathise'),
    apologised: taken.has('apologise'),
    owned: taken.has('owner'),
    nextTime: taken.has('next-time'),
  };
}

function ownPart(
  id: string,
  facts: DrillFacts,
  told: readonly DrillCustomerFacts[],
  seconds: (from: Date, to: Date | null) => number | null,
): Omit<DrillPersonScore, 'id' | 'name'> {
  const own = told.filter(({ toldById }) => toldById === id);
  const waits = own
    .flatMap(({ wroteAt, toldAt }) => (wroteAt === null ? [] : [seconds(wroteAt, toldAt) ?? 0]))
    .sort((a, b) => a - b);
  const wording = meanShare(facts.messages.filter(({ byId }) => byId === id));
  return {
    acknowledged: own.length,
    medianSeconds: waits[Math.max(0, Math.ceil(waits.length / 2) - 1)] ?? null,
    statements: facts.statementsBy.filter((each) => each === id).length,
    wordingShare: wording === null ? null : round(wording),
  };
}

const round = (share: number): number => Math.round(share * 1_000) / 1_000;
