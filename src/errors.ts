/** What kind of refusal it is; the HTTP edge maps each to one status (404, 409, 403, 400, 401, 429). */
export type ErrorKind = 'not-found' | 'conflict' | 'forbidden' | 'invalid' | 'unauthenticated' | 'throttled';

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export interface AppErrorDetails {
  /** One sentence for a person, without secrets or the text of posts. */
  readonly detail?: string;
  readonly fields?: readonly FieldError[];
  /** The current state of the resource, sent with a conflict so that the caller can show what happened. */
  readonly current?: unknown;
  readonly retryAfterSeconds?: number;
}

/**
 * An expected refusal. `code` is stable, kebab-case and names the reason (`task-not-open`); out of scope looks like absent,
 * so a resource of another team or workspace is `not-found`.
 */
export class AppError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly details: AppErrorDetails = {},
  ) {
    super(details.detail ?? code);
    this.name = 'AppError';
  }
}

export const notFound = (what: string): AppError =>
  new AppError('not-found', `${what}-not-found`, { detail: `No such ${what}.` });

export const invalid = (code: string, detail: string, fields?: readonly FieldError[]): AppError =>
  new AppError('invalid', code, fields ? { detail, fields } : { detail });

/** The caller saw another version than there is now; `current` shows what became of it. */
export const staleVersion = (details: Pick<AppErrorDetails, 'detail' | 'current'> = {}): AppError =>
  new AppError('conflict', 'stale-version', { detail: 'It was changed in the meantime.', ...details });
