/**
 * Why a promise was missed; the first that holds.
 * - late-detection: the post was as old as the target is long before we saw it
 * - nobody-able: nobody who may solve it was there before it was due
 * - wrong-owner: it changed hands before it was due
 * - waited-for-approval: a reply was ready and waited for its approval when it fell due
 * - slow: none of these
 */
export const MISS_REASONS = ['late-detection', 'nobody-able', 'wrong-owner', 'waited-for-approval', 'slow'] as const;
export type MissReason = (typeof MISS_REASONS)[number];

/** What is counted: clocks that started in [from, to). */
export interface AttainmentScope {
  readonly workspaceId: string;
  readonly standardId: string;
  readonly from: Date;
  readonly to: Date;
  readonly target: string | null;
  readonly version: number | null;
  /** Null: of all teams. */
  readonly teamIds: readonly string[] | null;
  /** Null: whoever they are assigned to. */
  readonly assigneeId: string | null;
}
