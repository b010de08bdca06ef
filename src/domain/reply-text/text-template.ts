/** `{{name}}`, or `{{name|what to say where it is not known}}`. */
const VARIABLE = /\{\{\s*([A-Za-z][A-Za-z0-9_]{0,39})\s*(?:\|([^{}|]*))?\}\}/g;
/** A brace pair that is no variable: a slip of the pen that a customer would read. */
const STRAY = /\{\{|\}\}/;

export interface TemplateVariable {
  readonly name: string;
  /** Said where the value is not known; absent: the text is not sent without the value. */
  readonly fallback?: string;
}

export interface OpenVariable {
  readonly name: string;
  /** UTF-16 code units, end excluded. */
  readonly span: readonly [start: number, end: number];
}

export interface FilledText {
  readonly text: string;
  /** Names without value and without fallback, each once, in the order of the text; they still stand in it. */
  readonly missing: readonly string[];
}

export type TemplateFault = 'empty' | 'stray-braces';

/** Each variable once, in the order of the text. One that has a fallback anywhere has it everywhere. */
export function templateVariables(text: string): readonly TemplateVariable[] {
  const found = new Map<string, TemplateVariable>();
  for (const { name, fallback } of matches(text)) {
    if (found.get(name)?.fallback !== undefined) continue;
    found.set(name, fallback === undefined ? { name } : { name, fallback });
  }
  return [...found.values()];
}

/** What keeps a text from being a template; null: nothing does. */
export function templateFault(text: string): TemplateFault | null {
  if (text.trim() === '') return 'empty';
  return STRAY.test(text.replace(VARIABLE, '')) ? 'stray-braces' : null;
}

/**
 * Puts values in as they are: what a value looks like is never read again. A value of nothing but spaces counts as not
 * known.
 */
export function fillTemplate(text: string, values: Readonly<Record<string, string | null | undefined>>): FilledText {
  const fallbacks = new Map(templateVariables(text).map(({ name, fallback }) => [name, fallback]));
  const missing = new Set<string>();
  const filled = text.replace(VARIABLE, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    const fallback = fallbacks.get(name);
    if (fallback !== undefined) return fallback;
    missing.add(name);
    return whole;
  });
  return { text: filled, missing: [...missing] };
}

/** Variables that still stand in a text somebody is about to send. */
export function openVariables(text: string): readonly OpenVariable[] {
  return matches(text).map(({ name, start, end }) => ({ name, span: [start, end] }));
}

/** The next variable at or after a place, from the start again behind the last; null where there is none. */
export function nextVariable(text: string, from: number): OpenVariable | null {
  const open = openVariables(text);
  return open.find(({ span }) => span[0] >= from) ?? open[0] ?? null;
}

interface Match {
  readonly name: string;
  readonly fallback: string | undefined;
  readonly start: number;
  readonly end: number;
}

function matches(text: string): readonly Match[] {
  return Array.from(text.matchAll(VARIABLE), (match) => ({
    name: match[1] ?? '',
    fallback: match[2]?.trim(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
