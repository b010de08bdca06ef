import type { ReplyState } from '../../domain/reply-state/transitions.js';
import type { ReplyKind } from './reply.entity.js';

/** Nobody waits longer than ten minutes to learn what became of an answer: what is left is for the last try or look. */
export const LONGEST_TRYING_SECONDS = 480;

/** A reply as the delivery machine sees it. */
export interface StoredReply {
  readonly id: string;
  readonly workspaceId: string;
  readonly taskId: string;
  readonly sourceId: string;
  readonly authorId: string;
  readonly kind: ReplyKind;
  readonly sendKey: string;
  readonly visibility: 'public' | 'private';
  readonly text: string;
  readonly inReplyTo: string;
  readonly conversationId: string;
  readonly toHandle: string;
  readonly toUrl: string | null;
  readonly toAuthorId: string | null;
  readonly followsId: string | null;
  readonly state: ReplyState;
  readonly attempts: number;
  readonly attemptToken: string | null;
  readonly unknownSince: Date | null;
  /** Seconds since its first attempt, when this was read; null before it, or where the network asked for a later one. */
  readonly tryingSeconds: number | null;
  readonly sendingAt: Date | null;
  readonly checks: number;
  readonly version: number;
}

/** A post as far as it takes to answer it. */
export interface AnsweredPost {
  readonly sourceId: string;
  readonly externalId: string;
  readonly conversationId: string;
  readonly handle: string;
  readonly authorId: string | null;
  readonly url: string | null;
}

export interface NewReply {
  readonly workspaceId: string;
  readonly taskId: string;
  readonly sourceId: string;
  readonly authorId: string;
  readonly kind: ReplyKind;
  readonly clientKey: string;
  readonly visibility: 'public' | 'private';
  readonly text: string;
  readonly inReplyTo: string;
  readonly conversationId: string;
  readonly toHandle: string;
  readonly toUrl: string | null;
  readonly toAuthorId: string | null;
}
