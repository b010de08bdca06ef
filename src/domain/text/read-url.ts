/**
 * An address as it was written; null where it is none. Never ask `URL.canParse` instead: once it has been called some thousand
 * times, Node 20 and 22 take every address with a Latin-1 letter in it (`/käyttö`, `bücher.example`) for none.
 */
export function readUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** The host of an address in the form that is compared: in lower case, as IDNA writes it, no final dot; null where it has none. */
export const hostOf = (text: string): string | null => readUrl(text)?.hostname.replace(/\.$/, '') || null;
