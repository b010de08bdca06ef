/** Figures of `details` that are shown, and the words they are shown under. */
const FIGURES = { observed: 'now', usual: 'usual', share: 'negative', windowSeconds: 'seconds' } as const;

/** Channels that replace what they showed do so by this. */
export const tagOf = ({ id }: { readonly id: string }): string => `alert-${id}`;

export const factsOf = (details: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(FIGURES).flatMap(([field, name]) => {
      const value = details[field];
      if (typeof value !== 'number' || !Number.isFinite(value)) return [];
      return [[name, field === 'share' ? `${String(Math.round(value * 100))} %` : String(Math.round(value * 10) / 10)]];
    }),
  );
