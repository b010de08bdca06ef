/** When time counts. `always`: day and night, every day. */
export interface AlwaysOpen {
  readonly kind: 'always';
}

export type Calendar = AlwaysOpen;

export const ALWAYS_OPEN: AlwaysOpen = { kind: 'always' };
