import type { AlertRuleKind } from './alert-rule.types.js';

/** Which rule speaks of which alerts; those of other kinds are told always. Incidents were judged when they were suspected. */
export const RULE_OF_ALERT: Readonly<Record<string, AlertRuleKind>> = {
  'standard-burning': 'sla-burn',
  'source-blind': 'source-blind',
  'source-degraded': 'source-blind',
  'nobody-able': 'nobody-on-shift',
  'nobody-on-shift': 'nobody-on-shift',
  'escalation-stuck': 'stuck-chain',
  'stuck-chain': 'stuck-chain',
  heartbeat: 'heartbeat',
};

export const alertKindsOf = (kind: AlertRuleKind): readonly string[] =>
  Object.keys(RULE_OF_ALERT).filter((alert) => RULE_OF_ALERT[alert] === kind);

/** What the words of alerts are on the scale of rules, 1..10. */
export const SEVERITY_OF = { warning: 4, critical: 8 } as const;
