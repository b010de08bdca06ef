/** Which row the keys act on, by id, and which rows are picked for a common act. Survives any change of the list. */
export class Cursor {
  private current: string | null = null;
  private picked: ReadonlySet<string> = new Set();
  private readonly listeners = new Set<() => void>();

  id = (): string | null => this.current;
  selection = (): ReadonlySet<string> => this.picked;

  set(id: string | null): void {
    if (this.current === id) return;
    this.current = id;
    this.tell();
  }

  /** Moves by so many rows, staying inside the list. */
  move(ids: readonly string[], by: number): void {
    if (ids.length === 0) return;
    const from = this.current === null ? -1 : ids.indexOf(this.current);
    const to = from < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, from + by));
    this.set(ids[to] ?? null);
  }

  /** Moves to the next row that is wanted, from here down, then from the top; stays if there is none. */
  advance(ids: readonly string[], isWanted: (id: string) => boolean): void {
    const from = this.current === null ? -1 : ids.indexOf(this.current);
    const next = [...ids.slice(from + 1), ...ids.slice(0, Math.max(0, from))].find(isWanted);
    if (next !== undefined) this.set(next);
  }

  toggle(id: string): void {
    const next = new Set(this.picked);
    if (!next.delete(id)) next.add(id);
    this.picked = next;
    this.tell();
  }

  /** Picks more at once; what is picked stays. */
  pick(ids: readonly string[]): void {
    this.picked = new Set([...this.picked, ...ids]);
    this.tell();
  }

  /** Picks the row, moves on and picks that one too. */
  extend(ids: readonly string[], by: number): void {
    const before = this.current;
    this.move(ids, by);
    this.pick([before, this.current].filter((id) => id !== null));
  }

  clearSelection(): void {
    if (this.picked.size === 0) return;
    this.picked = new Set();
    this.tell();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
