import { describe, expect, it } from '@jest/globals';
import { evaluateLanguage } from './evaluate-language.js';
import { createRandom } from './fit-linear.js';
import { LanguageJudge, type FeelingIndex } from './judge-sentiment.js';
import { compileLexicon, Lexicon } from './lexicon.js';
import { writeModel } from './model-file.js';
import { FeatureReader } from './read-features.js';
import { trainLanguage, type LanguageTask } from './train-language.js';
import type { Example } from './training-matrix.js';

const THINGS = ['app', 'card', 'branch', 'clerk', 'website', 'transfer'];
const WORDS = [
  ['broken', 'slow', 'rude', 'useless'],
  ['open', 'new', 'closed', 'near'],
  ['great', 'quick', 'kind', 'lovely'],
] as const;

function madeUp(count: number, seed: number): Example[] {
  const random = createRandom(seed);
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  return Array.from({ length: count }, (_, i) => {
    const label = (i % 3) as FeelingIndex;
    return { text: `the ${pick(THINGS)} is ${pick(WORDS[label])} ${pick(THINGS)}`, label, weight: 1, isPolar: false };
  });
}

const task: LanguageTask = {
  lang: 'en',
  examples: madeUp(240, 1),
  dev: madeUp(60, 2),
  lexicon: compileLexicon(new Map([['rude', -2], ['great', 3]])), // prettier-ignore
  fit: { epochs: 4, learningRate: 0.15, runs: 2, seed: 1, smoothing: 1 },
  bits: 16,
  atLeastSteps: 1,
  devShare: 0.5,
  sureShare: 0.8,
  triageRecall: 0.9,
};

describe('trainLanguage', () => {
  const model = trainLanguage(task);
  const figures = evaluateLanguage(new LanguageJudge(model, new FeatureReader()), madeUp(90, 3));

  it('learns what the texts show', () => {
    expect(figures).toMatchObject({ texts: 90, macroRecall: 100, accuracy: 100 });
    expect(figures.triageRecall).toBeGreaterThanOrEqual(90);
  });

  it('gives the same bytes for the same texts and seed, and others for another seed', () => {
    const bytesOf = (other: LanguageTask): string =>
      Buffer.from(writeModel({ name: 'tiny', languages: [trainLanguage(other)] })).toString('base64');
    const bytes = bytesOf(task);
    expect(bytesOf({ ...task })).toBe(bytes);
    expect(bytesOf({ ...task, fit: { ...task.fit, seed: 7 } })).not.toBe(bytes);
  });

  it('learns from a collection without neutral texts nothing about neutral ones', () => {
    const polar = madeUp(240, 4).filter(({ label }) => label !== 1).map((example) => ({ ...example, isPolar: true, weight: 0.3 })); // prettier-ignore
    const both = trainLanguage({ ...task, examples: [...task.examples, ...polar] });
    expect(evaluateLanguage(new LanguageJudge(both, new FeatureReader()), madeUp(90, 3)).macroRecall).toBe(100);
  });

  it('carries punctuation and word lists over from another language, but no words', () => {
    const finnish = new Lexicon(compileLexicon(new Map([['huono', -3], ['hyvä', 3]]))); // prettier-ignore
    const texts = [['tämä on huono', 0], ['tämä on talo', 1], ['tämä on hyvä', 2]] as const; // prettier-ignore
    const examples = Array.from({ length: 90 }, (_, i): Example => {
      const [text, label] = texts[i % 3] ?? texts[0];
      return { text, label, weight: 1, isPolar: false, ownLexicon: finnish, isCuesOnly: true };
    });
    const borrowed = trainLanguage({ ...task, examples, dev: [] });
    const judge = new LanguageJudge(borrowed, new FeatureReader());
    const sample = [['that was great', 2], ['that was rude', 0], ['that was tämä', 1]] as const; // prettier-ignore
    expect(evaluateLanguage(judge, sample.map(([text, label]) => ({ text, label }))).accuracy).toBe(100); // prettier-ignore
  });
});
