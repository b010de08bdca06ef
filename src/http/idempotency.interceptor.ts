import { Injectable, Logger } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { catchError, from, mergeMap, of, throwError, type Observable } from 'rxjs';
import { AppError, invalid } from '../errors.js';
import { IdempotencyStore, type StoredAnswer } from './idempotency-store.js';
import { answerTo, describeForLog } from './problem.js';
import type { EarshotRequest } from './request.types.js';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const RETRY_SECONDS = 2;
/** Refusals that another attempt may not meet: conflicts are about a moment, and the rest say so themselves. */
const PASSING = new Set([408, 409, 425, 429]);

const isDefinite = (status: number): boolean => status < 500 && !PASSING.has(status);

function contentOf(request: EarshotRequest): Buffer {
  const body: unknown = request.body;
  const bytes = request.rawBody ?? Buffer.from(JSON.stringify(body ?? null));
  return Buffer.concat([Buffer.from(`${request.method} ${request.originalUrl}\n`), bytes]);
}

function keyOf(request: EarshotRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined || !WRITES.has(request.method)) return null;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw invalid('bad-idempotency-key', 'Idempotency-Key must be 1 to 255 visible characters.');
}

/** A write repeated with the same Idempotency-Key happens once and gets the same answer, marked Idempotency-Replayed. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly log = new Logger('Http');

  constructor(private readonly store: IdempotencyStore) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<EarshotRequest>();
    const response = http.getResponse<Response>();
    const key = keyOf(request);
    const memberId = request.actor?.memberId;
    if (key === null || memberId === undefined) return next.handle();
    const begun = await this.store.begin(memberId, key, contentOf(request));
    switch (begun.kind) {
      case 'answered':
        return this.replay(response, begun.answer);
      case 'other-request':
        throw new AppError('conflict', 'idempotency-key-reused', {
          detail: 'This Idempotency-Key was used for another request.',
        });
      case 'running':
        throw new AppError('conflict', 'request-in-progress', {
          detail: 'The first request with this Idempotency-Key is still running.',
          retryAfterSeconds: RETRY_SECONDS,
        });
      case 'first':
        return this.run(next, response, memberId, key);
    }
  }

  private run(next: CallHandler<unknown>, response: Response, memberId: string, key: string): Observable<unknown> {
    return next.handle().pipe(
      mergeMap((value) => {
        const body = value === undefined ? null : JSON.stringify(value);
        const answer = { status: response.statusCode, body, contentType: 'application/json; charset=utf-8' };
        return from(this.keep(memberId, key, answer).then(() => value));
      }),
      catchError((error: unknown) =>
        from(this.keepRefusal(memberId, key, error)).pipe(mergeMap(() => throwError(() => error))),
      ),
    );
  }

  private keepRefusal(memberId: string, key: string, error: unknown): Promise<void> {
    const { problem } = answerTo(error);
    if (!isDefinite(problem.status)) return this.quietly(this.store.forget(memberId, key));
    const body = JSON.stringify(problem);
    return this.keep(memberId, key, { status: problem.status, body, contentType: 'application/problem+json' });
  }

  private keep(memberId: string, key: string, answer: StoredAnswer): Promise<void> {
    return this.quietly(this.store.keep(memberId, key, answer));
  }

  /** The act itself is done or refused by now: failing to remember that must not change its answer. */
  private async quietly(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.log.warn(`An answer could not be remembered: ${describeForLog(error)}`);
    }
  }

  private replay(response: Response, answer: StoredAnswer): Observable<unknown> {
    response.status(answer.status).setHeader('Idempotency-Replayed', 'true');
    if (answer.body === null) return of(undefined);
    response.setHeader('Content-Type', answer.contentType);
    return of(JSON.parse(answer.body) as unknown);
  }
}
