import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createConnectors } from '../../src/connectors/registry.js';
import { createNotifiers } from '../../src/notifiers/registry.js';
import { fakeOutbound } from '../support/fake-outbound.js';

const LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'] as const;

interface Words {
  readonly fieldName: Readonly<Record<string, string>>;
  readonly field: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const wordsOf = (language: string): Words =>
  JSON.parse(readFileSync(`web/src/i18n/setting-fields/${language}.json`, 'utf8')) as Words;

const context = { outbound: fakeOutbound(), readableFolders: [], now: () => new Date(), smtpUrl: null };
const fields = [...createConnectors(context), ...createNotifiers(context)].flatMap(
  ({ kind, settingFields, credentialFields }) =>
    [...settingFields, ...credentialFields].map(({ name, description }) => ({ kind, name, description })),
);

describe('the words of setting fields', () => {
  it.each(LANGUAGES)('name and explain every field of every connector and notifier in %s, and no other', (language) => {
    const { fieldName, field } = wordsOf(language);
    const explained = Object.entries(field).flatMap(([kind, names]) =>
      Object.keys(names).map((name) => `${kind}.${name}`),
    );
    expect(explained.sort()).toEqual([...new Set(fields.map(({ kind, name }) => `${kind}.${name}`))].sort());
    expect(Object.keys(fieldName).sort()).toEqual([...new Set(fields.map(({ name }) => name))].sort());
  });

  it('say in English what the server says', () => {
    const { field } = wordsOf('en');
    for (const { kind, name, description } of fields)
      expect({ kind, name, words: field[kind]?.[name] }).toEqual({ kind, name, words: description });
  });
});
