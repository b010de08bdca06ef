import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Sentiment } from '../sentiment/sentiment.types.js';
import { compileRules } from './compile-rules.js';
import { CUES, RISK_TOPICS, type IntentJudgement } from './intent.types.js';
import { judgeIntent } from './judge-intent.js';
import type { IntentRuleFile, IntentRules, WordRules } from './rules.types.js';

const NONE: WordRules = { words: [], except: [] };
const words = (...list: string[]): WordRules => ({ words: list, except: [] });

function fileOf(lang: string, lists: Readonly<Record<string, WordRules>>): IntentRuleFile {
  const pick = <K extends string>(keys: readonly K[]): Record<K, WordRules> =>
    Object.fromEntries(keys.map((key) => [key, lists[key] ?? NONE])) as Record<K, WordRules>;
  return { lang, intents: pick(CUES), risks: pick(RISK_TOPICS) };
}

const ENGLISH = fileOf('en', {
  question: words('where', 'what', 'any update'),
  questionEnd: words('right'),
  request: { words: ['please', 'can you'], except: ['can you believe'] },
  complaint: { words: ['broken', 'refund', 'still waiting'], except: ['broken heart'] },
  praise: { words: ['thanks', 'love'], except: ['thanks for nothing'] },
  threat: words('see you in court'),
  deadline: words('today'),
  repeated: words('again', 'third time'),
  safety: { words: ['fire', 'poison*'], except: ['on fire tonight'] },
  death: { words: ['killed', 'died'], except: ['killed it', 'battery died'] },
  legal: words('court'),
});
const THAI = fileOf('th', {
  question: words('ทำไม'),
  questionEnd: words('ไหม'),
  death: { words: ['ตาย'], except: ['ร้อนจะตาย'] },
});
const rules = compileRules([ENGLISH, THAI]);

const feeling = (score: number): Sentiment => ({
  label: score < -0.2 ? 'negative' : score > 0.2 ? 'positive' : 'neutral',
  score,
  confidence: 0.8,
});
const judge = (text: string, score = 0, lang = 'en', by: IntentRules = rules): IntentJudgement =>
  judgeIntent(text, lang, feeling(score), by);
const labelOf = (text: string, score = 0, lang = 'en'): string => judge(text, score, lang).intent.label;

describe('the intent of a text', () => {
  it.each([
    ['Where is my order?', 0, 'question'],
    ['any update on this', 0, 'question'],
    ['So this comes in blue, right', 0, 'question'],
    ['the shop where I went', 0, 'other'],
    ['right, nice', 0, 'other'],
    ['See https://acme.com/?id=4 now', 0, 'other'],
    ['Can you send the bill?', 0, 'request'],
    ['can you believe this?', 0, 'question'],
    ['My kettle is broken', -0.6, 'complaint'],
    ['My kettle is broken', 0, 'complaint'],
    ['Still waiting. Where is it?', -0.3, 'complaint'],
    ['a broken heart song', 0, 'other'],
    ['@acme not what I paid for, again', -0.8, 'complaint'],
    ['Earthquake in the north', -0.8, 'other'],
    ['Thanks, love it', 0.8, 'praise'],
    ['thanks for nothing', -0.6, 'other'],
    ['thanks', 0.1, 'praise'],
    ['I see you in court on Monday', -0.2, 'threat'],
    ['Nice weather', 0.1, 'other'],
    ['', 0, 'other'],
  ])('%s (%d) → %s', (text, score, label) => {
    expect(labelOf(text, score)).toBe(label);
  });

  it('reads Thai, where nothing is written between words', () => {
    expect(labelOf('มีสีแดงไหม', 0, 'th')).toBe('question');
    expect(labelOf('ผ้าไหมสวย', 0, 'th')).toBe('other');
    expect(labelOf('ของทำไมยังไม่มา', 0, 'th-TH')).toBe('question');
  });

  it('uses marks and sentiment where a language has no rules', () => {
    expect(labelOf('Waar is het?', 0, 'nl')).toBe('question');
    expect(judge('broken, fire', -0.9, 'nl').risks).toEqual([]);
  });

  it('reads a text of unknown language by the English words', () => {
    expect(labelOf('broken!', -0.5, 'und')).toBe('complaint');
  });

  it('asks the complaint model where the language has one', () => {
    const withModel = { ...rules, complaints: new Map([['en', { chanceOf: () => 0.95 }]]) };
    const { intent } = judge('it does nothing', -0.1, 'en', withModel);
    expect(intent).toMatchObject({
      label: 'complaint',
      reasons: [{ code: 'complaint-model' }, { code: 'negative-sentiment' }],
    });
    expect(intent.confidence).toBeCloseTo(0.92, 1);
    const sure = { ...rules, complaints: new Map([['en', { chanceOf: () => 0 }]]) };
    expect(judge('Where is it?', 0, 'en', sure).intent.label).toBe('question');
  });

  it('says why', () => {
    expect(judge('Where is my refund, still waiting', -0.5).intent.reasons).toEqual([
      { code: 'complaint-word', word: 'refund' },
      { code: 'complaint-word', word: 'still waiting' },
      { code: 'negative-sentiment' },
    ]);
    expect(judge('Where is it?').intent.reasons).toEqual([
      { code: 'question-mark' },
      { code: 'question-word', word: 'Where' },
    ]);
    expect(judge('Nice weather').intent.reasons).toEqual([{ code: 'nothing-clear' }]);
  });
});

describe('risk words', () => {
  it('are given with their places, in order', () => {
    const text = 'He died. Poisoned by FIRE';
    expect(judge(text).risks).toEqual([
      { topic: 'death', word: 'died', start: 3, end: 7 },
      { topic: 'safety', word: 'Poisoned', start: 9, end: 17 },
      { topic: 'safety', word: 'FIRE', start: 21, end: 25 },
    ]);
  });

  it('count under a negation, and not in an idiom', () => {
    expect(judge('nobody died').risks).toHaveLength(1);
    expect(judge('You killed it. My battery died').risks).toEqual([]);
    expect(judge('You killed it, but a man was killed').risks).toEqual([
      { topic: 'death', word: 'killed', start: 29, end: 35 },
    ]);
    expect(judge('วันนี้ร้อนจะตาย มีคนตาย', 0, 'th').risks).toHaveLength(1);
  });

  it('do not count in handles and links', () => {
    expect(judge('@fire_court https://acme.com/died/ www.court.com').risks).toEqual([]);
  });
});

describe('urgency', () => {
  const score = (text: string, feel = 0): number => judge(text, feel).urgency.score;

  it('is a capped sum of named reasons, strongest first', () => {
    expect(judge('Broken again, refund today!!! It caught fire', -0.5).urgency).toEqual({
      score: 1,
      reasons: [
        { code: 'harm', weight: 0.9, word: 'fire', topic: 'safety' },
        { code: 'complaint', weight: 0.3 },
        { code: 'deadline', weight: 0.15, word: 'today' },
        { code: 'repeated', weight: 0.1, word: 'again' },
        { code: 'shouting', weight: 0.05 },
      ],
    });
  });

  it('counts a topic once', () => {
    expect(judge('fire, fire, poison').urgency.reasons.filter(({ code }) => code === 'harm')).toHaveLength(1);
  });

  it('is higher for harm than for all small reasons together', () => {
    expect(score('BROKEN AGAIN, REFUND TODAY!!!', -0.9)).toBeCloseTo(0.6);
    expect(score('a fire')).toBe(0.9);
    expect(score('see you in court')).toBe(1);
  });

  it('is nothing for news and praise, whatever they say of today', () => {
    expect(judge('Thanks, love it again today!!!', 0.9).urgency).toEqual({ score: 0, reasons: [] });
    expect(score('Nice weather today')).toBe(0);
  });
});

describe('judgeIntent', () => {
  it('answers any text within its bounds, the same each time', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('fire ', 'ตาย', '@died', 'court?').map((s) => s.repeat(200)),
        ),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.constantFrom('en', 'th', 'und', 'xx'),
        (text, score, lang) => {
          const first = judge(text, score, lang);
          expect(judge(text, score, lang)).toEqual(first);
          expect(first.intent.confidence).toBeGreaterThan(0);
          expect(first.intent.confidence).toBeLessThanOrEqual(1);
          expect(first.intent.reasons.length).toBeGreaterThan(0);
          expect(first.urgency.score).toBeLessThanOrEqual(1);
          for (const { word, start, end } of first.risks) expect(text.slice(start, end)).toBe(word);
        },
      ),
    );
  });
});
