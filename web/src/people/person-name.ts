import type { PersonRow } from './api.js';

/** The name, else the first handle; empty where nothing is known. */
export const personName = ({ name, handles }: Pick<PersonRow, 'name' | 'handles'>): string =>
  name ?? (handles[0] === undefined ? '' : `@${handles[0].handle}`);
