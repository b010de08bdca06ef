import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Actor } from '../domain/access/access.types.js';
import { AppError } from '../errors.js';
import type { EarshotRequest } from './request.types.js';

/** Who asks. On a public route there is nobody, which is an error of the route. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<EarshotRequest>();
  if (actor === undefined) throw new AppError('unauthenticated', 'not-signed-in');
  return actor;
});
