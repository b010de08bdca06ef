import { customerValues } from '@domain/reply-text/customer-names.js';
import { fillTemplate, openVariables as findOpen, templateVariables } from '@domain/reply-text/text-template.js';
import type { Task, Template } from '../api/types.js';
import type { ComposerMode } from './composer-state.js';

const primary = (lang: string): string => lang.toLowerCase().split('-')[0] ?? lang;

/** Only the server knows these: the brand's name, and when the customer was promised to hear from us. */
const SERVER_KNOWN = ['brand', 'promise'];

/** Kinds of text by what is being written, the fittest first. */
const KINDS: Readonly<Record<ComposerMode, readonly Template['kind'][]>> = {
  acknowledge: ['acknowledge', 'private', 'holding', 'answer'],
  reply: ['answer', 'private', 'holding', 'acknowledge'],
  note: [],
};

/** Those of the task's team, and those of all. */
export const isOfTeam = ({ team }: Template, task: Task): boolean => team === null || team.id === task.team.id;

/**
 * The approved texts, the fittest first: in the post's language, then English, then the rest; of the kind that is being
 * written; for what the feeling of the post lets expect; then those used most.
 */
export function textsFor(task: Task, templates: readonly Template[], mode: ComposerMode): readonly Template[] {
  const wanted = wantedIntents(task);
  const rank = (template: Template): number => {
    const lang = primary(template.lang);
    const byLanguage = lang === primary(task.lang) ? 0 : lang === 'en' ? 1 : 2;
    const byKind = KINDS[mode].indexOf(template.kind);
    const isFit = template.intents.length === 0 || template.intents.some((intent) => wanted.includes(intent));
    return byLanguage * 100 + (byKind < 0 ? KINDS[mode].length : byKind) * 10 + (isFit ? 0 : 1);
  };
  return templates.filter((template) => isOfTeam(template, task)).toSorted((a, b) => rank(a) - rank(b));
}

function wantedIntents({ sentiment }: Task): readonly string[] {
  if (sentiment.label === 'negative') return ['complaint', 'threat'];
  return sentiment.label === 'positive' ? ['praise'] : ['question', 'request', 'other'];
}

/** Whether the page alone can put in all that is known. */
export const isFilledHere = (text: string): boolean =>
  templateVariables(text).every(({ name }) => !SERVER_KNOWN.includes(name));

/** Puts in what the page knows; what it does not know stays as it was written, for the server or a person to fill. */
export function fillVariables(text: string, task: Task, agent: string): string {
  const variables = templateVariables(text);
  const hasFallback = variables.some(({ name, fallback }) => name === 'name' && fallback !== undefined);
  const known = {
    ...customerValues(task.customer, hasFallback),
    agent,
    team: task.team.name,
    network: task.network,
    reference: task.id,
  };
  const kept = Object.fromEntries(
    variables.filter(({ name }) => SERVER_KNOWN.includes(name)).map(({ name }) => [name, `{{${name}}}`]),
  );
  return fillTemplate(text, { ...known, ...kept }).text;
}

/** Variables still open, as they stand there: such a text is not sent. */
export const openVariables = (text: string): readonly string[] =>
  findOpen(text).map(({ span }) => text.slice(span[0], span[1]));

/** Those of a list whose title or content has all of the words. */
export function searchTexts(texts: readonly Template[], words: string): readonly Template[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return texts.filter(({ name, text }) => {
    const all = `${name} ${text}`.toLocaleLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}
