import type { ReplyState } from '../../domain/reply-state/transitions.js';
import type { PromiseChoice } from '../../domain/promise/promise.types.js';
import { approvalJson } from '../tasks/reply-approval.types.js';
import { mediaJson } from '../tasks/reply-media.types.js';
import type { ReplyKind } from './reply.entity.js';

/** Nobody waits longer than ten minutes to learn what became of an answer: what is left is for the last try or look. */
export const LONGEST_TRYING_SECONDS = 480;

/** SQL: a ReplyDto of the reply `r` and its author `m`. */
export const REPLY_COLUMNS = `
  r.id, r.task_id AS "taskId", r.kind, r.state, r.visibility, r.text, r.hold_until AS "holdUntil", r.sent_at AS "sentAt",
  r.external_id AS "externalId", r.url, r.problem, r.follows_id AS "followsId", r.confirmed_at AS "confirmedAt",
  r.missing_at AS "missingAt", json_build_object('id', m.id::text, 'name', m.name) AS author, r.version,
  r.is_automatic AS "isAutomatic", r.created_at AS "createdAt", ${approvalJson('r')} AS approval, ${mediaJson('r')} AS media`;

/** What somebody wants to say to a customer. */
export interface Words {
  readonly text: string;
  readonly visibility: 'public' | 'private';
  readonly clientKey: string;
  /** Speaks although somebody else has the task or is answering; the task is theirs from then on. */
  readonly isTakeOver?: boolean;
  /** An approved text as it stands. */
  readonly isApprovedText?: boolean;
  /** Read from the text unless its author says otherwise. */
  readonly promise?: PromiseChoice;
  /** Uploads of the author that go along, in this order. */
  readonly mediaIds?: readonly string[];
}

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
  readonly toPublishedAt: Date | null;
  readonly followsId: string | null;
  readonly state: ReplyState;
  readonly attempts: number;
  readonly attemptToken: string | null;
  readonly unknownSince: Date | null;
  /** Seconds since its first attempt, when this was read; null before it, or where the network asked for a later one. */
  readonly tryingSeconds: number | null;
  readonly sendingAt: Date | null;
  readonly checks: number;
  readonly isAutomatic: boolean;
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
  readonly publishedAt: Date | null;
}

export interface NewReply {
  /** No person pressed send. */
  readonly isAutomatic?: boolean;
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
  readonly toPublishedAt: Date | null;
}
