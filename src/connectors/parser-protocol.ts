import type { TroubleCode } from './connector.js';

/** What a parser is asked: the bytes from outside, and whatever it takes to read them. Everything must be cloneable. */
export interface ParserQuestion {
  readonly bytes: Uint8Array;
}

/** What a parser's thread says. */
export type ParserAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'parsed'; readonly reading: unknown }
  | { readonly kind: 'refused'; readonly reason: string; readonly code: TroubleCode | undefined };
