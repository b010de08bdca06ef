import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTone } from '../../domain/reply-text/check-tone.js';
import { DEFAULT_TONE_GUIDE } from '../../domain/reply-text/default-tone.js';
import { sayTime } from '../../domain/reply-text/say-time.js';
import { fillTemplate, templateVariables } from '../../domain/reply-text/text-template.js';
import { Env } from '../../env.js';
import { readTemplates } from './template-files.js';

const LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'];
const seeds = readTemplates(join(new Env().rootDir, 'config', 'templates'));
const isKnown = (name: string): boolean =>
  ['handle', 'name', 'brand', 'agent', 'team', 'network', 'reference', 'promise', 'opening'].includes(name);

describe('the texts that come with the product', () => {
  it('say the same in six languages', () => {
    const topics = new Map<string, string[]>();
    for (const { key, lang } of seeds) {
      const topic = key.replace(/-[a-z]{2}$/, '');
      topics.set(topic, [...(topics.get(topic) ?? []), lang].sort());
      expect(key).toBe(`${topic}-${lang}`);
    }
    expect(topics.size).toBeGreaterThanOrEqual(12);
    for (const langs of topics.values()) expect(langs).toEqual(LANGUAGES);
  });

  it.each(LANGUAGES)('acknowledge in %s whatever there is to answer, without a blank to fill', (lang) => {
    const texts = seeds.filter((seed) => seed.lang === lang && seed.kind === 'acknowledge');
    expect(new Set(texts.flatMap(({ intents }) => intents))).toEqual(
      new Set(['complaint', 'question', 'request', 'praise', 'threat', 'other']),
    );
    expect(new Set(texts.map(({ tone }) => tone)).size).toBe(3);
    for (const { text } of texts) {
      expect(text.length).toBeLessThanOrEqual(280);
      const open = templateVariables(text).filter(({ name, fallback }) => fallback === undefined && !isKnown(name));
      expect(open).toEqual([]);
    }
  });

  it.each(seeds.map((seed) => [seed.key, seed] as const))('%s has nothing that the tone guide minds', (_, seed) => {
    const promise = sayTime(
      new Date('2026-11-24T14:00:00Z'),
      new Date('2026-11-24T09:00:00Z'),
      seed.lang,
      'Europe/Riga',
    );
    const values = {
      handle: '@minna_k',
      brand: 'Acme',
      cause: 'A',
      remedy: 'B',
      link: 'https://acme.example',
      problem: 'C',
      promise,
      opening: promise,
    };
    for (const customerName of ['Minna', null]) {
      const { text, missing } = fillTemplate(seed.text, { ...values, name: customerName ?? '@minna_k' });
      expect(missing).toEqual([]);
      const facts = { lang: seed.lang, visibility: 'public', customerName, hasApologisedBefore: false } as const;
      const isComplaint = seed.intents.some((intent) => intent === 'complaint' || intent === 'threat');
      expect(checkTone(text, { ...facts, isComplaint }, DEFAULT_TONE_GUIDE)).toEqual([]);
    }
  });

  it.each([
    ['{a: 1}', /not a list/],
    ['- {id: a1, lang: en, kind: answer, tone: warm, name: A}', /entry 1 has no text/],
    ['- {id: a1, lang: en, kind: shout, tone: warm, name: A, text: T}', /the kind shout/],
    ['- {id: "1", lang: en, kind: answer, tone: warm, name: A, text: T}', /the id 1/],
    ['- {id: a1, lang: en, kind: answer, tone: warm, name: A, text: "Hi {{name"}', /stray-braces/],
    ['- {id: a1, lang: en, kind: answer, tone: warm, intents: [joy], name: A, text: T}', /intents other than/],
    [
      '- {id: a1, lang: en, kind: answer, tone: warm, name: A, text: T}\n- {id: a1, lang: fi, kind: answer, tone: warm, name: A, text: T}',
      /Two templates have the id a1/,
    ],
  ])('refuse %j', (yaml, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'earshot-templates-'));
    writeFileSync(join(folder, 'bad.yaml'), yaml);
    expect(() => readTemplates(folder)).toThrow(message);
  });
});
