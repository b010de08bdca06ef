export const BACKFILL_STATES = ['queued', 'running', 'cancelled', 'done', 'failed'] as const;

export type BackfillState = (typeof BACKFILL_STATES)[number];
