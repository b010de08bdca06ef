import { createRandom } from '../sentiment/fit-linear.js';
import type { Triple } from '../sentiment/linear-model.types.js';
import { CompiledCorrection, feelingOf } from './apply-correction.js';
import { examplesByLanguage, FIT_OPTIONS, fitLanguage, type FitOptions } from './fit-correction.js';
import { dealFolds, groupExamples } from './group-examples.js';
import type { Gain, HeldOutFigures, LabelledExample, LanguageTrial, Learnt } from './learning.types.js';

export interface TrialOptions {
  readonly fit: FitOptions;
  readonly folds: number;
  readonly resamples: number;
  /** The same seed gives the same intervals. */
  readonly seed: number;
  /** Fewer examples, or fewer groups of them, of a language say nothing. */
  readonly fewestExamples: number;
  readonly fewestGroups: number;
}

export const TRIAL_OPTIONS: TrialOptions = {
  fit: FIT_OPTIONS,
  folds: 5,
  resamples: 1_000,
  seed: 1,
  fewestExamples: 60,
  fewestGroups: 30,
};

/**
 * Fits a correction for each language and keeps it where it is certain to be better: on examples held out in turn, whole groups
 * at a time, both the mean recall of the labels and the log-loss gain, with the lower ends of their 95 % intervals above 0.
 */
export function learnCorrection(examples: readonly LabelledExample[], options: TrialOptions = TRIAL_OPTIONS): Learnt {
  const byLang = examplesByLanguage(examples);
  const trials = [...byLang.keys()].sort().map((lang) => tryLanguage(lang, byLang.get(lang) ?? [], options));
  const corrections = trials
    .filter(({ verdict }) => verdict === 'better')
    .map(({ lang }) => fitLanguage(lang, byLang.get(lang) ?? [], options.fit));
  return { trials, corrections };
}

/** What a group of examples adds to the figures, by label where it is a count of examples. */
interface GroupScore {
  readonly occurs: Triple;
  readonly rightBefore: Triple;
  readonly rightAfter: Triple;
  readonly count: number;
  readonly lossBefore: number;
  readonly lossAfter: number;
}

function tryLanguage(lang: string, examples: readonly LabelledExample[], options: TrialOptions): LanguageTrial {
  const groups = groupExamples(examples);
  const size = { lang, examples: examples.length, groups: groups.length };
  const labels = new Set(examples.map(({ label }) => label)).size;
  if (examples.length < options.fewestExamples || groups.length < options.fewestGroups || labels < 2) {
    return { ...size, verdict: 'too-few', figures: null };
  }
  const scores = scoreHeldOut(lang, examples, groups, options);
  const { before, after } = figuresOf(scores);
  const { macroRecallGain, logLossGain } = resample(scores, options);
  const isBetter = macroRecallGain.low > 0 && logLossGain.low > 0;
  return {
    ...size,
    verdict: isBetter ? 'better' : 'no-gain',
    figures: { before, after, macroRecallGain, logLossGain },
  };
}

function scoreHeldOut(
  lang: string,
  examples: readonly LabelledExample[],
  groups: readonly (readonly number[])[],
  { folds, fit }: TrialOptions,
): GroupScore[] {
  const foldOf = dealFolds(groups, folds);
  const pick = (indexes: readonly number[]): LabelledExample[] => indexes.flatMap((i) => examples[i] ?? []);
  return Array.from({ length: folds }, (_, fold) => {
    const training = groups.filter((__, g) => foldOf[g] !== fold).flat();
    const correction = new CompiledCorrection(fitLanguage(lang, pick(training.sort((a, b) => a - b)), fit));
    return groups.filter((__, g) => foldOf[g] === fold).map((group) => scoreOf(pick(group), correction));
  }).flat();
}

function scoreOf(group: readonly LabelledExample[], correction: CompiledCorrection): GroupScore {
  const occurs: [number, number, number] = [0, 0, 0];
  const rightBefore: [number, number, number] = [0, 0, 0];
  const rightAfter: [number, number, number] = [0, 0, 0];
  let [lossBefore, lossAfter] = [0, 0];
  for (const { base, words, label } of group) {
    const corrected = correction.chances(base.chances, words);
    occurs[label] += 1;
    if (feelingOf(base.chances, base.biases) === label) rightBefore[label] += 1;
    if (feelingOf(corrected, base.biases) === label) rightAfter[label] += 1;
    lossBefore += lossOf(base.chances[label]);
    lossAfter += lossOf(corrected[label]);
  }
  return { occurs, rightBefore, rightAfter, count: group.length, lossBefore, lossAfter };
}

const lossOf = (chance: number): number => -Math.log(Math.max(1e-9, chance));

function figuresOf(scores: readonly GroupScore[]): { before: HeldOutFigures; after: HeldOutFigures } {
  const occurs: [number, number, number] = [0, 0, 0];
  const rightBefore: [number, number, number] = [0, 0, 0];
  const rightAfter: [number, number, number] = [0, 0, 0];
  let [count, lossBefore, lossAfter] = [0, 0, 0];
  for (const score of scores) {
    for (const label of [0, 1, 2] as const) {
      occurs[label] += score.occurs[label];
      rightBefore[label] += score.rightBefore[label];
      rightAfter[label] += score.rightAfter[label];
    }
    count += score.count;
    lossBefore += score.lossBefore;
    lossAfter += score.lossAfter;
  }
  return {
    before: { macroRecall: meanRecall(rightBefore, occurs), logLoss: lossBefore / count },
    after: { macroRecall: meanRecall(rightAfter, occurs), logLoss: lossAfter / count },
  };
}

/** Of the labels that occur. */
function meanRecall(right: Triple, occurs: Triple): number {
  const occurring = ([0, 1, 2] as const).filter((label) => occurs[label] > 0);
  return occurring.reduce<number>((sum, label) => sum + right[label] / occurs[label], 0) / occurring.length;
}

/** Paired bootstrap over groups: before and after are drawn together, and what belongs together is drawn together. */
function resample(
  scores: readonly GroupScore[],
  { resamples, seed }: TrialOptions,
): { macroRecallGain: Gain; logLossGain: Gain } {
  const random = createRandom(seed);
  const recalls: number[] = [];
  const losses: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const drawn = scores.map((score) => scores[Math.floor(random() * scores.length)] ?? score);
    const { before, after } = figuresOf(drawn);
    recalls.push(after.macroRecall - before.macroRecall);
    losses.push(before.logLoss - after.logLoss);
  }
  const { before, after } = figuresOf(scores);
  return {
    macroRecallGain: gainOf(after.macroRecall - before.macroRecall, recalls),
    logLossGain: gainOf(before.logLoss - after.logLoss, losses),
  };
}

function gainOf(mean: number, drawn: readonly number[]): Gain {
  const sorted = [...drawn].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { mean, low: at(0.025), high: at(0.975) };
}
