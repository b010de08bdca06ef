import { readFileSync } from 'node:fs';
import { probabilities } from '../../domain/sentiment/calibrate.js';
import { LanguageJudge, bestFeeling } from '../../domain/sentiment/judge-sentiment.js';
import { primarySubtag } from '../../domain/language/primary-subtag.js';
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
  private readonly reader = new FeatureReader();
  private readonly judges = new Map<string, LanguageJudge>();
  private known: readonly string[] | undefined;

  constructor(
    private readonly file: string,
    private readonly options: LinearAnalyserOptions = {},
  ) {}

  get languages(): readonly string[] {
    return (this.known ??= this.open().languages);
  }

  analyse(texts: readonly TextToJudge[]): Judgement[] {
    return texts.map(({ text, lang }) => {
      const judge = this.judgeFor(primarySubtag(lang));
      return { sentiment: judge ? this.judge(text, judge) : UNSURE };
    });
  }

  private judge(text: string, judge: LanguageJudge): Sentiment {
    const { offsets, calibration, unsureBelow, triageFrom } = judge.tuning;
    const logits = judge.logits(text);
    const chances = probabilities(logits, calibration);
    const feeling = bestFeeling(logits, offsets);
    const isUnsure = this.options.isForced !== true && chances[feeling] < unsureBelow;
    return {
      label: isUnsure ? 'unsure' : LABELS[feeling],
      score: round(chances[2] - chances[0]),
      confidence: round(chances[feeling]),
      ...(chances[0] >= triageFrom ? { isNegativeSuspected: true } : {}),
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
