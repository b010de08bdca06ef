/** Who is tied to whom, directly or through others. */
class Ties {
  private readonly leaders: number[];

  constructor(count: number) {
    this.leaders = Array.from({ length: count }, (_, i) => i);
  }

  leaderOf(item: number): number {
    let leader = item;
    for (let next = this.leaders[leader]; next !== undefined && next !== leader; next = this.leaders[leader])
      leader = next;
    this.leaders[item] = leader;
    return leader;
  }

  /** The first of two leaders leads both. */
  tie(a: number, b: number): void {
    const [one, other] = [this.leaderOf(a), this.leaderOf(b)];
    this.leaders[Math.max(one, other)] = Math.min(one, other);
  }
}

/** Indexes of examples by group: those that share a key, directly or through others, are together. In the order given. */
export function groupExamples(examples: readonly { readonly keys: readonly string[] }[]): number[][] {
  const ties = new Ties(examples.length);
  const firstWith = new Map<string, number>();
  examples.forEach(({ keys }, i) => {
    for (const key of keys) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, i);
      else ties.tie(first, i);
    }
  });
  const groups = new Map<number, number[]>();
  examples.forEach((_, i) => {
    const leader = ties.leaderOf(i);
    const group = groups.get(leader);
    if (group === undefined) groups.set(leader, [i]);
    else group.push(i);
  });
  return [...groups.values()];
}

/** The fold (0..folds−1) of each group: the largest groups first, each to the fold that has the fewest examples so far. */
export function dealFolds(groups: readonly (readonly number[])[], folds: number): number[] {
  const order = groups.map((_, i) => i).sort((a, b) => sizeOf(groups[b]) - sizeOf(groups[a]) || a - b);
  const sizes = new Array<number>(folds).fill(0);
  const foldOf = new Array<number>(groups.length).fill(0);
  for (const group of order) {
    const fold = sizes.indexOf(Math.min(...sizes));
    foldOf[group] = fold;
    sizes[fold] = (sizes[fold] ?? 0) + sizeOf(groups[group]);
  }
  return foldOf;
}

const sizeOf = (group: readonly number[] | undefined): number => group?.length ?? 0;
