import { SILENCE_REASONS, type TroubleReason } from './coverage.types.js';

export interface SourceHealthFacts {
  readonly state: 'waiting' | 'ok' | 'degraded' | 'blind' | 'paused';
  readonly reason: TroubleReason | null;
  /** How long it has been in this state. */
  readonly seconds: number;
  readonly intervalSeconds: number;
}

export interface SourceAlert {
  readonly kind: 'source-blind' | 'source-degraded';
  readonly severity: 'critical' | 'warning';
}

const INTERVALS_BEFORE_WARNING = 2;

/**
 * What people are told of a source's state; null: nothing. Passing trouble may pass for two intervals first; an abnormal silence
 * has already lasted that long when it is noticed.
 */
export function alertFor({ state, reason, seconds, intervalSeconds }: SourceHealthFacts): SourceAlert | null {
  if (state === 'blind') return { kind: 'source-blind', severity: 'critical' };
  if (state !== 'degraded') return null;
  const isSilence = SILENCE_REASONS.some((silence) => silence === reason);
  const isLasting = seconds >= INTERVALS_BEFORE_WARNING * intervalSeconds;
  return isSilence || isLasting ? { kind: 'source-degraded', severity: 'warning' } : null;
}
