import type { Cue, RiskTopic } from './intent.types.js';

/** Whole words, beginnings of words (`poison*`) and phrases. Case, width and accents do not count. */
export interface WordRules {
  readonly words: readonly string[];
  /** Phrases in which a word does not mean it: what they cover is not counted. */
  readonly except: readonly string[];
}

/** One language's rule file, read and checked. */
export interface IntentRuleFile {
  /** Primary subtag, such as `fi`. */
  readonly lang: string;
  readonly intents: Readonly<Record<Cue, WordRules>>;
  readonly risks: Readonly<Record<RiskTopic, WordRules>>;
}

/** `start` and `end` are UTF-16 offsets. */
export interface FoundWord<Kind extends string> {
  readonly kind: Kind;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

export interface FoundWords {
  readonly cues: readonly FoundWord<Cue>[];
  /** By place in the text. */
  readonly risks: readonly FoundWord<RiskTopic>[];
}

/** The rules of one language, compiled. Finding uses buffers of its own: one per thread. */
export interface LanguageRules {
  find(text: string): FoundWords;
}

/** What says how likely a text is a complaint, 0..1. */
export interface ComplaintJudge {
  chanceOf(text: string): number;
}

/** The loaded rule files, by primary subtag, with the complaint models of the languages that have one. */
export interface IntentRules {
  readonly languages: ReadonlyMap<string, LanguageRules>;
  readonly complaints: ReadonlyMap<string, ComplaintJudge>;
}
