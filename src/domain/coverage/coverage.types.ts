/** Why a source is not fully heard. Codes are stable: the interface translates them, and tests and alerts go by them. */
export const TROUBLE_REASONS = [
  'payment-required',
  'forbidden',
  'revoked',
  'rate-limited',
  'changed-shape',
  'unreachable',
  'server-error',
  'gone',
  'not-found',
  'refused',
  'internal',
  'budget-spent',
  'frozen',
  'silent',
  'heartbeats-only',
] as const;
export type TroubleReason = (typeof TROUBLE_REASONS)[number];

/**
 * The ones about a source that answers well and yet shows less than it should:
 * - frozen: every answer is the same · silent: it shows abnormally few posts · heartbeats-only: a stream that is alive and empty
 */
export const SILENCE_REASONS = ['frozen', 'silent', 'heartbeats-only'] as const satisfies readonly TroubleReason[];
export type SilenceReason = (typeof SILENCE_REASONS)[number];

/** degraded: not everything is seen, or it is being tried again · blind: nothing is seen, or a person must act */
export type TroubleState = 'degraded' | 'blind';
