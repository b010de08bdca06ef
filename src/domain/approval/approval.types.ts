import type { RiskTopic } from '../intent/intent.types.js';

/**
 * - trainee: the author is one · first-reply: the author has never answered in public
 * - risk: the posts speak of a topic that is listed · reach: an author with that many followers, or more
 * - own-words: not an approved text as it stands · link, money: the text has one
 */
export const APPROVAL_CODES = ['trainee', 'first-reply', 'risk', 'reach', 'own-words', 'link', 'money'] as const;
export type ApprovalCode = (typeof APPROVAL_CODES)[number];

/** From the widest circle to the narrowest: whoever may do the later may do the earlier. */
export const APPROVERS = ['colleague', 'lead', 'crisis'] as const;
/** colleague: anybody of the team who answers · lead: who leads it · crisis: who may approve crisis replies */
export type Approver = (typeof APPROVERS)[number];

export interface ApprovalRule {
  readonly code: ApprovalCode;
  readonly approver: Approver;
  /** With `risk`: at least one. */
  readonly risks?: readonly RiskTopic[];
  /** With `reach`. */
  readonly followers?: number;
}

/** What a reply is, as far as rules ask. */
export interface ReplyFacts {
  readonly text: string;
  readonly visibility: 'public' | 'private';
  readonly isTrainee: boolean;
  readonly hasAnsweredBefore: boolean;
  readonly isApprovedText: boolean;
  readonly risks: readonly RiskTopic[];
  /** Of the customer, as the network last said; null where unknown. */
  readonly followers: number | null;
}

export interface ApprovalReason {
  readonly code: ApprovalCode;
  readonly approver: Approver;
  readonly values: Readonly<Record<string, string | number>>;
}
