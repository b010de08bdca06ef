/** In the order they come. */
export function groupByWatch<T>(items: readonly T[], watchOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(watchOf(item));
    if (group === undefined) groups.set(watchOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
