import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluateLanguage, type LanguageFigures, type LabelledText } from '../../domain/sentiment/evaluate-language.js';
import { LanguageJudge, type FeelingIndex } from '../../domain/sentiment/judge-sentiment.js';
import { compileLexicon } from '../../domain/sentiment/lexicon.js';
import type { LanguageModel } from '../../domain/sentiment/linear-model.types.js';
import { openModel, writeModel } from '../../domain/sentiment/model-file.js';
import { FeatureReader } from '../../domain/sentiment/read-features.js';
import { trainLanguage } from '../../domain/sentiment/train-language.js';
import { LinearAnalyser } from './linear.analyser.js';

const MODELS = join(process.cwd(), 'config', 'models');

describe('LinearAnalyser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-linear-'));
  const file = join(folder, 'tiny.bin');
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  beforeAll(() => {
    const examples = Array.from({ length: 90 }, (_, i) => {
      const label = (i % 3) as FeelingIndex;
      return { text: `the app is ${['broken', 'open', 'great'][label] ?? ''} again`, label, weight: 1, isPolar: false };
    });
    const model = trainLanguage({
      lang: 'en',
      examples,
      dev: examples.slice(0, 30),
      lexicon: compileLexicon(new Map()),
      fit: { epochs: 3, learningRate: 0.15, runs: 1, seed: 1, smoothing: 1 },
      bits: 16,
      atLeastSteps: 1,
      devShare: 0.5,
      sureShare: 0.7,
      triageRecall: 0.9,
    });
    const doubtful = { ...model, lang: 'fi', unsureBelow: 1.01 };
    writeFileSync(file, writeModel({ name: 'tiny', languages: [model, doubtful] }));
  });

  it('judges in order, with score and confidence in range', () => {
    const texts = ['the app is great', 'the app is broken', 'the app is open'].map((text) => ({ text, lang: 'en-GB' }));
    const sentiments = new LinearAnalyser(file).analyse(texts).map(({ sentiment }) => sentiment);
    expect(sentiments.map(({ label }) => label)).toEqual(['positive', 'negative', 'neutral']);
    expect(sentiments[0]?.score).toBeGreaterThan(0.5);
    expect(sentiments[1]).toMatchObject({ isNegativeSuspected: true });
    for (const { confidence } of sentiments) expect(Math.abs(confidence - 0.5)).toBeLessThanOrEqual(0.5);
  });

  it('is unsure where confidence is too low, unless it is forced', () => {
    const text = { text: 'the app is great', lang: 'fi' };
    const [free] = new LinearAnalyser(file).analyse([text]);
    const [forced] = new LinearAnalyser(file, { isForced: true }).analyse([text]);
    expect(free?.sentiment).toMatchObject({ label: 'unsure' });
    expect(forced?.sentiment).toMatchObject({ label: 'positive', confidence: free?.sentiment.confidence });
  });

  it('says nothing about a language that the model does not have', () => {
    const analyser = new LinearAnalyser(file);
    expect(analyser.languages).toEqual(['en', 'fi']);
    expect(analyser.analyse([{ text: 'great', lang: 'und' }])).toEqual([
      { sentiment: { label: 'unsure', score: 0, confidence: 0 } },
    ]);
  });

  it('names the file that is no model', () => {
    const other = join(folder, 'other.bin');
    writeFileSync(other, 'not a model at all');
    expect(() => new LinearAnalyser(other).languages).toThrow(/other\.bin/);
  });
});

interface Card {
  readonly file: { readonly sha256: string; readonly bytes: number };
  readonly languages: readonly {
    readonly lang: string;
    readonly trainedOn: readonly { readonly file: string; readonly sha256: string }[];
    readonly dev: { readonly sha256: string };
    readonly figures: LanguageFigures;
  }[];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Shipped {
  readonly bytes: Buffer;
  readonly card: Card;
  readonly name: string;
  readonly languages: readonly string[];
  read(lang: string): LanguageModel | undefined;
}

function readShipped(name: string): Shipped {
  const bytes = readFileSync(join(MODELS, `${name}.bin`));
  const opened = openModel(bytes);
  if (!opened.ok) throw new Error(opened.reason);
  const card = JSON.parse(readFileSync(join(MODELS, `${name}.card.json`), 'utf8')) as Card;
  return { bytes, card, name: opened.name, languages: opened.languages, read: opened.read };
}

function readLabelled(bytes: Buffer): LabelledText[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .map((line) => {
      const [label = '', ...text] = line.split('\t');
      return { label: ['negative', 'neutral', 'positive'].indexOf(label) as FeelingIndex, text: text.join('\t') };
    })
    .filter(({ label, text }) => (label as number) >= 0 && text !== '');
}

describe.each(['sentiment-research', 'sentiment-permissive'])('the shipped model %s', (name) => {
  const { bytes, card, ...model } = readShipped(name);

  it('is the file that its card describes', () => {
    expect(card.file).toEqual({ sha256: sha256(bytes), bytes: bytes.length });
    expect(model.name).toBe(name);
    expect(model.languages).toEqual(card.languages.map(({ lang }) => lang));
    expect(readFileSync(join(MODELS, `${name}.card.md`), 'utf8')).toContain(card.file.sha256);
  });

  const data = process.env['EARSHOT_EVAL_DATA'];
  const withData = data === undefined ? it.skip : it;
  withData(`has the figures of its card${data === undefined ? ' (skipped: EARSHOT_EVAL_DATA is not set)' : ''}`, () => {
    const reader = new FeatureReader();
    for (const described of card.languages) {
      for (const { file, sha256: hash } of described.trainedOn) {
        expect({ file, hash: sha256(readFileSync(join(data ?? '', file))) }).toEqual({ file, hash });
      }
      const dev = readFileSync(join(data ?? '', 'sentiment', described.lang, 'dev.tsv'));
      expect(sha256(dev)).toBe(described.dev.sha256);
      const part = model.read(described.lang);
      if (!part) throw new Error(`no ${described.lang}`);
      const figures = evaluateLanguage(new LanguageJudge(part, reader), readLabelled(dev));
      expect({ lang: described.lang, figures }).toEqual({ lang: described.lang, figures: described.figures });
    }
  });
});
