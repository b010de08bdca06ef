import type { Request } from 'express';
import type { Actor } from '../domain/access/access.types.js';

/** What proves who asks: the hash of a session cookie or of a token. It can be looked up again while a stream stays open. */
export interface Credential {
  readonly kind: 'session' | 'token';
  readonly hash: string;
}

/** A request after the access guard: public routes have no actor. */
export interface EarshotRequest extends Request {
  actor?: Actor;
  credential?: Credential;
  /** The bytes of the body as they came, for signatures. */
  rawBody?: Buffer;
}
