/**
 * - open: waits to be read · filling: part of it has been read · filled: read after all · lost: it cannot be read, or was tried in
 *   vain
 */
export type GapState = 'open' | 'filling' | 'filled' | 'lost';
