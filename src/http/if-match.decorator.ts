import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { invalid } from '../errors.js';
import type { EarshotRequest } from './request.types.js';

/** `3`, `"3"` and `W/"3"` name version 3; no header and `*` name none. */
export function readVersion(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const digits = /^(?:(?:W\/)?"(\d{1,9})"|(\d{1,9}))$/.exec(header.trim());
  if (digits === null) throw invalid('bad-if-match', 'If-Match must be the version of the resource, like "3".');
  return Number(digits[1] ?? digits[2]);
}

/** The version the caller last saw, or null when they did not say. A write compares it and answers a stale one with 409. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null =>
  readVersion(context.switchToHttp().getRequest<EarshotRequest>().headers['if-match']),
);
