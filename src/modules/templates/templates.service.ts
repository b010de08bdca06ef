import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import type { Actor } from '../../domain/access/access.types.js';
import { Env } from '../../env.js';
import { invalid, type AppError } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import type { TemplateView } from './templates.dto.js';

const FIELDS = ['id', 'lang', 'name', 'text'] as const;
const FALLBACK = 'en';
const VARIABLE = /\{\{(\w+)\}\}/g;

/** Approved texts for public answers, from `config/templates/*.yaml`; read once, at start. */
@Injectable()
export class TemplatesService {
  private readonly templates: readonly TemplateView[];

  constructor(env: Env) {
    this.templates = readTemplates(join(env.rootDir, 'config', 'templates'));
  }

  /** All texts, or those of one language; of English where the language has none. */
  list(actor: Actor, lang?: string): readonly TemplateView[] {
    requireAccess(actor, 'templates', 'read');
    if (lang === undefined) return this.templates;
    const [primary = FALLBACK] = lang.toLowerCase().split('-');
    const own = this.templates.filter((template) => template.lang === primary);
    return own.length > 0 ? own : this.templates.filter((template) => template.lang === FALLBACK);
  }

  /** One text with its variables filled in; refuses an id that is not approved and a variable that is not given. */
  fill(id: string, variables: Readonly<Record<string, string>>): string {
    const template = this.templates.find((candidate) => candidate.id === id);
    if (template === undefined)
      throw refused('unknown-template', 'templateId', 'There is no approved text of this id.');
    return template.text.replace(VARIABLE, (_, name: string) => {
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (typeof value !== 'string') throw refused('missing-variable', `variables.${name}`, `The text needs ${name}.`);
      return value;
    });
  }
}

const refused = (code: string, field: string, message: string): AppError =>
  invalid(code, message, [{ field, message }]);

/** Throws when a file is not a list of templates or an id is there twice: the process must not start with half of them. */
export function readTemplates(folder: string): readonly TemplateView[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const templates = files.flatMap((file) => {
    const list: unknown = parse(readFileSync(join(folder, file), 'utf8'));
    if (!Array.isArray(list)) throw new Error(`config/templates/${file} is not a list of templates.`);
    return list.map((entry: unknown, i) => readTemplate(entry, `config/templates/${file}: entry ${String(i + 1)}`));
  });
  const ids = new Set<string>();
  for (const { id } of templates) {
    if (ids.has(id)) throw new Error(`Two templates have the id ${id}.`);
    ids.add(id);
  }
  return templates;
}

function readTemplate(entry: unknown, place: string): TemplateView {
  const members = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
  const [id, lang, name, text] = FIELDS.map((field) => {
    const value = members[field];
    if (typeof value !== 'string' || value.trim() === '') throw new Error(`${place} has no ${field}.`);
    return value.trim();
  }) as [string, string, string, string];
  return { id, lang, name, text };
}
