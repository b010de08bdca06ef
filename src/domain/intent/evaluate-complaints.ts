import { calibrationError, measure } from '../sentiment/measures.js';
import type { ComplaintJudge } from './rules.types.js';
import type { ComplaintExample } from './train-complaints.js';

/** All in percent with one decimal, but `texts`. */
export interface ComplaintFigures {
  readonly texts: number;
  readonly macroF1: number;
  readonly macroRecall: number;
  readonly accuracy: number;
  readonly complaintPrecision: number;
  readonly complaintRecall: number;
  readonly calibrationError: number;
}

/** How a complaint model does, alone, on labelled texts it was not trained on. */
export function evaluateComplaints(judge: ComplaintJudge, texts: readonly ComplaintExample[]): ComplaintFigures {
  const chances = texts.map(({ text }) => judge.chanceOf(text));
  const truth = texts.map(({ isComplaint }) => (isComplaint ? 0 : 1));
  const said = chances.map((chance) => (chance >= 0.5 ? 0 : 1));
  const { macroF1, macroRecall, accuracy, perLabel } = measure(truth, said, 2);
  return {
    texts: texts.length,
    macroF1: percent(macroF1),
    macroRecall: percent(macroRecall),
    accuracy: percent(accuracy),
    complaintPrecision: percent(perLabel[0]?.precision ?? 0),
    complaintRecall: percent(perLabel[0]?.recall ?? 0),
    calibrationError: percent(
      calibrationError(
        chances.map((chance) => Math.max(chance, 1 - chance)),
        truth.map((label, i) => label === said[i]),
      ),
    ),
  };
}

const percent = (share: number): number => Math.round(share * 1_000) / 10;
