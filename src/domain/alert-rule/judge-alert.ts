import { isOpenAt } from '../clock/due-at.js';
import type { AlertRule, AlertVerdict, VerdictReason } from './alert-rule.types.js';

/** From here on quiet hours keep nothing back. */
export const LOUDEST_SEVERITY = 9;
/** Fewer people than these are no storm, however much they write. */
const FEWEST_VOICES = 3;

export interface AlertFacts {
  readonly at: Date;
  /** 1..10 */
  readonly severity: number;
  /** When people were last told of the same watch something at least as bad, other than this; null: never. */
  readonly lastToldAt: Date | null;
  /** Different authors in the window that speaks; null where that says nothing. */
  readonly voices: number | null;
}

/**
 * Whether a rule tells of what was noticed. What is held back by quiet hours or for being mild is judged again while it goes on,
 * so that a storm that grows, or lasts until the morning, is told.
 */
export function judgeAlert(rule: AlertRule, facts: AlertFacts): AlertVerdict {
  const reason = reasonAgainst(rule, facts);
  return { isTold: reason === null, reason: reason ?? 'told' };
}

function reasonAgainst(rule: AlertRule, { at, severity, lastToldAt, voices }: AlertFacts): VerdictReason | null {
  if (!rule.isOn) return 'off';
  if (voices !== null && voices < FEWEST_VOICES) return 'few-voices';
  if (severity < rule.minSeverity) return 'too-mild';
  const isQuiet = rule.quietHours !== null && isOpenAt(at, rule.quietHours);
  if (isQuiet && severity < LOUDEST_SEVERITY) return 'quiet-hours';
  if (lastToldAt !== null && at.getTime() - lastToldAt.getTime() < rule.cooldownSeconds * 1_000) return 'cooldown';
  return null;
}
