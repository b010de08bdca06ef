export type LabelChange =
  | {
      readonly ok: true;
      readonly labels: readonly string[];
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'too-many-labels' };

/** One writing for one label: spaces around and within it, and the form of letters, tell nothing apart. */
export const tidyLabel = (typed: string): string => typed.normalize('NFC').replace(/\s+/gu, ' ').trim();

const sameAs = (label: string): ((other: string) => boolean) => {
  const folded = label.toLowerCase();
  return (other) => other.toLowerCase() === folded;
};

/**
 * Labels after adding and removing, in the order in which they were given. A label is there once, whatever its case; what is
 * both added and removed is removed. At most `most` of them.
 */
export function changeLabels(
  now: readonly string[],
  change: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  most: number,
): LabelChange {
  const unwanted = (change.remove ?? []).map(tidyLabel);
  const isUnwanted = (label: string): boolean => unwanted.some(sameAs(label));
  const removed = now.filter(isUnwanted);
  const kept = now.filter((label) => !isUnwanted(label));
  const added: string[] = [];
  for (const label of (change.add ?? []).map(tidyLabel)) {
    if (label !== '' && !isUnwanted(label) && ![...kept, ...added].some(sameAs(label))) added.push(label);
  }
  const labels = [...kept, ...added];
  return labels.length > most ? { ok: false, reason: 'too-many-labels' } : { ok: true, labels, added, removed };
}
