export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** What the server answered when it refused, or `code: 'network'` (status 0) when it could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: readonly FieldError[] = [],
    /** The resource as it is now, where the server refused a stale write. */
    readonly current: unknown = null,
  ) {
    super(detail);
    this.name = 'ApiError';
  }
}

interface Problem {
  readonly code?: unknown;
  readonly detail?: unknown;
  readonly title?: unknown;
  readonly errors?: unknown;
  readonly current?: unknown;
}

const textOr = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

export async function errorFromResponse(response: Response): Promise<ApiError> {
  let problem: Problem = {};
  try {
    problem = (await response.json()) as Problem;
  } catch {
    // A proxy's own page instead of a problem document: the status alone has to do.
  }
  const title = textOr(problem.title, response.statusText);
  return new ApiError(
    response.status,
    textOr(problem.code, `http-${String(response.status)}`),
    textOr(problem.detail, title),
    Array.isArray(problem.errors) ? (problem.errors as FieldError[]) : [],
    problem.current ?? null,
  );
}
