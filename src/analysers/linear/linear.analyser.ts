import { readFileSync } from 'node:fs';
import { probabilities } from '../../domain/sentiment/calibrate.js';
import { LanguageJudge } from '../../domain/sentiment/judge-sentiment.js';
import { primarySubtag } from '../../domain/language/primary-subtag.js';
import type { BaseReading } from '../../domain/learning/learning.types.js';
import { openModel, type ModelReading } from '../../domain/sentiment/model-file.js';
import { FeatureReader } from '../../domain/sentiment/read-features.js';
import type { Sentiment, SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import type { Analyser, Judgement, TextToJudge } from '../analyser.js';

const LABELS = ['negative', 'neutral', 'positive'] as const satisfies readonly SentimentLabel[];
const UNSURE: Sentiment = { label: 'unsure', score: 0, confidence: 0 };

export interface LinearAnalyserOptions {
  /** Always one of the three feelings, however doubtful. */
  readonly isForced?: boolean;
}

/**
 * The compact linear model of `config/models`. The first text reads the file, and each language is unpacked by its first text; the
 * file itself is not kept. Confidence is the calibrated probability that the label is right.
 */
export class LinearAnalyser implements Analyser {
  readonly name = 'linear';
  readonly namesWords = false;
  private readonly reader = new FeatureReader();
  private readonly judges = new Map<string, LanguageJudge>();
  private known: readonly string[] | undefined;
  private knownModel: string | undefined;

  constructor(
    private readonly file: string,
    private readonly options: LinearAnalyserOptions = {},
  ) {}

  get languages(): readonly string[] {
    return (this.known ??= this.open().languages);
  }

  get model(): string {
    return (this.knownModel ??= this.open().name);
  }

  readChances({ text, lang }: TextToJudge): BaseReading | null {
    const judge = this.judgeFor(primarySubtag(lang));
    if (!judge) return null;
    const { offsets, calibration, confidenceSteps, unsureBelow, triageFrom } = judge.tuning;
    const { slope, shifts } = calibration;
    // The label is taken by logit + offset, and the logarithm of a chance is slope · logit + shift.
    const bias = (feeling: 0 | 1 | 2): number => slope * offsets[feeling] - shifts[feeling];
    return {
      model: this.model,
      chances: probabilities(judge.logits(text), calibration),
      biases: [bias(0), bias(1), bias(2)],
      ...(confidenceSteps === undefined ? {} : { confidenceSteps }),
      unsureBelow,
      triageFrom,
    };
  }

  analyse(texts: readonly TextToJudge[]): Judgement[] {
    return texts.map(({ text, lang }) => {
      const judge = this.judgeFor(primarySubtag(lang));
      return { sentiment: judge ? this.judge(text, judge) : UNSURE };
    });
  }

  private judge(text: string, judge: LanguageJudge): Sentiment {
    const { feeling, chances, confidence, isUnsure, isNegativeSuspected } = judge.judge(text);
    return {
      label: isUnsure && this.options.isForced !== true ? 'unsure' : LABELS[feeling],
      score: round(chances[2] - chances[0]),
      confidence: round(confidence),
      ...(isNegativeSuspected ? { isNegativeSuspected: true } : {}),
    };
  }

  private judgeFor(lang: string): LanguageJudge | undefined {
    const ready = this.judges.get(lang);
    if (ready || !this.languages.includes(lang)) return ready;
    const model = this.open().read(lang);
    if (!model) return undefined;
    const judge = new LanguageJudge(model, this.reader);
    this.judges.set(lang, judge);
    return judge;
  }

  private open(): Extract<ModelReading, { ok: true }> {
    const reading = openModel(readFileSync(this.file));
    if (!reading.ok) throw new Error(`${this.file} is no sentiment model of this version (${reading.reason}).`);
    return reading;
  }
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
