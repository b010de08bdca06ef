import { createRequire } from 'node:module';
import type natural from 'natural/lib/natural/sentiment/index.js';
import { primarySubtag } from '../../domain/language/primary-subtag.js';
import type { Sentiment } from '../../domain/sentiment/sentiment.types.js';
import type { Analyser, Judgement, TextToJudge } from '../analyser.js';

const UNSURE: Sentiment = { label: 'unsure', score: 0, confidence: 0 };
const NO_WORD_FOUND: Sentiment = { label: 'neutral', score: 0, confidence: 0.4, words: [] };

const NOT_PROSE = /https?:\/\/\S+|www\.\S+|[@＠][\p{L}\p{N}_.]+/gu;
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}]+)*|[.!?;,:\n]|[😡🤬😠👎💔😍❤👍🎉]/gu;
const ENDS_SCOPE = /^[.!?;:,\n]$/u;
/** A language of the word list. */
interface ListLanguage {
  /** As `natural` names it. */
  readonly name: string;
  readonly negators: ReadonlySet<string>;
  /** In a post to a company these name its service or ask for it; the list takes them for praise. */
  readonly serviceWords: ReadonlySet<string>;
}

/** What `natural` keeps the list in; its types leave it out. */
interface Vocabulary {
  readonly vocabulary: Readonly<Record<string, number>>;
}

const load = createRequire(import.meta.url);
/**
 * By sub-path: the package's main file connects to databases and reads `.env` when it is loaded. Not before a list is needed: it
 * reads the lists of nine languages.
 */
const naturalSentiment = (): typeof natural => load('natural/lib/natural/sentiment/index.js') as typeof natural;

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const LIST_LANGUAGES: ReadonlyMap<string, ListLanguage> = new Map([
  [
    'en',
    {
      name: 'English',
      negators: wordsOf('not no never neither nor cannot cant dont doesnt didnt without hardly'),
      serviceWords: wordsOf('support supports help helps care please'),
    },
  ],
  [
    'es',
    {
      name: 'Spanish',
      negators: wordsOf('no nunca jamás ni sin tampoco'),
      serviceWords: wordsOf('ayuda ayudar soporte apoyo favor'),
    },
  ],
  [
    'pt',
    {
      name: 'Portuguese',
      negators: wordsOf('não nao nunca jamais nem sem'),
      serviceWords: wordsOf('ajuda ajudar suporte apoio favor'),
    },
  ],
]);
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

export interface AfinnAnalyserOptions {
  /** Always one of the three feelings, however doubtful. */
  readonly isForced?: boolean;
}

/** Judges by the AFINN word list with negation, and says which words decided. */
export class AfinnAnalyser implements Analyser {
  readonly name = 'afinn';
  readonly namesWords = true;
  readonly languages: readonly string[] = [...LIST_LANGUAGES.keys()];
  private readonly lists = new Map<string, WordList>();

  constructor(private readonly options: AfinnAnalyserOptions = {}) {}

  analyse(texts: readonly TextToJudge[]): Judgement[] {
    return texts.map(({ text, lang }) => {
      const list = this.listFor(primarySubtag(lang));
      const sentiment = list?.judge(text) ?? UNSURE;
      return { sentiment: this.options.isForced === true && list !== undefined ? decided(sentiment) : sentiment };
    });
  }

  private listFor(lang: string): WordList | undefined {
    const ready = this.lists.get(lang);
    const language = LIST_LANGUAGES.get(lang);
    if (ready !== undefined || language === undefined) return ready;
    const list = new WordList(language);
    this.lists.set(lang, list);
    return list;
  }
}

/** What the score leans to. */
function decided(sentiment: Sentiment): Sentiment {
  if (sentiment.label !== 'unsure') return sentiment;
  const { score } = sentiment;
  return { ...sentiment, label: score < 0 ? 'negative' : score > 0 ? 'positive' : 'neutral' };
}

/** The list of one language. */
class WordList {
  private readonly values = new Map<string, number>();
  /** With which words the phrases of the list begin: few, so that most words are looked up alone. */
  private readonly phraseBeginnings = new Set<string>();

  constructor(private readonly language: ListLanguage) {
    const { SentimentAnalyzer } = naturalSentiment();
    const { vocabulary } = new SentimentAnalyzer(language.name, undefined, 'afinn') as unknown as Vocabulary;
    for (const [entry, value] of [...Object.entries(vocabulary), ...EMOJI]) {
      if (value === 0 || language.negators.has(entry) || language.serviceWords.has(entry)) continue;
      this.values.set(entry, value);
      const space = entry.indexOf(' ');
      if (space > 0) this.phraseBeginnings.add(entry.slice(0, space));
    }
  }

  judge(text: string): Sentiment {
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
      else if (this.language.negators.has(token) || token.endsWith("n't")) negatedFor = NEGATION_SCOPE_WORDS;
      else negatedFor = Math.max(0, negatedFor - length);
      at += length;
    }
    return hits;
  }

  /** The longest entry of the list that starts here; some are phrases, such as `fed up`. */
  private longestEntry(tokens: readonly string[], at: number): Hit & { readonly length: number } {
    const first = tokens[at] ?? '';
    if (this.phraseBeginnings.has(first)) {
      for (let length = Math.min(LONGEST_ENTRY_WORDS, tokens.length - at); length > 1; length--) {
        const word = tokens.slice(at, at + length).join(' ');
        const value = this.values.get(word);
        if (value !== undefined) return { word, value, length };
      }
    }
    return { word: first, value: this.values.get(first) ?? 0, length: 1 };
  }
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
