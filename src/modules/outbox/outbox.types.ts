/** A row is given up on, visibly, when this attempt has failed. */
export const LAST_ATTEMPT = 12;

/** A claimed row as its handler sees it. */
export interface OutboxItem {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: string;
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** 1 at the first try. */
  readonly attempts: number;
}

/** done: never again · again: once more after this time, which is not a failure (a hold, a look later). */
export type OutboxOutcome = { readonly is: 'done' } | { readonly is: 'again'; readonly afterSeconds: number };

export interface OutboxHandler {
  readonly kind: string;
  /**
   * Carries out one effect. Called at least once, so it decides on stored state and leaves a trace of what it did. Throwing
   * means "try again later": the row backs off and is given up on, visibly, after the last try.
   */
  deliver(item: OutboxItem, signal: AbortSignal): Promise<OutboxOutcome>;
}

export interface NewOutboxRow {
  readonly workspaceId: string;
  readonly kind: string;
  /** Unique within its kind: the same cause never makes two rows. */
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly afterSeconds?: number;
}
