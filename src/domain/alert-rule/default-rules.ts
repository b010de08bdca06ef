import type { AlertRule } from './alert-rule.types.js';

export type DefaultRule = Pick<AlertRule, 'name' | 'kind' | 'sensitivity' | 'minSeverity' | 'cooldownSeconds'>;

const HOUR = 3_600;

/** What a workspace starts with: every test on for every watch, and nothing of other parts held back. */
export const DEFAULT_RULES: readonly DefaultRule[] = [
  { name: 'More posts than usual', kind: 'spike', sensitivity: 'normal', minSeverity: 1, cooldownSeconds: HOUR },
  {
    name: 'More of them negative than usual',
    kind: 'share',
    sensitivity: 'low',
    minSeverity: 4,
    cooldownSeconds: 6 * HOUR,
  },
  {
    name: 'One author whom many hear',
    kind: 'influencer',
    sensitivity: 'normal',
    minSeverity: 5,
    cooldownSeconds: 6 * HOUR,
  },
  {
    name: 'On several networks at once',
    kind: 'spread',
    sensitivity: 'low',
    minSeverity: 4,
    cooldownSeconds: 6 * HOUR,
  },
  {
    name: 'Safety, law or a leak',
    kind: 'risk-word',
    sensitivity: 'normal',
    minSeverity: 5,
    cooldownSeconds: 6 * HOUR,
  },
  {
    name: 'Several people, one complaint',
    kind: 'emerging',
    sensitivity: 'normal',
    minSeverity: 1,
    cooldownSeconds: 24 * HOUR,
  },
  { name: 'A standard is being broken', kind: 'sla-burn', sensitivity: 'normal', minSeverity: 1, cooldownSeconds: 0 },
  { name: 'A source is not heard', kind: 'source-blind', sensitivity: 'normal', minSeverity: 1, cooldownSeconds: 0 },
  { name: 'Nobody is on shift', kind: 'nobody-on-shift', sensitivity: 'normal', minSeverity: 1, cooldownSeconds: 0 },
  { name: 'A chain stands still', kind: 'stuck-chain', sensitivity: 'normal', minSeverity: 1, cooldownSeconds: 0 },
  { name: 'The sign of life is lost', kind: 'heartbeat', sensitivity: 'normal', minSeverity: 1, cooldownSeconds: 0 },
];
