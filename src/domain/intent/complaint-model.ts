import { probabilities } from '../sentiment/calibrate.js';
import { LanguageJudge } from '../sentiment/judge-sentiment.js';
import type { LanguageModel, Triple } from '../sentiment/linear-model.types.js';
import { ComplaintFeatures } from './complaint-features.js';
import type { ComplaintJudge } from './rules.types.js';

/** The model has two labels where a sentiment model has three: complaint stands first, the middle is never said. */
export const COMPLAINT = 0;
export const NO_COMPLAINT = 2;
const NEVER = -40;

/** The logits without the label that there is not. */
export const ofTwo = (logits: Triple): Triple => [logits[0], NEVER, logits[2]];

/** A language of a complaint model, ready to judge. */
export class ComplaintModel implements ComplaintJudge {
  private readonly judge: LanguageJudge;

  constructor(model: LanguageModel) {
    this.judge = new LanguageJudge(model, new ComplaintFeatures());
  }

  logits(text: string): Triple {
    return ofTwo(this.judge.logits(text));
  }

  chanceOf(text: string): number {
    return probabilities(this.logits(text), this.judge.tuning.calibration)[COMPLAINT];
  }
}
