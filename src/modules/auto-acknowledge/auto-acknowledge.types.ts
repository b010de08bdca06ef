import type { AcknowledgeFacts, AcknowledgePolicy } from '../../domain/automation/acknowledge.types.js';
import type { IntentLabel } from '../../domain/intent/intent.types.js';

/** A policy that is on. */
export interface PolicyInForce {
  readonly workspaceId: string;
  readonly version: number;
  readonly policy: AcknowledgePolicy;
  readonly enabledAt: Date;
  /** Answers for what is sent under it. */
  readonly ownerId: string;
  readonly isOwnerActive: boolean;
}

/** A task to decide on: the facts, and what its text is chosen and filled by. */
export interface TaskToAcknowledge {
  readonly taskId: string;
  readonly mentionId: string;
  readonly excerpt: string;
  readonly network: string;
  readonly handle: string;
  readonly name: string | null;
  readonly team: { readonly id: string; readonly name: string };
  readonly intent: IntentLabel | null;
  readonly facts: AcknowledgeFacts;
  /** When somebody is at work again; null: somebody is, or nobody ever will be. */
  readonly openingAt: Date | null;
  /** Of the calendar by which the acknowledgement is counted. */
  readonly zone: string;
  /** The author's own wish to hear no machine, as written in one of the posts. */
  readonly stopWords: string | null;
}
