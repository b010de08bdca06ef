import type { ReplyState } from '../../domain/reply-state/transitions.js';
import type { ReplyKind } from './reply.entity.js';

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
  readonly state: ReplyState;
  readonly attempts: number;
  readonly attemptToken: string | null;
  readonly unknownSince: Date | null;
  readonly sendingAt: Date | null;
  readonly checks: number;
  readonly version: number;
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
}
