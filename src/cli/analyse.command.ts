import type { Analyser } from '../analysers/analyser.js';
import { analyserFor, createAnalysers, judgedLanguages, loadIntentRules } from '../analysers/registry.js';
import { detectLanguage } from '../domain/language/detect-language.js';
import { judgeIntent } from '../domain/intent/judge-intent.js';
import type { IntentRules } from '../domain/intent/rules.types.js';
import type { PostToMatch } from '../domain/query/match.types.js';
import type { Sentiment } from '../domain/sentiment/sentiment.types.js';
import { readEnv } from '../env.js';
import { lineFault, readPostBatches, type PostLine } from './post-lines.js';
import { print } from './terminal.js';

const UNSURE: Sentiment = { label: 'unsure', score: 0, confidence: 0 };

export interface AnalyseOptions {
  /** False: never `unsure`. */
  readonly unsure: boolean;
}

/** Language, sentiment, intent and urgency of every text of standard input, in order. */
export async function analyseTexts({ unsure }: AnalyseOptions): Promise<void> {
  const env = readEnv();
  const analysers = createAnalysers({ sentimentModelFile: env.sentimentModelFile, isForced: !unsure });
  const judge = new TextJudge(analysers, loadIntentRules(env.intentRules), unsure ? null : 'en');
  for await (const lines of readPostBatches('-')) {
    if (lines.length > 0) await print(lines.map((line) => judge.answerTo(line)).join('\n'));
  }
}

/** Told apart from the others although no engine judges it: much of it is written in Latin letters. */
const FURTHER_LANGUAGES = ['hi'];

class TextJudge {
  private readonly languages: readonly string[];

  constructor(
    private readonly analysers: readonly Analyser[],
    private readonly intentRules: IntentRules,
    /** Judges what no engine knows, by its emoji, its signs and what it has of that language; null: nobody does. */
    private readonly fallback: string | null,
  ) {
    this.languages = [...judgedLanguages(analysers), ...FURTHER_LANGUAGES];
  }

  answerTo(line: PostLine): string {
    if (!line.ok) return lineFault(line.reason);
    try {
      return `{"id":${line.idJson},${JSON.stringify(this.judge(line.post)).slice(1)}`;
    } catch (error) {
      return lineFault(`The text of id ${line.idJson} cannot be judged: ${String(error)}`);
    }
  }

  private judge(post: PostToMatch): object {
    const { text } = post;
    // Among the languages that can be judged: most texts are in one of them, and few are told apart better than many.
    const lang = post.lang ?? detectLanguage(text, { languages: this.languages }).lang;
    const sentiment = this.sentimentOf(text, lang);
    const { label, score, confidence } = sentiment;
    const { intent, urgency } = judgeIntent(text, lang, sentiment, this.intentRules);
    return {
      lang,
      sentiment: { label, score, confidence },
      intent: { label: intent.label, confidence: intent.confidence },
      urgency: urgency.score,
    };
  }

  private sentimentOf(text: string, lang: string): Sentiment {
    const known = analyserFor(lang, this.analysers) === undefined ? (this.fallback ?? lang) : lang;
    const [judgement] = analyserFor(known, this.analysers)?.analyse([{ text, lang: known }]) ?? [];
    return judgement?.sentiment ?? UNSURE;
  }
}
