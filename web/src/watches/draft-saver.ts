import { ApiError } from '../api/api-error.js';
import type { WatchDefinition, WatchDraft } from '../api/watch-types.js';

const PAUSE_MS = 800;

export type DraftState =
  | { readonly kind: 'clean' | 'waiting' | 'saving' }
  | { readonly kind: 'saved'; readonly draft: WatchDraft }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Somebody else was first: with their draft, or null where the watch itself has moved on. */
  | { readonly kind: 'conflict'; readonly theirs: WatchDraft | null };

/** How drafts reach the server. `version` is that of the draft last seen, 0 for none. */
export interface DraftStore {
  readonly save: (definition: WatchDefinition, version: number) => Promise<WatchDraft>;
  readonly discard: () => Promise<void>;
}

const keyOf = (definition: WatchDefinition): string => JSON.stringify(definition);

/** Saves a definition some time after its last change, one request at a time, the newest last. */
export class DraftSaver {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private savedKey: string;
  private state: DraftState;
  private version: number;

  constructor(
    private readonly store: DraftStore,
    private definition: WatchDefinition,
    draft: WatchDraft | null,
  ) {
    this.savedKey = keyOf(definition);
    this.version = draft?.version ?? 0;
    if (draft === null) this.state = { kind: 'clean' };
    else this.state = draft.isStale ? { kind: 'conflict', theirs: null } : { kind: 'saved', draft };
  }

  read = (): DraftState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Something to publish is on the server or on its way there. */
  get hasDraft(): boolean {
    return this.version > 0 || this.isDirty;
  }

  private get isDirty(): boolean {
    return keyOf(this.definition) !== this.savedKey;
  }

  change(definition: WatchDefinition): void {
    this.definition = definition;
    if (this.state.kind === 'conflict' || !this.isDirty) return;
    this.become({ kind: 'waiting' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Saves at once what is not saved yet; tells whether everything is on the server. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    // Several may wait here; each looks again whether another went first.
    while (this.running !== null) await this.running;
    if (this.isDirty && this.state.kind !== 'conflict') {
      this.running = this.save().finally(() => {
        this.running = null;
      });
      await this.running;
    }
    return !this.isDirty;
  }

  /** After a conflict: puts these changes in the place of the other's. */
  async keepMine(): Promise<boolean> {
    if (this.state.kind !== 'conflict') return this.flush();
    const { theirs } = this.state;
    if (theirs === null) {
      await this.removeOld();
      this.version = 0;
    } else {
      this.version = theirs.version;
    }
    this.become({ kind: 'waiting' });
    this.savedKey = '';
    return this.flush();
  }

  /** Throws away what is saved and what is not. */
  async discard(): Promise<void> {
    this.stop();
    await this.running;
    await this.removeOld();
  }

  /** Nothing is saved from here on. */
  stop(): void {
    clearTimeout(this.timer);
    this.savedKey = keyOf(this.definition);
  }

  private async removeOld(): Promise<void> {
    try {
      await this.store.discard();
    } catch (error) {
      // None there is as good as one removed.
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    }
  }

  private async save(): Promise<void> {
    const { definition } = this;
    this.become({ kind: 'saving' });
    try {
      const draft = await this.store.save(definition, this.version);
      this.version = draft.version;
      this.savedKey = keyOf(definition);
      this.become(this.isDirty ? { kind: 'waiting' } : { kind: 'saved', draft });
    } catch (error) {
      this.become(
        error instanceof ApiError && error.status === 409
          ? { kind: 'conflict', theirs: draftIn(error.current) }
          : { kind: 'failed', error },
      );
    }
  }

  private become(state: DraftState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

const draftIn = (current: unknown): WatchDraft | null =>
  typeof current === 'object' && current !== null && 'basedOn' in current ? (current as WatchDraft) : null;
