import type { Task, Template } from '../api/types.js';

const VARIABLE = /\{\{\s*(\w+)\s*\}\}/g;

const primary = (lang: string): string => lang.toLowerCase().split('-')[0] ?? lang;

/** The approved texts in the post's language first, then English ones, then the rest. */
export function textsFor(task: Task, templates: readonly Template[]): readonly Template[] {
  const rank = (template: Template): number => {
    if (primary(template.lang) === primary(task.lang)) return 0;
    return primary(template.lang) === 'en' ? 1 : 2;
  };
  return templates.toSorted((a, b) => rank(a) - rank(b));
}

/** Puts in what is known about the customer; what is not stays as `{{name}}` for a person to fill. */
export function fillVariables(text: string, task: Task): string {
  const values: Readonly<Record<string, string | null>> = {
    handle: task.customer.handle.startsWith('@') ? task.customer.handle : `@${task.customer.handle}`,
    name: task.customer.name ?? task.customer.handle,
  };
  return text.replace(VARIABLE, (whole, name: string) => values[name] ?? whole);
}

/** Variables still open: such a text is not sent. */
export const openVariables = (text: string): readonly string[] => [...text.matchAll(VARIABLE)].map((match) => match[0]);
