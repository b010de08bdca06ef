import { describe, expect, it } from '@jest/globals';
import type { LanguageTrial } from '../domain/learning/learning.types.js';
import type { TrainingReport } from '../modules/learning/learning.types.js';
import { describeTraining } from './training-report.js';

const trial = (verdict: LanguageTrial['verdict'], lang = 'en'): LanguageTrial => ({
  lang,
  examples: 160,
  groups: 140,
  verdict,
  figures:
    verdict === 'too-few'
      ? null
      : {
          before: { macroRecall: 0.7512, logLoss: 0.6021 },
          after: { macroRecall: 0.8, logLoss: 0.5 },
          macroRecallGain: { mean: 0.0488, low: 0.012, high: 0.09 },
          logLossGain: { mean: 0.1021, low: 0.05, high: 0.15 },
        },
});

const report = (changes: Partial<TrainingReport>): TrainingReport => ({
  base: 'sentiment-research',
  labels: 160,
  agreed: 120,
  trials: [],
  gain: 0,
  storedVersion: null,
  versionInForce: null,
  ...changes,
});

const lines = (changes: Partial<TrainingReport>, isDryRun = false): string[] =>
  describeTraining(report(changes), 'Acme', isDryRun);

describe('the report of a training', () => {
  it('shows figures with their intervals by language, and what was stored', () => {
    const said = lines({
      trials: [trial('better'), trial('too-few', 'fi')],
      gain: 4.88,
      storedVersion: 3,
      versionInForce: 3,
    });
    expect(said).toEqual(
      [
        'Workspace "Acme": 160 labels on top of sentiment-research; in 120 of them people agreed with the engine.',
        'language  labels  groups  recall before  after  gain [95 %]      loss before  after  gain [95 %]',
        'en        160     140     75.1           80.0   4.9 [1.2, 9.0]  0.602        0.500  0.102 [0.050, 0.150]  better',
        'fi        160     140                                                                                     too few labels',
        'On labels that were held out, the correction of en gains 4.9 points of mean recall and lowers the log-loss, both with their whole 95 % interval above 0. Stored as version 3; it is in force from the next batch of posts on.',
      ].map((line) =>
        line.startsWith('language') ? expect.stringMatching(/^language +labels +groups +recall before +after/) : line,
      ),
    );
  });

  it.each([
    [{ trials: [trial('better')], gain: 4.9 }, true, /Nothing was stored: this was a dry run\.$/],
    [
      { trials: [trial('no-gain')] },
      false,
      /not? .*certain to be better than the base.* The base model goes on alone\.$/,
    ],
    [
      { trials: [trial('too-few')], versionInForce: 2 },
      false,
      /at least 60 of 30 different authors.* Version 2 stays in force\.$/,
    ],
    [{}, false, /^Nobody has corrected a sentiment/],
  ])('ends with the outcome (%#)', (changes, isDryRun, outcome) => {
    expect(lines(changes, isDryRun).at(-1)).toMatch(outcome);
  });
});
