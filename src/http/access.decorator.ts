import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';
import type { Verb } from '../domain/access/access.types.js';
import type { Resource } from '../domain/access/resources.js';

export const ACCESS_RULE = 'earshot:access-rule';
export const PUBLIC_ROUTE = 'earshot:public-route';

/** What a route does to what; the guard refuses whoever the matrix gives no such right. */
export interface AccessRule {
  readonly resource: Resource;
  readonly verb: Verb;
}

/** A route without this or `PublicRoute` is refused, and fails the matrix test. How far a right reaches is the service's part. */
export const Access = (resource: Resource, verb: Verb): CustomDecorator =>
  SetMetadata(ACCESS_RULE, { resource, verb } satisfies AccessRule);

/** Open to anybody. `why` is what protects it, or why nothing has to. */
export const PublicRoute = (why: string): CustomDecorator => SetMetadata(PUBLIC_ROUTE, why);
