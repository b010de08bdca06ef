import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { isConnectionLoss, isRolledBackByConflict } from '../db/database-errors.js';
import { AppError } from '../errors.js';
import type { ErrorKind, FieldError } from '../errors.js';

/** One field of a body or query that was refused; `field` is a path such as `settings.url`. */
export class ProblemField implements FieldError {
  @ApiProperty({ type: String }) readonly field!: string;
  @ApiProperty({ type: String }) readonly message!: string;
}

/** Every error answer, as application/problem+json (RFC 9457). */
export class Problem {
  @ApiProperty({ type: String, example: 'urn:earshot:error:task-not-open' }) readonly type!: string;
  @ApiProperty({ type: String, example: 'Conflict' }) readonly title!: string;
  @ApiProperty({ type: Number, example: 409 }) readonly status!: number;
  @ApiProperty({ type: String, description: 'Stable, kebab-case reason.', example: 'task-not-open' })
  readonly code!: string;
  @ApiProperty({ type: String, description: 'One sentence for a person.' }) readonly detail!: string;
  @ApiPropertyOptional({ type: [ProblemField] }) readonly errors?: readonly ProblemField[];
  @ApiPropertyOptional({ description: 'With a conflict: the resource as it is now.', type: Object })
  readonly current?: unknown;
}

export interface Answer {
  readonly problem: Problem;
  readonly retryAfterSeconds: number | null;
  /** Not foreseen: the fault is ours and belongs in the log. */
  readonly isUnexpected: boolean;
}

const STATUS_OF: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  throttled: 429,
};

const DATABASE_RETRY_SECONDS = 5;
const CONFLICT_RETRY_SECONDS = 1;

/** NUL in text, or text that is not Unicode: PostgreSQL cannot store it. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

function answer(
  status: number,
  code: string,
  detail: string,
  extra: { readonly fields?: readonly FieldError[]; readonly current?: unknown; readonly retryAfter?: number } = {},
): Answer {
  return {
    problem: {
      type: `urn:earshot:error:${code}`,
      title: STATUS_CODES[status] ?? 'Error',
      status,
      code,
      detail,
      ...(extra.fields ? { errors: extra.fields } : {}),
      ...(extra.current === undefined ? {} : { current: extra.current }),
    },
    retryAfterSeconds: extra.retryAfter ?? null,
    isUnexpected: false,
  };
}

function answerAppError(error: AppError): Answer {
  const { detail, fields, current, retryAfterSeconds } = error.details;
  const status = STATUS_OF[error.kind];
  return answer(status, error.code, detail ?? STATUS_CODES[status] ?? error.code, {
    ...(fields ? { fields } : {}),
    ...(current === undefined ? {} : { current }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfter: retryAfterSeconds }),
  });
}

/** `type` of the errors that body-parser raises, which Nest keeps as the cause of its own. */
const BODY_FAULTS: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  'entity.parse.failed': [400, 'malformed-json', 'The body is not well-formed JSON.'],
  'entity.too.large': [413, 'too-large', 'The body is larger than this route accepts.'],
  'encoding.unsupported': [415, 'unsupported-encoding', 'The content encoding of the body is not supported.'],
  'charset.unsupported': [415, 'unsupported-charset', 'The body must be UTF-8.'],
  'request.aborted': [400, 'request-aborted', 'The request ended before its body was complete.'],
  'request.size.invalid': [400, 'wrong-length', 'The body is not as long as its Content-Length says.'],
};

/** Codes for what the framework refuses by itself, before a route is reached. */
const FRAMEWORK_CODES: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['bad-request', 'The request cannot be understood.'],
  404: ['route-not-found', 'There is no such address.'],
  405: ['method-not-allowed', 'This address does not take that method.'],
};

function answerHttpException(error: HttpException): Answer {
  const { cause } = error;
  const fault = typeof cause === 'object' && cause !== null && 'type' in cause ? String(cause.type) : '';
  const known = BODY_FAULTS[fault];
  if (known) return answer(...known);
  const status = error.getStatus();
  const [code, detail] = FRAMEWORK_CODES[status] ?? ['request-refused', STATUS_CODES[status] ?? 'Refused.'];
  return { ...answer(status, code, detail), isUnexpected: status >= 500 };
}

const codeOf = (error: unknown): string => {
  const driver = typeof error === 'object' && error !== null && 'driverError' in error ? error.driverError : error;
  return typeof driver === 'object' && driver !== null && 'code' in driver ? String(driver.code) : '';
};

/** What any thrown value becomes on the wire. Nothing of an unforeseen error is shown. */
export function answerTo(error: unknown): Answer {
  if (error instanceof AppError) return answerAppError(error);
  if (error instanceof HttpException) return answerHttpException(error);
  if (isConnectionLoss(error)) {
    return answer(503, 'database-unavailable', 'The database does not answer; try again shortly.', {
      retryAfter: DATABASE_RETRY_SECONDS,
    });
  }
  if (isRolledBackByConflict(error)) {
    return answer(503, 'busy', 'Others changed the same thing at this moment; try again.', {
      retryAfter: CONFLICT_RETRY_SECONDS,
    });
  }
  if (UNSTORABLE_TEXT.has(codeOf(error))) {
    return answer(400, 'unstorable-text', 'A text holds characters that cannot be stored (NUL or half a character).');
  }
  return { ...answer(500, 'internal-error', 'Something went wrong on our side.'), isUnexpected: true };
}

/** An error for the log: its kind, code and place. Its message is left out, because it may quote what somebody wrote. */
export function describeForLog(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = codeOf(error);
  return [`${error.name}${code === '' ? '' : ` (${code})`}`, ...frames].join('\n');
}
