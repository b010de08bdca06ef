import type { AuthorMarks } from '../../domain/rights/author-marks.js';

/** requested: an administrator has to start it · queued: waits for a worker */
export type ErasureState = 'requested' | 'queued' | 'running' | 'done' | 'cancelled' | 'failed';

/** `network` of an erasure that is about a profile of ours; its author id is the person's. */
export const PROFILE_NETWORK = 'earshot-profile';

export const HOLD_KINDS = ['author', 'mention', 'story'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];
export type HoldState = 'requested' | 'active' | 'released';

/**
 * mirrored: deleted because the network deleted it · checked: asked for at the network · erased: on a person's wish ·
 * expired: its source's time was over · retained: deleted for everybody, kept under a hold · dropped: read again from an erased
 * author and not stored
 */
export type RightsCountKind = 'mirrored' | 'checked' | 'erased' | 'retained' | 'expired' | 'dropped';

/** Whose traces an erasure takes away. */
export interface ErasedTraces {
  readonly erasureId: string;
  readonly workspaceId: string;
  readonly network: string;
  readonly marks: AuthorMarks;
}
