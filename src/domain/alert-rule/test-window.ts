import { chanceOfAtMost } from '../coverage/tail-probability.js';
import { judgeNegativeShare } from '../spike/judge-negative-share.js';
import type { AlertRule, RuleSensitivity } from './alert-rule.types.js';

/** What was posted about a watch in a window of time. */
export interface WindowCounts {
  readonly mentions: number;
  readonly negatives: number;
  /** At most as many as there were: an author of two steps counts in both. */
  readonly negativeVoices: number;
  /** Negative posts by network. */
  readonly networks: Readonly<Record<string, number>>;
  /** Negative or threatening posts by topic of risk. */
  readonly risks: Readonly<Record<string, number>>;
  /** log10 of the people whom the loudest negative post may reach; 0: nobody knows of any. */
  readonly topReach: number;
}

/** The same of the past, and how many windows of the same length it holds. */
export interface UsualCounts {
  readonly mentions: number;
  readonly negatives: number;
  readonly risks: Readonly<Record<string, number>>;
  readonly windows: number;
}

export interface WindowFinding {
  readonly code: 'share' | 'influencer' | 'spread' | 'risk-word';
  /** What it is about: a topic, or nothing more than the test itself. */
  readonly subject: string;
  /** 1..10 */
  readonly severity: number;
  readonly observed: number;
  /** In a window of this length. */
  readonly usual: number;
  /** Null where one is enough. */
  readonly voices: number | null;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Chance below which something is taken for unusual. */
const CHANCE: Readonly<Record<RuleSensitivity, number>> = { low: 1e-6, normal: 1e-4, high: 1e-3 };
/** A share has to be so many times the usual, or half of the way from there to all, to matter to people. */
const TIMES_USUAL = 1.5;
const FEWEST_NEGATIVES: Readonly<Record<RuleSensitivity, number>> = { low: 8, normal: 5, high: 4 };
/** log10 of the people reached, from which one author is enough. */
const LOUD_REACH: Readonly<Record<RuleSensitivity, number>> = { low: 6, normal: 5, high: 4.5 };

const FEWEST_NETWORKS: Readonly<Record<RuleSensitivity, number>> = { low: 4, normal: 3, high: 3 };
const FEWEST_ON_A_NETWORK = 2;
/** Above so many times what is usual, the same complaint is on its way. */
const SPREAD_FACTOR: Readonly<Record<RuleSensitivity, number>> = { low: 6, normal: 4, high: 3 };

/** What is told of at once, and how bad a first post is. */
const RISK_SEVERITY: Readonly<Record<string, number>> = {
  safety: 7,
  death: 8,
  'data-leak': 7,
  security: 6,
  legal: 5,
  'self-harm': 6,
  discrimination: 5,
  press: 4,
};
const RISK_CHANCE: Readonly<Record<RuleSensitivity, number>> = { low: 1e-3, normal: 0.02, high: 0.1 };

/** What the test of a rule finds in a window, most severe first; a rule of another kind finds nothing. */
export function testWindow(
  { kind, sensitivity }: Pick<AlertRule, 'kind' | 'sensitivity'>,
  now: WindowCounts,
  usual: UsualCounts,
): readonly WindowFinding[] {
  switch (kind) {
    case 'share':
      return testShare(sensitivity, now, usual);
    case 'influencer':
      return testInfluencer(sensitivity, now);
    case 'spread':
      return testSpread(sensitivity, now, usual);
    case 'risk-word':
      return testRisks(sensitivity, now, usual);
    case 'spike':
    case 'emerging':
    case 'sla-burn':
    case 'source-blind':
    case 'nobody-on-shift':
    case 'stuck-chain':
    case 'heartbeat':
      return [];
  }
}

function testShare(sensitivity: RuleSensitivity, now: WindowCounts, usual: UsualCounts): readonly WindowFinding[] {
  if (now.negatives < FEWEST_NEGATIVES[sensitivity]) return [];
  const { share, usualShare, probability } = judgeNegativeShare(
    { negative: now.negatives, total: now.mentions },
    { negative: usual.negatives, total: usual.mentions },
  );
  const isMuch = share >= Math.min(TIMES_USUAL * usualShare, (1 + usualShare) / 2);
  if (!isMuch || probability >= CHANCE[sensitivity]) return [];
  return [
    {
      code: 'share',
      subject: 'share',
      severity: severityOfChance(probability),
      observed: now.negatives,
      usual: now.mentions * usualShare,
      voices: now.negativeVoices,
      values: { percent: Math.round(share * 100), usualPercent: Math.round(usualShare * 100) },
    },
  ];
}

function testInfluencer(sensitivity: RuleSensitivity, { topReach }: WindowCounts): readonly WindowFinding[] {
  if (topReach < LOUD_REACH[sensitivity]) return [];
  return [
    {
      code: 'influencer',
      subject: 'influencer',
      severity: Math.min(10, Math.max(1, Math.round(topReach * 2 - 5))),
      observed: 1,
      usual: 0,
      voices: null,
      values: { reach: Math.round(10 ** topReach) },
    },
  ];
}

function testSpread(sensitivity: RuleSensitivity, now: WindowCounts, usual: UsualCounts): readonly WindowFinding[] {
  const reached = Object.values(now.networks).filter((negatives) => negatives >= FEWEST_ON_A_NETWORK);
  if (reached.length < FEWEST_NETWORKS[sensitivity]) return [];
  const expected = usual.windows <= 0 ? 0 : usual.negatives / usual.windows;
  const factor = now.negatives / Math.max(1, expected);
  if (factor < SPREAD_FACTOR[sensitivity]) return [];
  return [
    {
      code: 'spread',
      subject: 'spread',
      severity: Math.min(10, Math.round(reached.length + Math.log2(factor))),
      observed: now.negatives,
      usual: expected,
      voices: now.negativeVoices,
      values: { networks: reached.length },
    },
  ];
}

/** At once where such words are rare for the watch; a brand that is sued every day needs more of them. */
function testRisks(sensitivity: RuleSensitivity, now: WindowCounts, usual: UsualCounts): readonly WindowFinding[] {
  return Object.entries(now.risks)
    .flatMap(([topic, observed]): readonly WindowFinding[] => {
      const first = RISK_SEVERITY[topic];
      const expected = ((usual.risks[topic] ?? 0) + 0.5) / Math.max(1, usual.windows);
      const chance = 1 - chanceOfAtMost(observed - 1, expected, Infinity);
      if (first === undefined || observed <= 0 || chance >= RISK_CHANCE[sensitivity]) return [];
      const severity = Math.min(10, first + Math.floor(Math.log2(observed)));
      return [
        {
          code: 'risk-word',
          subject: topic,
          severity,
          observed,
          usual: expected,
          voices: null,
          values: { topic, observed },
        },
      ];
    })
    .sort((a, b) => b.severity - a.severity);
}

const severityOfChance = (chance: number): number =>
  Math.min(8, Math.max(1, Math.round(-Math.log10(Math.max(chance, 1e-12)) * 0.7)));
