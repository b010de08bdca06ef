import type { FeelingIndex, LanguageJudge, Verdict } from './judge-sentiment.js';
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

/** A text's label by a person, and what was made of it. */
export interface Answer {
  readonly label: FeelingIndex;
  readonly verdict: Verdict;
}

/** How a language's part of a model does on labelled texts it was not trained on. */
export const evaluateLanguage = (judge: LanguageJudge, texts: readonly LabelledText[]): LanguageFigures =>
  figuresOf(texts.map(({ text, label }) => ({ label, verdict: judge.judge(text) })));

export function figuresOf(answers: readonly Answer[]): LanguageFigures {
  const { accuracy, macroRecall, macroF1, perLabel } = measure(
    answers.map(({ label }) => label),
    answers.map(({ verdict }) => verdict.feeling),
  );
  const sure = answers.filter(({ verdict }) => !verdict.isUnsure);
  const suspected = answers.filter(({ verdict }) => verdict.isNegativeSuspected);
  const found = suspected.filter(({ label }) => label === 0).length;
  return {
    texts: answers.length,
    macroRecall: percent(macroRecall),
    macroF1: percent(macroF1),
    accuracy: percent(accuracy),
    negativePrecision: percent(perLabel[0]?.precision ?? 0),
    negativeRecall: percent(perLabel[0]?.recall ?? 0),
    calibrationError: percent(
      calibrationError(
        answers.map(({ verdict }) => verdict.confidence),
        answers.map(isRight),
      ),
    ),
    sureShare: percent(ratio(sure.length, answers.length)),
    sureAccuracy: percent(ratio(sure.filter(isRight).length, sure.length)),
    triageRecall: percent(ratio(found, answers.filter(({ label }) => label === 0).length)),
    triagePrecision: percent(ratio(found, suspected.length)),
  };
}

const isRight = ({ label, verdict }: Answer): boolean => verdict.feeling === label;

const percent = (share: number): number => Math.round(share * 1_000) / 10;
