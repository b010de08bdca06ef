import type { Intent, Risk, RiskTopic, Urgency, UrgencyReason } from './intent.types.js';
import type { FoundWords } from './rules.types.js';
import type { Surface } from './read-surface.js';

/**
 * What each reason adds; the sum is capped at 1. A single risk to somebody's life is nearly all there is, so that it stands above
 * any sum of smaller reasons but another risk: a complaint, shouted, with a deadline, for the third time comes to 0.6.
 */
export const RISK_WEIGHTS: Readonly<Record<RiskTopic, number>> = {
  'self-harm': 0.95,
  death: 0.9,
  safety: 0.9,
  'data-leak': 0.75,
  security: 0.7,
  legal: 0.65,
  discrimination: 0.6,
  press: 0.5,
};
export const URGENCY_WEIGHTS = {
  threat: 0.7,
  complaint: 0.3,
  request: 0.1,
  question: 0.1,
  deadline: 0.15,
  repeated: 0.1,
  shouting: 0.05,
} as const;

/** Topics where somebody may come to harm. */
const HARM: ReadonlySet<RiskTopic> = new Set<RiskTopic>(['safety', 'death', 'self-harm']);

/** How soon a person should look: a capped sum of named reasons. Each risk topic, and each kind of cue, counts once. */
export function weighUrgency(intent: Intent, found: FoundWords, risks: readonly Risk[], surface: Surface): Urgency {
  const reasons: UrgencyReason[] = [];
  const topics = new Set<RiskTopic>();
  for (const { topic, word } of risks) {
    if (topics.has(topic)) continue;
    topics.add(topic);
    reasons.push({ code: HARM.has(topic) ? 'harm' : 'risk', weight: RISK_WEIGHTS[topic], word, topic });
  }
  const { label } = intent;
  if (label === 'threat' || label === 'complaint' || label === 'request' || label === 'question') {
    reasons.push({ code: label, weight: URGENCY_WEIGHTS[label] });
  }
  for (const code of ['deadline', 'repeated'] as const) {
    // Praise and news say "today" and "again" as well, and nobody waits for an answer to them.
    if (reasons.length === 0) break;
    const cue = found.cues.find(({ kind }) => kind === code);
    if (cue) reasons.push({ code, weight: URGENCY_WEIGHTS[code], word: cue.word });
  }
  if (reasons.length > 0 && surface.isShouting) reasons.push({ code: 'shouting', weight: URGENCY_WEIGHTS.shouting });
  reasons.sort((a, b) => b.weight - a.weight);
  return { score: Math.min(1, round(reasons.reduce((sum, { weight }) => sum + weight, 0))), reasons };
}

const round = (value: number): number => Math.round(value * 100) / 100;
