import { probabilities } from './calibrate.js';
import { bestFeeling, type FeelingIndex, type LanguageJudge } from './judge-sentiment.js';
import { calibrationError, measure, ratio } from './measures.js';

export interface LabelledText {
  readonly text: string;
  readonly label: FeelingIndex;
}

/** All in percent with one decimal, but `texts`. */
export interface LanguageFigures {
  readonly texts: number;
  readonly macroRecall: number;
  readonly macroF1: number;
  readonly accuracy: number;
  readonly negativePrecision: number;
  readonly negativeRecall: number;
  readonly calibrationError: number;
  /** Share of texts that keep a label when doubtful ones are `unsure`, and how many of those are right. */
  readonly sureShare: number;
  readonly sureAccuracy: number;
  readonly triageRecall: number;
  readonly triagePrecision: number;
}

/** How a language's part of a model does on labelled texts it was not trained on. */
export function evaluateLanguage(judge: LanguageJudge, texts: readonly LabelledText[]): LanguageFigures {
  const { offsets, calibration, unsureBelow, triageFrom } = judge.tuning;
  const answers = texts.map(({ text, label }) => {
    const logits = judge.logits(text);
    const chances = probabilities(logits, calibration);
    const feeling = bestFeeling(logits, offsets);
    const isRight = feeling === label;
    return { label, feeling, isRight, confidence: chances[feeling], isSuspected: chances[0] >= triageFrom };
  });
  const { accuracy, macroRecall, macroF1, perLabel } = measure(
    answers.map(({ label }) => label),
    answers.map(({ feeling }) => feeling),
  );
  const sure = answers.filter(({ confidence }) => confidence >= unsureBelow);
  const suspected = answers.filter(({ isSuspected }) => isSuspected);
  const found = suspected.filter(({ label }) => label === 0).length;
  return {
    texts: texts.length,
    macroRecall: percent(macroRecall),
    macroF1: percent(macroF1),
    accuracy: percent(accuracy),
    negativePrecision: percent(perLabel[0]?.precision ?? 0),
    negativeRecall: percent(perLabel[0]?.recall ?? 0),
    calibrationError: percent(
      calibrationError(
        answers.map(({ confidence }) => confidence),
        answers.map(({ isRight }) => isRight),
      ),
    ),
    sureShare: percent(ratio(sure.length, texts.length)),
    sureAccuracy: percent(ratio(sure.filter(({ isRight }) => isRight).length, sure.length)),
    triageRecall: percent(ratio(found, answers.filter(({ label }) => label === 0).length)),
    triagePrecision: percent(ratio(found, suspected.length)),
  };
}

const percent = (share: number): number => Math.round(share * 1_000) / 10;
