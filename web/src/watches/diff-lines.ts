/** One line of a list that stands in one version, the other, or both. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What left and what came, in the order of the old list and then the new one; equal lines pair off one by one. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const left = new Map<string, number>();
  for (const text of after) left.set(text, (left.get(text) ?? 0) + 1);
  const isKept = before.map((text) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count > 0;
  });
  const added = after.toReversed().filter((text) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count > 0;
  });
  return [
    ...before.map((text, index): DiffLine => ({ kind: isKept[index] === true ? 'same' : 'removed', text })),
    ...added.reverse().map((text): DiffLine => ({ kind: 'added', text })),
  ];
}
