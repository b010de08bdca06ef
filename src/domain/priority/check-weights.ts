import { INTENTS, RISK_TOPICS } from '../intent/intent.types.js';
import { DEFAULT_PRIORITY_WEIGHTS } from './default-weights.js';
import type { PriorityWeights } from './priority.types.js';

export interface WeightFault {
  /** Path within the weights: `urgency`, `intents.complaint`, `levels.P1`. */
  readonly field: string;
  readonly message: string;
}

export type WeightsVerdict = { readonly ok: true } | { readonly ok: false; readonly faults: readonly WeightFault[] };

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  intents: INTENTS,
  risks: RISK_TOPICS,
  tiers: ['top', 'high'],
  levels: ['P1', 'P2', 'P3'],
};

/** Every number there is, by path, in a fixed order. */
export const WEIGHT_PATHS: readonly string[] = Object.keys(DEFAULT_PRIORITY_WEIGHTS).flatMap(
  (name) => GROUPS[name]?.map((inner) => `${name}.${inner}`) ?? [name],
);

/**
 * Whether every number is there and makes sense: points are 0..100, those of intents −100..100, and the levels fall from P1
 * to P3 within 1..100. Parts that nobody knows are faults too.
 */
export function checkWeights(weights: unknown): WeightsVerdict {
  const flat = flatten(weights);
  const faults = WEIGHT_PATHS.flatMap((field): WeightFault[] => {
    const value = flat.get(field);
    if (typeof value !== 'number' || !Number.isFinite(value)) return [{ field, message: 'must be a number' }];
    const lowest = field.startsWith('intents.') ? -100 : field.startsWith('levels.') ? 1 : 0;
    const isInside = value >= lowest && value <= 100;
    return isInside ? [] : [{ field, message: `must be between ${String(lowest)} and 100` }];
  });
  const unknown = [...flat.keys()].filter((field) => !WEIGHT_PATHS.includes(field));
  faults.push(...unknown.map((field) => ({ field, message: 'is not a part of the weights' })));
  if (faults.length === 0) faults.push(...levelFaults(flat));
  return faults.length === 0 ? { ok: true } : { ok: false, faults };
}

/** Paths of the numbers that differ. */
export function changedParts(before: PriorityWeights, after: PriorityWeights): string[] {
  const old = flatten(before);
  const now = flatten(after);
  return WEIGHT_PATHS.filter((field) => old.get(field) !== now.get(field));
}

function levelFaults(flat: ReadonlyMap<string, unknown>): WeightFault[] {
  const at = (level: string): number => Number(flat.get(`levels.${level}`));
  return (['P2', 'P3'] as const).flatMap((level) => {
    const above = level === 'P2' ? 'P1' : 'P2';
    return at(level) < at(above) ? [] : [{ field: `levels.${level}`, message: `must be less than ${above}` }];
  });
}

function flatten(weights: unknown): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  if (typeof weights !== 'object' || weights === null) return flat;
  for (const [name, value] of Object.entries(weights) as [string, unknown][]) {
    if (typeof value !== 'object' || value === null) flat.set(name, value);
    else for (const [inner, each] of Object.entries(value)) flat.set(`${name}.${inner}`, each);
  }
  return flat;
}
