import type { Task } from '../api/types.js';

export type Group = 'overdue' | 'next' | 'later' | 'paused' | 'none';
export type ListItem =
  | { readonly kind: 'group'; readonly group: Group; readonly count: number; readonly isFolded: boolean }
  | { readonly kind: 'row'; readonly id: string; readonly position: number };

export interface OrderState {
  readonly items: readonly ListItem[];
  /** Of the rows that can be seen: those of folded groups are left out. */
  readonly ids: readonly string[];
  readonly isFrozen: boolean;
  /** Frozen, and nothing followed its last row then: what follows now is new. */
  readonly endsHere: boolean;
  readonly newCount: number;
  readonly changedCount: number;
}

interface Entry {
  readonly id: string;
  readonly group: Group;
}

const SOON_MS = 15 * 60_000;
/** The very last row may have been closed meanwhile; one of these will still be there. */
const NEAR_END = 5;

/** Where a row stands in a list ordered by the next promise to break. */
export function groupOf(task: Task, nowMs: number): Group {
  if (task.dueAt !== null) {
    const leftMs = Date.parse(task.dueAt) - nowMs;
    if (leftMs < 0) return 'overdue';
    return leftMs <= SOON_MS ? 'next' : 'later';
  }
  return task.clocks.some((clock) => clock.state === 'paused') ? 'paused' : 'none';
}

/**
 * The order of the list on screen. Until somebody uses the list it follows the server; from then on it is frozen, and
 * what arrived or changed since is only counted, until `take` is called. More pages of the same list are appended at its end.
 */
export class InboxOrder {
  private entries: Entry[] = [];
  private latest: readonly Task[] = [];
  private isComplete = false;
  private isFrozen = false;
  private unseen = new Set<string>();
  private changed = new Set<string>();
  private seenVersions = new Map<string, number>();
  private listeners = new Set<() => void>();
  private cached: OrderState | null = null;
  private folded = new Set<Group>();

  constructor(
    private readonly hasGroups: boolean,
    /** The user has just acted on this row: what follows from it is no news. */
    private readonly isOwn: (id: string) => boolean = () => false,
  ) {}

  /**
   * The list as the server has it now: every loaded page, in order. `isComplete`: there is no further page. `extend`: the
   * user scrolled to the end, so rows after the last one shown belong on screen.
   */
  receive(tasks: readonly Task[], isComplete: boolean, nowMs: number, extend = false): void {
    this.latest = tasks;
    if (!this.isFrozen) {
      this.isComplete = isComplete;
      this.adopt(nowMs);
      return;
    }
    const shown = new Set(this.entries.map((entry) => entry.id));
    const lastShown = tasks.findLastIndex((task) => shown.has(task.id));
    const endsHere = this.isComplete;
    this.unseen = new Set();
    tasks.forEach((task, index) => {
      if (shown.has(task.id)) {
        if (!this.isOwn(task.id) && task.version > (this.seenVersions.get(task.id) ?? 0)) this.changed.add(task.id);
      } else if (endsHere || index < lastShown) {
        this.unseen.add(task.id);
      } else if (extend) {
        this.append(task, nowMs);
      }
    });
    if (extend && !endsHere) this.isComplete = isComplete;
    this.tell();
  }

  freeze(): void {
    if (this.isFrozen) return;
    this.isFrozen = true;
    this.tell();
  }

  /** Shows what arrived: the order becomes the server's, and stays frozen as before for the next key. */
  take(nowMs: number, isComplete: boolean): void {
    this.isFrozen = false;
    this.isComplete = isComplete;
    this.adopt(nowMs);
  }

  /** Hides the rows of a group behind its head, or shows them again. */
  fold(group: Group, isFolded = !this.folded.has(group)): void {
    if (this.folded.has(group) === isFolded) return;
    if (isFolded) this.folded.add(group);
    else this.folded.delete(group);
    this.tell();
  }

  groupAt(id: string): Group | null {
    return this.entries.find((entry) => entry.id === id)?.group ?? null;
  }

  /** Every row of the group that has come so far, seen or folded. */
  idsOf(group: Group): readonly string[] {
    return this.entries.filter((entry) => entry.group === group).map(({ id }) => id);
  }

  /** Another person changed this row. */
  noteChange(id: string): void {
    if (!this.isFrozen || this.isOwn(id) || !this.entries.some((entry) => entry.id === id)) return;
    this.changed.add(id);
    this.tell();
  }

  /** The user's own act led to this version: nothing to be told about. */
  noteOwn(id: string, version: number): void {
    this.seenVersions.set(id, Math.max(version, this.seenVersions.get(id) ?? 0));
    if (this.changed.delete(id)) this.tell();
  }

  /** Rows on screen that the server's list no longer has. */
  missing(): readonly string[] {
    const present = new Set(this.latest.map((task) => task.id));
    return this.entries.map((entry) => entry.id).filter((id) => !present.has(id));
  }

  /** What is loaded reaches the end of what is shown, so that what is new can be told from what comes later. */
  isCovered(): boolean {
    if (this.entries.length === 0) return true;
    if (this.isComplete) return false;
    const present = new Set(this.latest.map((task) => task.id));
    return this.entries.slice(-NEAR_END).some((entry) => present.has(entry.id));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  state = (): OrderState => {
    this.cached ??= {
      items: this.items(),
      ids: this.entries.filter((entry) => !this.isHidden(entry)).map((entry) => entry.id),
      isFrozen: this.isFrozen,
      endsHere: this.isFrozen && this.isComplete,
      newCount: this.isFrozen ? this.unseen.size : 0,
      changedCount: this.isFrozen ? this.changed.size : 0,
    };
    return this.cached;
  };

  private adopt(nowMs: number): void {
    this.entries = [];
    this.seenVersions = new Map();
    for (const task of this.latest) this.append(task, nowMs);
    this.unseen = new Set();
    this.changed = new Set();
    this.tell();
  }

  private append(task: Task, nowMs: number): void {
    this.entries.push({ id: task.id, group: this.hasGroups ? groupOf(task, nowMs) : 'none' });
    this.seenVersions.set(task.id, task.version);
  }

  private items(): ListItem[] {
    const items: ListItem[] = [];
    let position = 0;
    this.entries.forEach((entry, index) => {
      const previous = this.entries[index - 1];
      if (this.hasGroups && previous?.group !== entry.group) {
        const { group } = entry;
        items.push({ kind: 'group', group, count: this.lengthOfGroup(index, group), isFolded: this.isHidden(entry) });
      }
      if (this.isHidden(entry)) return;
      position += 1;
      items.push({ kind: 'row', id: entry.id, position });
    });
    return items;
  }

  private isHidden(entry: Entry): boolean {
    return this.hasGroups && this.folded.has(entry.group);
  }

  private lengthOfGroup(start: number, group: Group): number {
    let end = start;
    while (this.entries[end]?.group === group) end += 1;
    return end - start;
  }

  private tell(): void {
    this.cached = null;
    for (const listener of this.listeners) listener();
  }
}
