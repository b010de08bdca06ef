/** What `doctor` found. `note` is worth knowing and nothing to mend. */
export interface Finding {
  readonly state: 'ok' | 'note' | 'wrong';
  readonly text: string;
  /** How to mend it. */
  readonly remedy?: string;
}

export const ok = (text: string): Finding => ({ state: 'ok', text });
export const note = (text: string): Finding => ({ state: 'note', text });
export const wrong = (text: string, remedy: string): Finding => ({ state: 'wrong', text, remedy });

/** The reason an error gives, in one line. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : 'unknown reason').replaceAll(/\s+/g, ' ');
