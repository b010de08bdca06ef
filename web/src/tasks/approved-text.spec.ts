import { describe, expect, it } from '@jest/globals';
import type { Task, Template } from '../api/types.js';
import { fillVariables, openVariables, textsFor } from './approved-text.js';

const task = (lang: string, name: string | null = null): Task =>
  ({ lang, customer: { handle: 'minna_k', name } }) as unknown as Task;
const text = (lang: string): Template => ({ id: lang, name: lang, lang, text: '' });

describe('approved texts', () => {
  it('stand with those in the language of the post first, then English', () => {
    const texts = [text('ru'), text('en'), text('zh')];
    expect(textsFor(task('zh-TW'), texts).map((each) => each.lang)).toEqual(['zh', 'en', 'ru']);
    expect(textsFor(task('lv'), texts)[0]?.lang).toBe('en');
  });

  it('are filled with what is known of the customer, and say what is not', () => {
    const filled = fillVariables('Hi {{handle}} ({{ name }}), case {{case}}', task('en'));
    expect(filled).toBe('Hi @minna_k (minna_k), case {{case}}');
    expect(openVariables(filled)).toEqual(['{{case}}']);
    expect(fillVariables('{{name}}', task('en', 'Minna'))).toBe('Minna');
  });
});
