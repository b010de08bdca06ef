import { customerValues, sayableName } from '../reply-text/customer-names.js';
import { fillTemplate, templateVariables } from '../reply-text/text-template.js';

export interface Addressee {
  readonly handle: string;
  readonly name: string | null;
}

export interface StatementValues {
  readonly brand: string;
  readonly network: string;
  /** Of the task. */
  readonly reference: string;
}

const GREETINGS: Readonly<Record<string, (name: string) => string>> = {
  en: (name) => `Hi ${name}, `,
  fi: (name) => `Hei ${name}! `,
  lv: (name) => `Labdien, ${name}! `,
  ru: (name) => `Здравствуйте, ${name}! `,
  th: (name) => `สวัสดีคุณ ${name} `,
  zh: (name) => `${name}，您好！`,
};

/**
 * A statement as one customer reads it. `isPersonal`: a text that does not speak to anybody by name or handle begins with a
 * greeting, in a language that has one here and for a customer whose name can be said.
 */
export function personalText(
  text: string,
  lang: string,
  to: Addressee,
  values: StatementValues,
  isPersonal: boolean,
): string {
  const variables = templateVariables(text);
  const hasFallback = variables.some(({ name, fallback }) => name === 'name' && fallback !== undefined);
  const filled = fillTemplate(text, { ...values, ...customerValues(to, hasFallback) }).text;
  const speaksToThem = variables.some(({ name }) => name === 'name' || name === 'handle');
  const name = sayableName(to.name);
  const greet = GREETINGS[lang];
  if (!isPersonal || speaksToThem || name === null || greet === undefined) return filled;
  return `${greet(name)}${filled}`;
}
