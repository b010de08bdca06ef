/** What a post wants, in the order in which it is offered. */
export const INTENTS = ['complaint', 'question', 'request', 'praise', 'threat', 'other'] as const;
export type IntentLabel = (typeof INTENTS)[number];

/** What the words that make somebody look at once are about. */
export const RISK_TOPICS = [
  'safety',
  'legal',
  'security',
  'death',
  'self-harm',
  'discrimination',
  'data-leak',
  'press',
] as const;
export type RiskTopic = (typeof RISK_TOPICS)[number];

/** The most urgent first. */
export const PRIORITY_LEVELS = ['P1', 'P2', 'P3', 'P4'] as const;
export type PriorityLevel = (typeof PRIORITY_LEVELS)[number];
