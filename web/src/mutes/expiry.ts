/** How long a rule holds: so many days from now, to the end of a day on the calendar, or until somebody removes it. */
export type Expiry =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'never' };

export const EXPIRY_DAYS = [7, 30, 90, 180] as const;
export const USUAL_EXPIRY: Expiry = { kind: 'days', days: 90 };

const DAY_MS = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** The instant in ISO 8601, or null for no end. A date ends with its day as the viewer's wall clock has it. */
export function expiresAt(expiry: Expiry, nowMs: number): string | null {
  switch (expiry.kind) {
    case 'days':
      return new Date(nowMs + expiry.days * DAY_MS).toISOString();
    case 'date':
      return expiry.date === '' ? null : new Date(`${expiry.date}T23:59:59`).toISOString();
    case 'never':
      return null;
  }
}

/** What a stored end looks like when it is to be changed. */
export function expiryOf(iso: string | null): Expiry {
  if (iso === null) return { kind: 'never' };
  const date = new Date(iso);
  return {
    kind: 'date',
    date: `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
  };
}
