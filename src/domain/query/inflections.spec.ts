import { describe, expect, it } from '@jest/globals';
import { expandInflections, stemOf } from './inflections.js';

describe('stemOf', () => {
  it.each<['fi' | 'lv', string, string | null]>([
    ['fi', 'Acme', 'Acme'],
    ['fi', 'Virtanen', 'Virta'],
    ['fi', 'pankki', 'pank'],
    ['fi', 'pankissa', 'pank'],
    ['fi', 'kauppa', 'kaup'],
    ['fi', 'Helsinki', 'Helsin'],
    ['fi', 'asiakkaille', 'asiak'],
    ['fi', 'Abc', null],
    ['lv', 'banka', 'bank'],
    ['lv', 'bankām', 'bank'],
    ['lv', 'Bērziņš', 'Bērziņ'],
    ['lv', 'Liepājas', 'Liepāj'],
    ['lv', 'abs', null],
  ])('of %s %s is %s', (language, word, stem) => {
    expect(stemOf(word, language)).toBe(stem);
  });
});

describe('expandInflections', () => {
  it.each<['fi' | 'lv' | 'ru', string, string[]]>([
    ['fi', 'Acme', ['Acme', 'Acmen', 'Acmea', 'Acmelle', 'Acmessa', 'Acmeen']],
    ['fi', 'Nike', ['Nike', 'Niken', 'Nikeä', 'Nikellä', 'Nikelle']],
    ['fi', 'Microsoft', ['Microsoftin', 'Microsoftia', 'Microsoftille', 'Microsoftiin']],
    ['fi', 'Virtanen', ['Virtasen', 'Virtasta', 'Virtaselle']],
    ['fi', 'Otto', ['Oton', 'Otolle', 'Ottoa', 'Ottoon']],
    ['fi', 'Helsinki', ['Helsingin', 'Helsingissä', 'Helsinkiä', 'Helsinkiin']],
    ['lv', 'banka', ['banka', 'bankas', 'bankai', 'banku', 'bankā']],
    ['lv', 'Latvenergo', ['Latvenergo']],
    ['lv', 'brālis', ['brāļa', 'brāļam', 'brāli', 'brālī']],
    ['lv', 'Kalniņš', ['Kalniņa', 'Kalniņam', 'Kalniņu']],
    ['ru', 'Сбербанк', ['Сбербанка', 'Сбербанку', 'Сбербанком', 'Сбербанке']],
    ['ru', 'Россия', ['России', 'Россию', 'Россией']],
    ['ru', 'аптека', ['аптеки', 'аптеке', 'аптеку', 'аптекой']],
    ['ru', 'Иванов', ['Иванова', 'Иванову', 'Ивановым', 'Иванове']],
    ['ru', 'метро', ['метро']],
    ['ru', 'Acme', ['Acme']],
  ])('of %s %s has %j', (language, word, forms) => {
    const expanded = expandInflections(word, language);
    expect(expanded[0]).toBe(word);
    expect(expanded).toEqual(expect.arrayContaining(forms));
    expect(new Set(expanded).size).toBe(expanded.length);
  });
});
