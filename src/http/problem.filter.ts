import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { AppError } from '../errors.js';
import { DeniedAttempts } from './denied-attempts.js';
import { answerTo, describeForLog } from './problem.js';
import type { EarshotRequest } from './request.types.js';

/** Turns everything thrown into application/problem+json; logs what was not foreseen; audits refused attempts. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Http');

  constructor(private readonly denied: DeniedAttempts) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<EarshotRequest>();
    const response = http.getResponse<Response>();
    const { problem, retryAfterSeconds, isUnexpected } = answerTo(error);
    if (isUnexpected) this.log.error(`${request.method} ${routeOf(request)}: ${describeForLog(error)}`);
    if (error instanceof AppError && error.kind === 'forbidden' && request.actor) {
      this.denied.note(request.actor, { method: request.method, route: routeOf(request), code: error.code });
    }
    if (response.headersSent) {
      response.end();
      return;
    }
    if (retryAfterSeconds !== null)
      response.setHeader('Retry-After', String(Math.max(1, Math.ceil(retryAfterSeconds))));
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

/** The pattern of the route, never the address asked for: that may hold a token or a search. */
export function routeOf(request: EarshotRequest): string {
  const route: unknown = request.route;
  const path = typeof route === 'object' && route !== null && 'path' in route ? route.path : null;
  return typeof path === 'string' ? path : 'unmatched';
}
