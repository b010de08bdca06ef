import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { INTENTS, type IntentLabel } from '../../domain/intent/intent.types.js';
import { TEMPLATE_KINDS, TEMPLATE_TONES } from '../../domain/reply-text/reply-text.types.js';
import { templateFault } from '../../domain/reply-text/text-template.js';
import type { TemplateContent } from './templates.types.js';

/** A text that comes with the product, under a name that never changes. */
export interface TemplateSeed extends TemplateContent {
  readonly key: string;
}

/** Starts with a letter: an id of the database never does. */
const KEY = /^[a-z][a-z0-9-]{1,79}$/;

/** Throws when a file is not a list of templates or an id is there twice: the process must not start with half of them. */
export function readTemplates(folder: string): readonly TemplateSeed[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const templates = files.flatMap((file) => {
    const list: unknown = parse(readFileSync(join(folder, file), 'utf8'));
    if (!Array.isArray(list)) throw new Error(`config/templates/${file} is not a list of templates.`);
    return list.map((entry: unknown, i) => readTemplate(entry, `config/templates/${file}: entry ${String(i + 1)}`));
  });
  const keys = new Set<string>();
  for (const { key } of templates) {
    if (keys.has(key)) throw new Error(`Two templates have the id ${key}.`);
    keys.add(key);
  }
  return templates;
}

function readTemplate(entry: unknown, place: string): TemplateSeed {
  const members = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
  const text = (field: string): string => {
    const value = members[field];
    if (typeof value !== 'string' || value.trim() === '') throw new Error(`${place} has no ${field}.`);
    return value.trim();
  };
  const oneOf = <T extends string>(field: string, words: readonly T[]): T => {
    const value = text(field);
    const word = words.find((each) => each === value);
    if (word === undefined) throw new Error(`${place} has the ${field} ${value}; it is one of ${words.join(', ')}.`);
    return word;
  };
  const key = text('id');
  if (!KEY.test(key)) throw new Error(`${place} has the id ${key}: it takes small letters, digits and hyphens.`);
  const content = text('text');
  const fault = templateFault(content);
  if (fault !== null) throw new Error(`${place} has a text with ${fault}.`);
  return {
    key,
    name: text('name'),
    lang: text('lang'),
    kind: oneOf('kind', TEMPLATE_KINDS),
    tone: oneOf('tone', TEMPLATE_TONES),
    intents: readIntents(members['intents'] ?? [], place),
    text: content,
  };
}

function readIntents(value: unknown, place: string): readonly IntentLabel[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((each) => {
    const intent = INTENTS.find((known) => known === each);
    if (intent === undefined) throw new Error(`${place} has intents other than ${INTENTS.join(', ')}.`);
    return intent;
  });
}
