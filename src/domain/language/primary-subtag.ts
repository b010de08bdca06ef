/** `zh-Hant-TW` → `zh`. */
export const primarySubtag = (language: string): string => (language.split(/[-_]/u)[0] ?? '').toLowerCase();
