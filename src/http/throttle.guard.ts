import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Throttle, ThrottlerGuard, type ThrottlerModuleOptions } from '@nestjs/throttler';
import { AppError } from '../errors.js';
import type { EarshotRequest } from './request.types.js';

const MINUTE_MS = 60_000;

/** Requests a minute. An address may be a whole office behind one router, or a sender of many posts. */
const PER_CREDENTIAL = 6_000;
const PER_ADDRESS = 60_000;
const STRICT = 120;

const addressOf = (request: EarshotRequest): string => request.ip ?? 'unknown';

/** The credential as it was sent: it is not checked yet, and inventing new ones still counts against the address. */
function credentialOf(request: EarshotRequest): string {
  const offered = request.headers.authorization ?? request.headers.cookie;
  return offered === undefined ? addressOf(request) : createHash('sha256').update(offered).digest('hex');
}

/** Limits by credential over all routes together, and by address whatever the credential. */
export const THROTTLERS: ThrottlerModuleOptions = {
  setHeaders: false,
  throttlers: [
    {
      name: 'credential',
      ttl: MINUTE_MS,
      limit: PER_CREDENTIAL,
      getTracker: (request) => credentialOf(request as EarshotRequest),
      generateKey: (_, tracker, name) => `${name} ${tracker}`,
      skipIf: (context) => isInbound(context),
    },
    {
      name: 'address',
      ttl: MINUTE_MS,
      limit: PER_ADDRESS,
      getTracker: (request) => addressOf(request as EarshotRequest),
      generateKey: (_, tracker, name) => `${name} ${tracker}`,
    },
  ],
};

/** Posts arrive in bursts, and their sender has no credential to tell it from others of its address. */
function isInbound(context: ExecutionContext): boolean {
  return context.switchToHttp().getRequest<EarshotRequest>().path.startsWith('/api/v1/inbound/');
}

/** For sign-in and links: few a minute per address, counted apart from everything else. */
export const StrictThrottle = (): MethodDecorator & ClassDecorator =>
  Throttle({
    credential: {
      ttl: MINUTE_MS,
      limit: STRICT,
      getTracker: (request) => addressOf(request as EarshotRequest),
      generateKey: (context, tracker) => `strict ${context.getHandler().name} ${tracker}`,
    },
  });

/** Runs before the access guard, so that a flood costs no look-up in the database. */
@Injectable()
export class ThrottleGuard extends ThrottlerGuard {
  protected override throwThrottlingException(
    _: ExecutionContext,
    { timeToBlockExpire }: { readonly timeToBlockExpire: number },
  ): Promise<void> {
    throw new AppError('throttled', 'too-many-requests', {
      detail: 'Too many requests; wait a little.',
      retryAfterSeconds: timeToBlockExpire,
    });
  }
}
