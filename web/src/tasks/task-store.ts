import type { Task } from '../api/types.js';

export type Mark =
  | 'acknowledged'
  | 'replied'
  | 'claimed'
  | 'assigned'
  | 'released'
  | 'done'
  | 'snoozed'
  | 'waiting'
  | 'dismissed'
  | 'reopened'
  | 'corrected'
  | 'labelled'
  | 'escalated'
  | 'queued';

/** Somebody else was first, or the server refused: shown where the act was made. */
export interface Notice {
  readonly code: string;
  readonly detail: string;
  readonly current: Task | null;
}

/** A task as it is painted: the last known row, what was just done to it, and what went wrong. */
export interface TaskView {
  readonly task: Task;
  /** The user's own act, painted before the server answers; the row stays in place, dimmed. */
  readonly mark: Mark | null;
  readonly notice: Notice | null;
}

type Overlay = (task: Task) => Task;

/** Every task this page has seen, newest version wins, with optimistic changes laid over it. Rows subscribe by id. */
export class TaskStore {
  private readonly known = new Map<string, Task>();
  private readonly overlays = new Map<string, Overlay[]>();
  private readonly marks = new Map<string, Mark>();
  private readonly notices = new Map<string, Notice>();
  private readonly views = new Map<string, TaskView>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly anyListeners = new Set<() => void>();

  get(id: string): TaskView | null {
    const cached = this.views.get(id);
    if (cached) return cached;
    const known = this.known.get(id);
    if (!known) return null;
    const task = (this.overlays.get(id) ?? []).reduce((painted, overlay) => overlay(painted), known);
    const view = { task, mark: this.marks.get(id) ?? null, notice: this.notices.get(id) ?? null };
    this.views.set(id, view);
    return view;
  }

  /** The row as the server last told it, without optimistic changes. */
  confirmed(id: string): Task | null {
    return this.known.get(id) ?? null;
  }

  put(task: Task): void {
    const known = this.known.get(task.id);
    if (known && known.version > task.version) return;
    if (known && known.version === task.version && JSON.stringify(known) === JSON.stringify(task)) return;
    this.known.set(task.id, task);
    this.changed(task.id);
  }

  /** Paints a change over the task until the returned function is called. */
  paint(id: string, overlay: Overlay): () => void {
    this.overlays.set(id, [...(this.overlays.get(id) ?? []), overlay]);
    this.changed(id);
    return () => {
      this.overlays.set(
        id,
        (this.overlays.get(id) ?? []).filter((other) => other !== overlay),
      );
      this.changed(id);
    };
  }

  mark(id: string, mark: Mark | null): void {
    if (mark === null) this.marks.delete(id);
    else this.marks.set(id, mark);
    this.changed(id);
  }

  notify(id: string, notice: Notice | null): void {
    if (notice === null) this.notices.delete(id);
    else this.notices.set(id, notice);
    this.changed(id);
  }

  /** The user took a fresh list: nothing is dimmed any more. */
  clearMarks(): void {
    const ids = [...this.marks.keys(), ...this.notices.keys()];
    this.marks.clear();
    this.notices.clear();
    for (const id of ids) this.changed(id);
  }

  all(): readonly Task[] {
    return [...this.known.keys()].flatMap((id) => this.get(id)?.task ?? []);
  }

  subscribe(id: string, listener: () => void): () => void {
    const set = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, set);
    set.add(listener);
    return () => {
      set.delete(listener);
    };
  }

  subscribeAny(listener: () => void): () => void {
    this.anyListeners.add(listener);
    return () => {
      this.anyListeners.delete(listener);
    };
  }

  private changed(id: string): void {
    this.views.delete(id);
    for (const listener of this.listeners.get(id) ?? []) listener();
    for (const listener of this.anyListeners) listener();
  }
}
