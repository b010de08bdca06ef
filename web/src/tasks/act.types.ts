import type { ApiError } from '../api/api-error.js';
import type { Reply, Task, TaskResult } from '../api/types.js';
import type { Outbox } from './post-act.js';
import type { Mark } from './task-store.js';

/** One act that can be told about and, where `undo` is set, taken back. */
export interface Act {
  readonly id: string;
  readonly task: Task;
  readonly mark: Mark;
  /** The text that was to be sent, to be given back where it was refused. */
  readonly draft: { readonly kind: 'acknowledge' | 'reply'; readonly text: string } | null;
  readonly reply: Reply | null;
  readonly state: 'sending' | 'queued' | 'done' | 'failed' | 'undone';
  readonly error: ApiError | null;
}

export interface ActHooks {
  /** An act began, was confirmed, failed or was undone. */
  readonly report: (act: Act) => void;
  /** The server's answer to an own act. */
  readonly confirm: (task: Task) => void;
  /** Null: an act that does not reach the server fails. */
  readonly outbox: () => Promise<Outbox | null>;
}

/** How an act is sent, what the row shows until the server has answered, and what takes it back. */
export interface Step {
  readonly mark: Mark;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly draft?: Act['draft'];
  readonly paint: (task: Task) => Task;
  readonly undo: ((result: TaskResult, before: Task) => Promise<Task | null>) | null;
}
