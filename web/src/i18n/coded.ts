import i18next from 'i18next';

const translate = i18next.t as unknown as (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** The catalogue's words for a code of the server; its own English words for a code that is newer than this page. */
export function coded(
  group: string,
  code: string,
  otherwise: string,
  values?: Readonly<Record<string, unknown>>,
): string {
  const key = `${group}.${code}`;
  return i18next.exists(key) ? translate(key, values) : otherwise;
}

/** A name held in data, such as a command's. */
export const named = (key: string, values?: Readonly<Record<string, unknown>>): string => translate(key, values);
