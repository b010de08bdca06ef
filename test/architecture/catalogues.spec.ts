import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const WEB = 'web/src';
const LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'] as const;
const PLURAL = /_(zero|one|two|few|many|other)$/;
/** Attributes whose text a person reads or hears. */
const READ_ATTRIBUTES = new Set([
  'title',
  'label',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'hint',
  'error',
]);
/** What is the same in every language. */
const SIGNS = /^[\s\d·–—:;,.()/×+%↵⌘⇧…-]*$/;

type Catalogue = Readonly<Record<string, string>>;

function flatten(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    const key = path === '' ? name : `${path}.${name}`;
    return typeof value === 'string' ? [[key, value] as [string, string]] : flatten(value as object, key);
  });
}

/** The words every page needs, and those of single screens, which stand in folders. */
const catalogueFiles = readdirSync(join(WEB, 'i18n'), { recursive: true, encoding: 'utf8' });
const catalogueOf = (language: string): Catalogue =>
  Object.fromEntries(
    catalogueFiles
      .filter((file) => basename(file) === `${language}.json`)
      .flatMap((file) => flatten(JSON.parse(readFileSync(join(WEB, 'i18n', file), 'utf8')) as object)),
  );

const catalogues = new Map(LANGUAGES.map((language) => [language, catalogueOf(language)]));
const english = catalogues.get('en') ?? {};
const baseKeys = (catalogue: Catalogue): string[] => [
  ...new Set(Object.keys(catalogue).map((key) => key.replace(PLURAL, ''))),
];
const pluralKeys = (catalogue: Catalogue): string[] => [
  ...new Set(
    Object.keys(catalogue)
      .filter((key) => PLURAL.test(key))
      .map((key) => key.replace(PLURAL, '')),
  ),
];
const variablesIn = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|d)\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(WEB, file), 'utf8') }));

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => {
    visit(child, look);
  });
}

/** Words in the markup of a file that did not come from a catalogue, with their line. */
function literalsIn(file: string, text: string): string[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, words: string): void => {
    if (SIGNS.test(words)) return;
    found.push(`${file}:${String(tree.getLineAndCharacterOfPosition(node.getStart()).line + 1)} ${words.trim()}`);
  };
  visit(tree, (node) => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && node.expression !== undefined && ts.isStringLiteral(node.expression)) {
      if (ts.isJsxElement(node.parent)) note(node, node.expression.text);
    }
    if (ts.isJsxAttribute(node) && node.initializer !== undefined && ts.isStringLiteral(node.initializer)) {
      if (READ_ATTRIBUTES.has(node.name.getText())) note(node, node.initializer.text);
    }
  });
  return found;
}

describe('the catalogues', () => {
  it.each(LANGUAGES)('%s has the keys of English, and no other', (language) => {
    expect(baseKeys(catalogues.get(language) ?? {}).sort()).toEqual(baseKeys(english).sort());
  });

  it.each(LANGUAGES)('%s has every plural form of its language, and no other', (language) => {
    const catalogue = catalogues.get(language) ?? {};
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    expect(pluralKeys(catalogue).sort()).toEqual(pluralKeys(english).sort());
    for (const key of pluralKeys(catalogue)) {
      const present = Object.keys(catalogue).filter((name) => name.replace(PLURAL, '') === key && name !== key);
      expect(present.map((name) => name.slice(key.length + 1)).sort()).toEqual([...forms].sort());
    }
  });

  it.each(LANGUAGES)('%s names the same values in each text', (language) => {
    const catalogue = catalogues.get(language) ?? {};
    for (const [key, text] of Object.entries(catalogue)) {
      const original = english[key] ?? english[`${key.replace(PLURAL, '')}_other`] ?? '';
      expect({ key, values: variablesIn(text) }).toEqual({ key, values: variablesIn(original) });
    }
  });

  it.each(LANGUAGES)('%s leaves no text empty', (language) => {
    const empty = Object.entries(catalogues.get(language) ?? {}).filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('have every key that the interface asks for, and none that it does not', () => {
    const code = sources.map(({ text }) => text).join('\n');
    const known = new Set(baseKeys(english));
    const literal = [...code.matchAll(/['"`]([a-zA-Z]+(?:\.[a-zA-Z0-9-]+)+)['"`]/g)].map((match) => match[1] ?? '');
    const heads = [...code.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z0-9-]+)*\.)\$\{/g)].map((match) => match[1] ?? '');
    const groups = [...code.matchAll(/coded\(\s*'([a-zA-Z.]+)'/g)].map((match) => `${match[1] ?? ''}.`);
    const used = (key: string): boolean =>
      literal.includes(key) || [...heads, ...groups].some((head) => key.startsWith(head));
    expect([...known].filter((key) => !used(key))).toEqual([]);
    const asked = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });
});

describe('the markup', () => {
  it('holds no words of its own', () => {
    expect(sources.flatMap(({ file, text }) => (file.endsWith('.tsx') ? literalsIn(file, text) : []))).toEqual([]);
  });

  it('would be found out if it did', () => {
    const seeded = `export const A = () => <p title="Hello">{'words'} and text <b>{t('x')}</b> · </p>;`;
    expect(literalsIn('seeded.tsx', seeded).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'Hello',
      'words',
      'and text',
    ]);
  });
});
