// By sub-path: the package's main file connects to databases and reads `.env` when it is loaded.
import natural from 'natural/lib/natural/sentiment/index.js';
import type { Sentiment } from '../../domain/sentiment/sentiment.types.js';
import type { Analyser, Judgement, TextToJudge } from '../analyser.js';

const UNSURE: Sentiment = { label: 'unsure', score: 0, confidence: 0 };
const NO_WORD_FOUND: Sentiment = { label: 'neutral', score: 0, confidence: 0.4, words: [] };

const NOT_PROSE = /https?:\/\/\S+|www\.\S+|[@＠][\p{L}\p{N}_.]+/gu;
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}]+)*|[.!?;,:\n]|[😡🤬😠👎💔😍❤👍🎉]/gu;
const ENDS_SCOPE = /^[.!?;:,\n]$/u;
const NEGATORS = new Set([
  'not',
  'no',
  'never',
  'neither',
  'nor',
  'cannot',
  'cant',
  'dont',
  'doesnt',
  'didnt',
  'without',
  'hardly',
]);
/** In a post to a company these name its service or ask for it; the list takes them for praise. */
const SERVICE_WORDS = new Set(['support', 'supports', 'help', 'helps', 'care', 'please']);
const EMOJI: ReadonlyMap<string, number> = new Map([
  ...['😡', '🤬', '😠', '👎', '💔'].map((emoji) => [emoji, -3] as const),
  ...['😍', '❤', '👍', '🎉'].map((emoji) => [emoji, 3] as const),
]);

/** Words behind a negator that it turns round, at most, within the same clause. */
const NEGATION_SCOPE_WORDS = 3;
/** A negated word says less than its opposite would. */
const NEGATED_STRENGTH = 0.6;
const LONGEST_ENTRY_WORDS = 3;
/** AFINN values are −5..5; this many points of evidence make half of the full score. */
const HALF_SCORE_POINTS = 4;
const CLEAR_SCORE = 0.15;
/** Below it praise and complaint nearly cancel out; a person should read such a post, not file it as praise. */
const MIXED_AGREEMENT = 0.25;
const MOST_WORDS_SHOWN = 10;

interface Hit {
  readonly word: string;
  readonly value: number;
}

/** English by the AFINN word list with negation; every other language is `unsure`. */
export class AfinnAnalyser implements Analyser {
  readonly name = 'afinn';
  readonly languages = ['en'] as const;
  private readonly lexicon = new natural.SentimentAnalyzer('English', undefined, 'afinn');

  analyse(texts: readonly TextToJudge[]): Judgement[] {
    return texts.map(({ text, lang }) => ({ sentiment: /^en(?:[-_]|$)/iu.test(lang) ? this.judge(text) : UNSURE }));
  }

  private judge(text: string): Sentiment {
    const hits = this.findHits(text.replace(NOT_PROSE, ' '));
    if (hits.length === 0) return NO_WORD_FOUND;
    let points = 0;
    let weight = 0;
    for (const { value } of hits) {
      points += value;
      weight += Math.abs(value);
    }
    const score = round(points / (Math.abs(points) + HALF_SCORE_POINTS));
    const words = [...new Set(hits.map((hit) => hit.word))].slice(0, MOST_WORDS_SHOWN);
    const agreement = Math.abs(points) / weight;
    const isMixed = points >= 0 && agreement < MIXED_AGREEMENT;
    if (isMixed || Math.abs(score) < CLEAR_SCORE) {
      return { label: isMixed ? 'unsure' : 'neutral', score, confidence: 0.3, words };
    }
    const confidence = round(Math.min(0.9, 0.35 + 0.4 * Math.abs(score) + 0.15 * agreement));
    return { label: score < 0 ? 'negative' : 'positive', score, confidence, words };
  }

  private findHits(text: string): Hit[] {
    const tokens = (text.toLowerCase().match(TOKEN) ?? []).map((token) => token.replace('’', "'"));
    const hits: Hit[] = [];
    let negatedFor = 0;
    for (let at = 0; at < tokens.length;) {
      const token = tokens[at] ?? '';
      const { word, value, length } = this.longestEntry(tokens, at);
      if (value !== 0) hits.push({ word, value: negatedFor > 0 ? -value * NEGATED_STRENGTH : value });
      if (ENDS_SCOPE.test(token)) negatedFor = 0;
      else if (NEGATORS.has(token) || token.endsWith("n't")) negatedFor = NEGATION_SCOPE_WORDS;
      else negatedFor = Math.max(0, negatedFor - length);
      at += length;
    }
    return hits;
  }

  /** The longest entry of the list that starts here; some are phrases, such as `fed up`. */
  private longestEntry(tokens: readonly string[], at: number): Hit & { readonly length: number } {
    for (let length = Math.min(LONGEST_ENTRY_WORDS, tokens.length - at); length > 0; length--) {
      const word = length === 1 ? (tokens[at] ?? '') : tokens.slice(at, at + length).join(' ');
      const value = this.valueOf(word);
      if (value !== 0) return { word, value, length };
    }
    return { word: '', value: 0, length: 1 };
  }

  private valueOf(word: string): number {
    if (NEGATORS.has(word) || SERVICE_WORDS.has(word)) return 0;
    return EMOJI.get(word) ?? this.lexicon.getSentiment([word]);
  }
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
