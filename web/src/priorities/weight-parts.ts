import i18next from 'i18next';
import { INTENTS, RISK_TOPICS } from '@domain/intent/intent.types.js';
import type { PriorityWeights } from '@domain/priority/priority.types.js';
import { named } from '../i18n/coded.js';
import { formatNumber } from '../i18n/format.js';

export interface WeightGroup {
  readonly name: string;
  /** Paths within the weights. */
  readonly paths: readonly string[];
}

/** The weights in the order in which they are read: what is felt, wanted and feared, who says it, and when. */
export const WEIGHT_GROUPS: readonly WeightGroup[] = [
  { name: 'feeling', paths: ['negativeSentiment', 'negativeStrength', 'unsureSentiment', 'negativeSuspected'] },
  { name: 'intents', paths: INTENTS.map((label) => `intents.${label}`) },
  { name: 'risks', paths: RISK_TOPICS.map((topic) => `risks.${topic}`) },
  { name: 'urgency', paths: ['urgency', 'clock'] },
  { name: 'reach', paths: ['reachPerDecade', 'reachAtMost', 'tiers.top', 'tiers.high'] },
  { name: 'story', paths: ['storyPerDoubling', 'storyAtMost'] },
  { name: 'history', paths: ['unresolvedEach', 'unresolvedAtMost'] },
  { name: 'ours', paths: ['addressedToUs', 'watchWeightStep'] },
  { name: 'levels', paths: ['levels.P1', 'levels.P2', 'levels.P3'] },
];

type Tree = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** The number at a path; NaN where the field is empty. */
export function weightAt(weights: PriorityWeights, path: string): number {
  const [name = '', inner] = path.split('.');
  const value = (weights as unknown as Tree)[name];
  if (typeof value === 'number') return value;
  return (inner === undefined ? undefined : value?.[inner]) ?? Number.NaN;
}

/** The same weights with another number at a path. */
export function withWeight(weights: PriorityWeights, path: string, value: number): PriorityWeights {
  const [name = '', inner] = path.split('.');
  const tree = weights as unknown as Tree;
  const group = tree[name];
  const changed = typeof group === 'object' && inner !== undefined ? { ...group, [inner]: value } : value;
  return { ...tree, [name]: changed } as unknown as PriorityWeights;
}

/** What a weight is called. */
export function weightName(path: string): string {
  if (path.startsWith('intents.')) return named(`intent.${path.slice('intents.'.length)}`);
  if (path.startsWith('risks.')) return named(`judged.topic.${path.slice('risks.'.length)}`);
  return named(`weights.field.${path}`);
}

export const lowestOf = (path: string): number =>
  path.startsWith('intents.') ? -100 : path.startsWith('levels.') ? 1 : 0;
export const HIGHEST = 100;

const PATHS = WEIGHT_GROUPS.flatMap(({ paths }) => paths);

/** Paths of the numbers that differ. */
export const changedParts = (before: PriorityWeights, after: PriorityWeights): readonly string[] =>
  PATHS.filter((path) => !Object.is(weightAt(before, path), weightAt(after, path)));

/** What is wrong, by path, in the reader's language. The server has the last word. */
export function weightFaults(weights: PriorityWeights): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  for (const path of PATHS) {
    const [value, low] = [weightAt(weights, path), lowestOf(path)];
    if (!(value >= low && value <= HIGHEST)) {
      faults.set(path, i18next.t('weights.range', { low: formatNumber(low), high: formatNumber(HIGHEST) }));
    }
  }
  const { P1, P2, P3 } = weights.levels;
  if (P2 >= P1) faults.set('levels.P2', i18next.t('weights.order'));
  if (P3 >= P2) faults.set('levels.P3', i18next.t('weights.order'));
  return faults;
}
