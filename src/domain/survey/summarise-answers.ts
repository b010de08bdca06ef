import type { SentSurvey, SurveyKind, SurveySummary, SurveyWarning } from './survey.types.js';

/** Fewer answers allow no verdict. */
export const FEWEST_ANSWERS = 30;
/** Below this share of answers those who answer may be quite unlike those who do not: our assumption. */
export const LOWEST_RESPONSE_PERCENT = 20;
/** Medians of fewer are not compared. */
const FEWEST_TO_COMPARE = 10;
/** The others took more than this many times as long. */
const MUCH_LONGER = 2;

const PROMOTER = 9;
const DETRACTOR = 6;
/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

/** What was answered, how sure that is, and what speaks against trusting it. */
export function summariseAnswers(kind: SurveyKind, surveys: readonly SentSurvey[]): SurveySummary {
  const answered = surveys.filter(({ score }) => score !== null);
  const points = answered.map(({ score }) => pointsOf(kind, score ?? 0));
  const n = points.length;
  const mean = n === 0 ? null : points.reduce((sum, each) => sum + each, 0) / n;
  const responsePercent = surveys.length === 0 ? null : round((n / surveys.length) * 100);
  return {
    sent: surveys.length,
    n,
    responsePercent,
    score: mean === null ? null : round(mean),
    ci95: mean === null ? null : intervalOf(kind, points, mean),
    warnings: surveys.length === 0 ? [] : warningsOf(surveys, answered, responsePercent ?? 0),
  };
}

/** The net promoter score is the mean of these as well. */
function pointsOf(kind: SurveyKind, score: number): number {
  if (kind !== 'nps') return score;
  if (score >= PROMOTER) return 100;
  return score <= DETRACTOR ? -100 : 0;
}

function intervalOf(kind: SurveyKind, points: readonly number[], mean: number): SurveySummary['ci95'] {
  const n = points.length;
  if (n < 2) return null;
  const variance = points.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (n - 1);
  const spread = Z * Math.sqrt(variance / n);
  const lowest = kind === 'nps' ? -100 : 0;
  return { low: round(Math.max(lowest, mean - spread)), high: round(Math.min(100, mean + spread)) };
}

function warningsOf(
  surveys: readonly SentSurvey[],
  answered: readonly SentSurvey[],
  responsePercent: number,
): SurveyWarning[] {
  const warnings: SurveyWarning[] = [];
  if (answered.length < FEWEST_ANSWERS)
    warnings.push({ code: 'few-answers', values: { n: answered.length, fewest: FEWEST_ANSWERS } });
  if (responsePercent < LOWEST_RESPONSE_PERCENT)
    warnings.push({ code: 'low-response', values: { percent: responsePercent, lowest: LOWEST_RESPONSE_PERCENT } });
  const [quick, slow] = [answered, surveys.filter(({ score }) => score === null)].map(medianSeconds);
  if (quick !== undefined && slow !== undefined && quick !== null && slow !== null && slow > MUCH_LONGER * quick) {
    const values = { answeredMinutes: Math.round(quick / 60), unansweredMinutes: Math.round(slow / 60) };
    warnings.push({ code: 'quick-ones-answered', values });
  }
  return warnings;
}

/** Null where there are too few to say. */
function medianSeconds(surveys: readonly SentSurvey[]): number | null {
  const sorted = surveys.flatMap(({ resolveSeconds }) => resolveSeconds ?? []).sort((a, b) => a - b);
  if (sorted.length < FEWEST_TO_COMPARE) return null;
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

const round = (value: number): number => Math.round(value * 10) / 10;
