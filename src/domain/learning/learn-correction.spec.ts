import { describe, expect, it } from '@jest/globals';
import { softmax } from '../sentiment/calibrate.js';
import { createRandom } from '../sentiment/fit-linear.js';
import type { FeelingIndex } from '../sentiment/judge-sentiment.js';
import type { Triple } from '../sentiment/linear-model.types.js';
import { CompiledCorrection } from './apply-correction.js';
import { learnCorrection, TRIAL_OPTIONS } from './cross-validate.js';
import { fitCorrection } from './fit-correction.js';
import { dealFolds, groupExamples } from './group-examples.js';
import type { BaseReading, LabelledExample } from './learning.types.js';

const LABELS = [0, 1, 2] as const;

/** A base that puts 0.7 on `said`. */
const leaningTo = (said: FeelingIndex): Triple =>
  said === 0 ? [0.7, 0.2, 0.1] : said === 1 ? [0.15, 0.7, 0.15] : [0.1, 0.2, 0.7];

function anExample(n: number, said: FeelingIndex, label: FeelingIndex, words: string[] = []): LabelledExample {
  const base = { chances: leaningTo(said), biases: [0, 0, 0] as const };
  return { lang: 'en', base, words, label, keys: [`author:${String(n)}`] };
}

/** As the base says, but posts with the word "sick" are praise that it takes for anger. */
function withSlang(count: number, random: () => number): LabelledExample[] {
  return Array.from({ length: count }, (_, n) => {
    const truth = LABELS[Math.floor(random() * 3)] ?? 1;
    const filler = `filler${String(Math.floor(random() * 30))}`;
    if (truth === 2 && random() < 0.5) return anExample(n, 0, 2, ['sick', filler]);
    const isRight = random() < 0.8;
    return anExample(n, isRight ? truth : (LABELS[Math.floor(random() * 3)] ?? 1), truth, [filler]);
  });
}

/** The base is right as often as it claims; words mean nothing. */
function withoutBias(count: number, random: () => number): LabelledExample[] {
  return Array.from({ length: count }, (_, n) => {
    const said = LABELS[Math.floor(random() * 3)] ?? 1;
    const [negative, neutral] = leaningTo(said);
    const draw = random();
    const label = draw < negative ? 0 : draw < negative + neutral ? 1 : 2;
    return anExample(n, said, label, [`word${String(Math.floor(random() * 40))}`, `word${String(n % 7)}`]);
  });
}

const reading = (chances: Triple): BaseReading => ({
  model: 'base',
  chances,
  biases: [0, 0, 0],
  unsureBelow: 0.4,
  triageFrom: 0.3,
});

/** Fewer resamples than in earnest: the intervals of these examples need no second digit. */
const learn = (examples: readonly LabelledExample[]) => learnCorrection(examples, { ...TRIAL_OPTIONS, resamples: 200 });

describe('learnCorrection', () => {
  it('learns a word that this workspace uses in its own way, and is certain of it', () => {
    const { trials, corrections } = learn(withSlang(400, createRandom(7)));
    expect(trials).toMatchObject([{ lang: 'en', examples: 400, groups: 400, verdict: 'better' }]);
    expect(trials[0]?.figures?.macroRecallGain.low).toBeGreaterThan(0.05);
    const [english] = corrections;
    expect(english?.words[0]?.word).toBe('sick');
    expect(english?.words[0]?.weights[2]).toBeGreaterThan(1);
    expect(english?.words[0]?.weights[0]).toBeLessThan(0);
  });

  it('learns that one label is given too often', () => {
    const random = createRandom(3);
    const examples = Array.from({ length: 400 }, (_, n) => {
      const truth = LABELS[Math.floor(random() * 3)] ?? 1;
      const logits = LABELS.map((label) => 3 * random() + (label === truth ? 1.5 : 0) + (label === 0 ? 1.5 : 0));
      const chances = softmax(logits as unknown as Triple);
      return { ...anExample(n, 0, truth), base: { chances, biases: [0, 0, 0] as const } };
    });
    const { trials, corrections } = learn(examples);
    expect(trials[0]?.verdict).toBe('better');
    expect(corrections[0]?.offsets[0]).toBeLessThan(-0.5);
    expect(corrections[0]?.words).toEqual([]);
  });

  it.each([1, 2, 3, 4])('refuses what is noise around a calibrated base (draw %i)', (seed) => {
    const { trials, corrections } = learn(withoutBias(200, createRandom(seed)));
    expect(trials[0]?.verdict).toBe('no-gain');
    expect(corrections).toEqual([]);
  });

  it('says nothing from few examples, or from many of few people', () => {
    const few = withSlang(40, createRandom(1));
    expect(learn(few).trials).toEqual([{ lang: 'en', examples: 40, groups: 40, verdict: 'too-few', figures: null }]);
    const ofTwo = withSlang(400, createRandom(1)).map((e, i) => ({ ...e, keys: [`author:${String(i % 2)}`] }));
    expect(learn(ofTwo).trials[0]).toMatchObject({ groups: 2, verdict: 'too-few' });
  });

  it('is not taken in by a story that is told a hundred times', () => {
    const random = createRandom(11);
    const honest = withoutBias(200, random);
    const story = Array.from({ length: 100 }, (_, n) => ({
      ...anExample(1_000 + n, 0, 2, ['recall']),
      keys: [`author:x${String(n)}`, 'story:1'],
    }));
    const { trials } = learn([...honest, ...story]);
    expect(trials[0]).toMatchObject({ groups: 201, verdict: 'no-gain' });
  });

  it('judges each language by itself', () => {
    const english = withSlang(300, createRandom(5));
    const finnish = withoutBias(200, createRandom(6)).map((e) => ({ ...e, lang: 'fi' }));
    const { trials, corrections } = learn([...finnish, ...english]);
    expect(trials.map(({ lang, verdict }) => [lang, verdict])).toEqual([
      ['en', 'better'],
      ['fi', 'no-gain'],
    ]);
    expect(corrections.map(({ lang }) => lang)).toEqual(['en']);
  });

  it('gives the same twice', () => {
    const examples = withSlang(200, createRandom(9));
    expect(learn(examples)).toEqual(learn(examples));
  });
});

describe('a correction', () => {
  const [english] = fitCorrection(withSlang(400, createRandom(7)));
  if (english === undefined) throw new Error('nothing was fitted');
  const correction = new CompiledCorrection(english);
  const said = { label: 'negative', score: -0.6, confidence: 0.7, words: ['sick'], isNegativeSuspected: true } as const;

  it('changes the label where its word occurs, and keeps what decided', () => {
    expect(correction.correct(said, reading([0.7, 0.2, 0.1]), ['sick'])).toMatchObject({
      label: 'positive',
      words: ['sick'],
    });
    expect(correction.correct(said, reading([0.7, 0.2, 0.1]), ['other'])).toMatchObject({ label: 'negative' });
  });

  it('keeps scores and chances in range', () => {
    for (const chances of [
      [1, 0, 0],
      [0, 0, 1],
      [1 / 3, 1 / 3, 1 / 3],
    ] as const) {
      const { score, confidence } = correction.correct(said, reading(chances), ['sick', 'sick', 'filler1']);
      expect(Math.abs(score)).toBeLessThanOrEqual(1);
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('is unsure where nothing is likely enough', () => {
    const doubtful = { ...reading([0.34, 0.33, 0.33]), unsureBelow: 0.9 };
    expect(correction.correct(said, doubtful, [])).toMatchObject({ label: 'unsure' });
  });
});

describe('groups', () => {
  it('join what shares a key through others', () => {
    const keys = [['a'], ['b'], ['a', 'c'], ['c', 'd'], ['e'], ['d']];
    expect(groupExamples(keys.map((k) => ({ keys: k })))).toEqual([[0, 2, 3, 5], [1], [4]]);
  });

  it('are dealt to folds of about the same size, each whole', () => {
    const groups = [[0, 1, 2, 3], [4], [5], [6], [7, 8]];
    const folds = dealFolds(groups, 2);
    const sizes = [0, 1].map((fold) => groups.filter((_, g) => folds[g] === fold).flat().length);
    expect(sizes.sort()).toEqual([4, 5]);
  });
});
