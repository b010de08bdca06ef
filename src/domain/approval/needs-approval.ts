import { APPROVERS, type ApprovalReason, type ApprovalRule, type Approver, type ReplyFacts } from './approval.types.js';
import { findAmount, findLink } from './find-in-text.js';

/** Why somebody else has to look at a reply before it leaves, one reason for each rule that applies; empty: nobody has to. */
export function needsApproval(rules: readonly ApprovalRule[], facts: ReplyFacts): readonly ApprovalReason[] {
  return rules.flatMap((rule) => {
    const values = valuesOf(rule, facts);
    return values === null ? [] : [{ code: rule.code, approver: rule.approver, values }];
  });
}

/** Who has to look where several rules apply: the narrowest circle. */
export function approverOf(reasons: readonly ApprovalReason[]): Approver {
  const highest = Math.max(0, ...reasons.map(({ approver }) => APPROVERS.indexOf(approver)));
  return APPROVERS[highest] ?? 'crisis';
}

/** What the rule found; null where it does not apply. */
function valuesOf(rule: ApprovalRule, facts: ReplyFacts): ApprovalReason['values'] | null {
  switch (rule.code) {
    case 'trainee':
      return facts.isTrainee ? {} : null;
    case 'first-reply':
      return facts.visibility === 'public' && !facts.hasAnsweredBefore ? {} : null;
    case 'risk': {
      const topics = facts.risks.filter((topic) => rule.risks?.includes(topic) ?? false);
      return topics.length > 0 ? { topics: [...new Set(topics)].join(' ') } : null;
    }
    case 'reach': {
      const { followers } = facts;
      const isFar = followers !== null && rule.followers !== undefined && followers >= rule.followers;
      return isFar ? { followers } : null;
    }
    case 'own-words':
      return facts.isApprovedText ? null : {};
    case 'link':
      return found('link', findLink(facts.text));
    case 'money':
      return found('amount', findAmount(facts.text));
  }
}

const found = (name: string, word: string | null): Readonly<Record<string, string>> | null =>
  word === null ? null : { [name]: word };

export interface PolicyFault {
  readonly field: string;
  readonly message: string;
}

/** What is wrong with a policy, one line each; empty when it is sound. */
export function checkRules(rules: readonly ApprovalRule[]): readonly PolicyFault[] {
  const faults = rules.flatMap((rule, i): PolicyFault[] => {
    const field = `rules.${String(i)}`;
    const needsRisks = rule.code === 'risk';
    const needsFollowers = rule.code === 'reach';
    const hasRisks = (rule.risks?.length ?? 0) > 0;
    return [
      ...(needsRisks === hasRisks ? [] : [fault(`${field}.risks`, needsRisks ? 'names no topic' : 'belongs to risk')]),
      ...(needsFollowers === (rule.followers !== undefined)
        ? []
        : [fault(`${field}.followers`, needsFollowers ? 'is missing' : 'belongs to reach')]),
      ...(rules.findIndex(({ code }) => code === rule.code) === i ? [] : [fault(field, 'repeats a rule')]),
    ];
  });
  return faults;
}

const fault = (field: string, message: string): PolicyFault => ({ field, message: `${field} ${message}` });
