import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectLanguage } from './detect-language.js';
import { primarySubtag } from './primary-subtag.js';

describe('detectLanguage', () => {
  it.each([
    ['The app has been down since this morning and nobody answers', 'en'],
    ['Sovellus ei ole toiminut koko päivänä eikä kukaan vastaa', 'fi'],
    ['Lietotne šodien nedarbojas un neviens neatbild', 'lv'],
    ['Die App funktioniert seit heute Morgen nicht mehr', 'de'],
    ['La aplicación no funciona desde esta mañana', 'es'],
    ["L'application ne fonctionne plus depuis ce matin", 'fr'],
    ['Приложение не работает', 'ru'],
    ['Додаток не працює, і ніхто не відповідає', 'uk'],
    ['แอปใช้งานไม่ได้', 'th'],
    ['iPhone 15 Pro Max ใช้ไม่ได้เลย', 'th'],
    ['应用程序无法使用', 'zh'],
    ['アプリが動かない', 'ja'],
    ['東京へ行った', 'ja'],
    ['앱이 작동하지 않아요', 'ko'],
    ['التطبيق لا يعمل', 'ar'],
    ['این برنامه کار نمی‌کند چرا', 'fa'],
    ['Η εφαρμογή δεν λειτουργεί', 'el'],
    ['האפליקציה לא עובדת', 'he'],
    ['ऐप काम नहीं कर रहा', 'hi'],
  ])('%s is %s', (text, lang) => {
    expect(detectLanguage(text)).toEqual({ lang, reliable: true });
  });

  it('does not read links, handles and tags', () => {
    expect(detectLanguage('@TheGreatCompany แย่มาก https://www.example.com/the/very/long/path #thisisbad').lang).toBe(
      'th',
    );
  });

  it.each([
    ['ok', 'fi', 'fi'],
    ['😡😡', 'th-TH', 'th'],
    ['12:30', undefined, 'und'],
    ['', undefined, 'und'],
    ['xq zzt', undefined, 'und'],
    ['東京大学', 'ja', 'ja'],
    ['Добър ден', 'bg', 'bg'],
    ['The app has been down since this morning and nobody answers', 'fi', 'en'],
    ['แอปใช้งานไม่ได้', 'en', 'th'],
  ])('%j with hint %j is %s', (text, hint, lang) => {
    expect(detectLanguage(text, { hint }).lang).toBe(lang);
  });

  it.each([
    ['Sepä mukavaa, kiitos', ['en', 'fi', 'lv'], undefined, 'fi'],
    ['Sano minua Marioksi', ['en-GB', 'fi-FI'], undefined, 'fi'],
    ['Kya baat hai bhai, kuch to bolo', ['en', 'hi'], undefined, 'hi'],
    ['Kya baat hai bhai, kuch to bolo', ['en', 'fi'], 'hi', 'hi'],
    ['Привет', ['bg', 'en'], undefined, 'bg'],
    ['東京大学', ['ja', 'zh'], undefined, 'ja'],
    ['東京大学', ['zh', 'ja'], undefined, 'zh'],
    ['Die App funktioniert seit heute Morgen nicht mehr', ['th'], undefined, 'de'],
    ['no', ['xx'], undefined, 'und'],
  ])('%j in a workspace of %j with hint %j is %s', (text, languages, hint, lang) => {
    expect(detectLanguage(text, { languages, hint }).lang).toBe(lang);
  });

  it('says of a clear post in another language which it is', () => {
    const text = 'Die App funktioniert seit heute Morgen nicht mehr';
    expect(detectLanguage(text, { languages: ['en', 'fi', 'lv'] })).toEqual({ lang: 'de', reliable: true });
    expect(detectLanguage(text, { languages: ['en', 'fi', 'lv'], hint: 'fi' })).toEqual({ lang: 'de', reliable: true });
  });

  it('takes an unreliable post for what the source says, or for nothing', () => {
    expect(detectLanguage('xq zzt', { languages: ['en', 'fi'] })).toEqual({ lang: 'und', reliable: false });
    expect(detectLanguage('xq zzt', { languages: ['en', 'fi'], hint: 'fi-FI' })).toEqual({
      lang: 'fi',
      reliable: false,
    });
  });

  it('reads tags when there is nothing else, where their script tells the language', () => {
    expect(detectLanguage('#ช้างคลาสสิค').lang).toBe('th');
    expect(detectLanguage('#back #bored', { languages: ['en'] }).lang).toBe('und');
  });

  it('does not care in which order many workspaces ask', () => {
    const sets = Array.from({ length: 80 }, (_, i) => ['fi', 'en', 'sv', 'de', 'fr', 'es', 'it'].slice(0, 2 + (i % 6)));
    for (const languages of sets) {
      expect(detectLanguage('Kiitos paljon, mukavaa päivää', { languages }).lang).toBe('fi');
    }
  });

  it('answers every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(detectLanguage(text).lang).toMatch(/^(?:und|[a-z]{2})$/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('primarySubtag', () => {
  it.each([
    ['zh-Hant-TW', 'zh'],
    ['EN_us', 'en'],
    ['', ''],
  ])('of %j is %j', (language, expected) => {
    expect(primarySubtag(language)).toBe(expected);
  });
});
