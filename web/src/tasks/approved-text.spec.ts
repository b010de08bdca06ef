import { describe, expect, it } from '@jest/globals';
import type { Task, Template } from '../api/types.js';
import { fillVariables, isFilledHere, openVariables, searchTexts, textsFor } from './approved-text.js';

const task = (lang: string, name: string | null = null, label = 'negative'): Task =>
  ({
    id: '7',
    lang,
    network: 'x',
    team: { id: '1', name: 'Care' },
    sentiment: { label },
    customer: { handle: 'minna_k', name },
  }) as unknown as Task;
const text = (lang: string, more: Partial<Template> = {}): Template => ({
  id: lang,
  key: null,
  name: lang,
  lang,
  kind: 'acknowledge',
  intents: [],
  tone: 'warm',
  text: '',
  isApproved: true,
  approvedVersion: 1,
  team: null,
  author: null,
  version: 1,
  useCount: 0,
  ...more,
});

describe('approved texts', () => {
  it('stand with those in the language of the post first, then English', () => {
    const texts = [text('ru'), text('en'), text('zh')];
    expect(textsFor(task('zh-TW'), texts, 'acknowledge').map((each) => each.lang)).toEqual(['zh', 'en', 'ru']);
    expect(textsFor(task('lv'), texts, 'acknowledge')[0]?.lang).toBe('en');
  });

  it('of a language go by what is written, then by what it answers, and those of other teams are left out', () => {
    const texts = [
      text('en', { id: 'answer', kind: 'answer' }),
      text('en', { id: 'thanks', intents: ['praise'] }),
      text('en', { id: 'sorry', intents: ['complaint'] }),
      text('en', { id: 'theirs', team: { id: '2', name: 'Billing' } }),
    ];
    const ids = (mode: 'acknowledge' | 'reply', label?: string) =>
      textsFor(task('en', null, label), texts, mode).map(({ id }) => id);
    expect(ids('acknowledge')).toEqual(['sorry', 'thanks', 'answer']);
    expect(ids('acknowledge', 'positive')).toEqual(['thanks', 'sorry', 'answer']);
    expect(ids('reply')[0]).toBe('answer');
  });

  it('are filled with what the page knows, and say what it does not', () => {
    const filled = fillVariables(
      'Hi {{handle}} ({{ name }}), {{agent}}, case {{case}}, {{order|yours}}',
      task('en'),
      'Anna',
    );
    expect(filled).toBe('Hi @minna_k (@minna_k), Anna, case {{case}}, yours');
    expect(openVariables(filled)).toEqual(['{{case}}']);
    expect(fillVariables('{{name|you}}', task('en', 'Minna'), 'Anna')).toBe('Minna');
    expect(fillVariables('{{name|you}}', task('en'), 'Anna')).toBe('you');
  });

  it('leave to the server what only that knows, fallback or not', () => {
    expect(isFilledHere('Hi {{name}}')).toBe(true);
    expect(isFilledHere('by {{promise|soon}}')).toBe(false);
    expect(fillVariables('{{name}} by {{promise|soon}}', task('en', 'Minna'), 'Anna')).toBe('Minna by {{promise}}');
  });

  it('are found by words of title or content', () => {
    const texts = [text('en', { id: 'a', name: 'Refund', text: 'The money is on its way' }), text('en', { id: 'b' })];
    expect(searchTexts(texts, 'WAY refund').map(({ id }) => id)).toEqual(['a']);
    expect(searchTexts(texts, ' ')).toHaveLength(2);
  });
});
