import { TRIAL_OPTIONS } from '../domain/learning/cross-validate.js';
import type { Gain, LanguageTrial } from '../domain/learning/learning.types.js';
import type { TrainingReport } from '../modules/learning/learning.types.js';

const COLUMNS = [
  'language',
  'labels',
  'groups',
  'recall before',
  'after',
  'gain [95 %]',
  'loss before',
  'after',
  'gain [95 %]',
  '',
];
const IN_WORDS: Readonly<Record<LanguageTrial['verdict'], string>> = {
  better: 'better',
  'no-gain': 'not certain to be better',
  'too-few': 'too few labels',
};

/** What was tried and found, line by line: the labels, a table by language, and the outcome in words. */
export function describeTraining(report: TrainingReport, workspace: string, isDryRun: boolean): string[] {
  const { labels, agreed, base, trials } = report;
  return [
    `Workspace "${workspace}": ${String(labels)} labels on top of ${base}; in ${String(agreed)} of them people agreed with the engine.`,
    ...(trials.length > 0 ? tableOf([COLUMNS, ...trials.map(rowOf)]) : []),
    outcomeOf(report, isDryRun),
  ];
}

function rowOf({ lang, examples, groups, verdict, figures }: LanguageTrial): string[] {
  const counted = [lang, String(examples), String(groups)];
  if (figures === null) return [...counted, '', '', '', '', '', '', IN_WORDS[verdict]];
  const { before, after, macroRecallGain, logLossGain } = figures;
  return [
    ...counted,
    percent(before.macroRecall),
    percent(after.macroRecall),
    gain(macroRecallGain, percent),
    nats(before.logLoss),
    nats(after.logLoss),
    gain(logLossGain, nats),
    IN_WORDS[verdict],
  ];
}

function outcomeOf({ trials, storedVersion, versionInForce, gain: points }: TrainingReport, isDryRun: boolean): string {
  const better = trials.filter(({ verdict }) => verdict === 'better').map(({ lang }) => lang);
  const stays =
    versionInForce === null ? 'The base model goes on alone.' : `Version ${String(versionInForce)} stays in force.`;
  if (better.length > 0) {
    const learnt = `On labels that were held out, the correction of ${better.join(', ')} gains ${points.toFixed(1)} points of mean recall and lowers the log-loss, both with their whole 95 % interval above 0.`;
    return storedVersion === null || isDryRun
      ? `${learnt} Nothing was stored: this was a dry run.`
      : `${learnt} Stored as version ${String(storedVersion)}; it is in force from the next batch of posts on.`;
  }
  if (trials.length === 0) return `Nobody has corrected a sentiment of a language that the base model judges. ${stays}`;
  if (trials.every(({ verdict }) => verdict === 'too-few')) {
    return `Too few labels to tell whether a correction would help: at least ${String(TRIAL_OPTIONS.fewestExamples)} of ${String(TRIAL_OPTIONS.fewestGroups)} different authors in one language are needed. ${stays}`;
  }
  return `On labels that were held out, no correction is certain to be better than the base: mean recall and log-loss must both gain with their whole 95 % interval above 0. ${stays}`;
}

function tableOf(rows: readonly (readonly string[])[]): string[] {
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const percent = (share: number): string => (share * 100).toFixed(1);
const nats = (loss: number): string => loss.toFixed(3);
const gain = ({ mean, low, high }: Gain, shown: (value: number) => string): string =>
  `${shown(mean)} [${shown(low)}, ${shown(high)}]`;
