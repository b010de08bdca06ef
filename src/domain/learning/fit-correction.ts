import { softmax } from '../sentiment/calibrate.js';
import type { Triple } from '../sentiment/linear-model.types.js';
import { addTriples, logChances } from './apply-correction.js';
import { groupExamples } from './group-examples.js';
import type { LabelledExample, LanguageCorrection } from './learning.types.js';

export interface FitOptions {
  /** Strength of the wish to leave a label's offset at 0, as a number of examples. */
  readonly offsetPenalty: number;
  /** The same for the weights of words: strong, since a word is seen a few times only. */
  readonly wordPenalty: number;
  readonly mostWords: number;
  /** A word must occur in so many groups (authors, conversations, stories). */
  readonly fewestGroupsOfWord: number;
  /** Standard errors by which the labels of a word must differ from what was expected without it. */
  readonly leastEvidence: number;
}

export const FIT_OPTIONS: FitOptions = {
  offsetPenalty: 5,
  wordPenalty: 3,
  mostWords: 40,
  fewestGroupsOfWord: 4,
  leastEvidence: 2.5,
};

const SWEEPS = 60;
const SMALLEST_MOVE = 1e-5;
const LONGEST_STEP = 1;
/** Neutral stays where it is: only differences between labels count. */
const MOVED = [0, 2] as const;

interface Fact {
  readonly base: Triple;
  readonly label: number;
  logits: Triple;
}

/** A parameter triple and the examples that it bears on. */
interface Weight {
  readonly facts: readonly Fact[];
  readonly penalty: number;
  values: Triple;
}

/**
 * Small corrections, one per language, on top of the base model's chances: an offset per label and weights of the few words with
 * the most evidence, by coordinate-wise Newton steps with a penalty on size. The same examples in the same order give the same.
 */
export function fitCorrection(
  examples: readonly LabelledExample[],
  options: FitOptions = FIT_OPTIONS,
): LanguageCorrection[] {
  const byLang = examplesByLanguage(examples);
  return [...byLang.keys()].sort().map((lang) => fitLanguage(lang, byLang.get(lang) ?? [], options));
}

export function examplesByLanguage(examples: readonly LabelledExample[]): Map<string, LabelledExample[]> {
  const byLang = new Map<string, LabelledExample[]>();
  for (const example of examples) addTo(byLang, example.lang, example);
  return byLang;
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

export function fitLanguage(
  lang: string,
  examples: readonly LabelledExample[],
  options: FitOptions = FIT_OPTIONS,
): LanguageCorrection {
  const facts = examples.map(({ base, label }): Fact => {
    const logits = logChances(base.chances);
    return { base: logits, label, logits };
  });
  const offsets: Weight = { facts, penalty: options.offsetPenalty, values: [0, 0, 0] };
  settle([offsets]);
  const words = chooseWords(examples, facts, options);
  const weights = words.map(({ facts: withWord }): Weight => ({
    facts: withWord,
    penalty: options.wordPenalty,
    values: [0, 0, 0],
  }));
  settle([offsets, ...weights]);
  return {
    lang,
    offsets: rounded(offsets.values),
    words: words.map(({ word }, i) => ({ word, weights: rounded(weights[i]?.values ?? [0, 0, 0]) })),
  };
}

/** Moves every weight in turn until none moves any more. */
function settle(weights: readonly Weight[]): void {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let longest = 0;
    for (const weight of weights) longest = Math.max(longest, ...MOVED.map((label) => move(weight, label)));
    if (longest < SMALLEST_MOVE) return;
  }
}

/** One Newton step of one label; returns how far it went. */
function move(weight: Weight, label: 0 | 2): number {
  const { surplus, spread } = leaningOf(weight.facts, label);
  const value = weight.values[label];
  const wanted = (surplus - weight.penalty * value) / (spread + weight.penalty);
  const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, wanted));
  const change: Triple = label === 0 ? [step, 0, 0] : [0, 0, step];
  weight.values = addTriples(weight.values, change);
  for (const fact of weight.facts) fact.logits = addTriples(fact.logits, change);
  return Math.abs(step);
}

/** How many more have the label than is expected now, and the variance of that number. */
function leaningOf(facts: readonly Fact[], label: 0 | 2): { surplus: number; spread: number } {
  let surplus = 0;
  let spread = 0;
  for (const fact of facts) {
    const chance = softmax(fact.logits)[label];
    surplus += (fact.label === label ? 1 : 0) - chance;
    spread += chance * (1 - chance);
  }
  return { surplus, spread };
}

interface ChosenWord {
  readonly word: string;
  readonly facts: readonly Fact[];
  readonly evidence: number;
}

function chooseWords(
  examples: readonly LabelledExample[],
  facts: readonly Fact[],
  { mostWords, fewestGroupsOfWord, leastEvidence }: FitOptions,
): ChosenWord[] {
  const factsOf = new Map<string, Fact[]>();
  const groupsOf = new Map<string, Set<number>>();
  groupExamples(examples).forEach((group, g) => {
    for (const i of group) {
      const fact = facts[i];
      if (fact === undefined) continue;
      for (const word of examples[i]?.words ?? []) {
        addTo(factsOf, word, fact);
        groupsOf.set(word, (groupsOf.get(word) ?? new Set()).add(g));
      }
    }
  });
  return [...factsOf]
    .filter(([word]) => (groupsOf.get(word)?.size ?? 0) >= fewestGroupsOfWord)
    .map(([word, withWord]): ChosenWord => ({ word, facts: withWord, evidence: evidenceOf(withWord) }))
    .filter(({ evidence }) => evidence >= leastEvidence)
    .sort((a, b) => b.evidence - a.evidence || (a.word < b.word ? -1 : 1))
    .slice(0, mostWords);
}

const evidenceOf = (facts: readonly Fact[]): number =>
  Math.max(
    ...MOVED.map((label) => {
      const { surplus, spread } = leaningOf(facts, label);
      // Half a case less: a single surprise is no evidence.
      return Math.max(0, Math.abs(surplus) - 0.5) / Math.sqrt(Math.max(spread, 0.1));
    }),
  );

const rounded = ([a, b, c]: Triple): Triple => [round(a), round(b), round(c)];
const round = (value: number): number => Math.round(value * 10_000) / 10_000;
