import type { Actor, Scope, Verb } from '../domain/access/access.types.js';
import { authorise } from '../domain/access/matrix.js';
import type { Resource } from '../domain/access/resources.js';
import { AppError } from '../errors.js';

/** How far the actor's right reaches; throws `forbidden` when there is none. The refusal is audited where errors are answered. */
export function requireAccess(actor: Actor, resource: Resource, verb: Verb): Scope {
  const scope = authorise(actor, resource, verb);
  if (scope === null) {
    throw new AppError('forbidden', 'not-allowed', { detail: 'You may not do this.' });
  }
  return scope;
}
