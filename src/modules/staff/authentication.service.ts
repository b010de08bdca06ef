import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/access.types.js';
import { Env } from '../../env.js';
import type { Credential, EarshotRequest } from '../../http/request.types.js';
import { readSessionCookie } from '../../http/session-cookie.js';
import { SessionService } from './session.service.js';
import { hashSecret, isSameHash } from '../../http/token-hash.js';
import { TokenService } from './token.service.js';

export interface Authenticated {
  readonly actor: Actor;
  /** Of a session; null for a token, which a browser never sends by itself. */
  readonly csrfHash: string | null;
}

/** Tells who asks, from a bearer token or a session cookie. A token that is sent is never replaced by a cookie. */
@Injectable()
export class AuthenticationService {
  constructor(
    private readonly env: Env,
    private readonly sessions: SessionService,
    private readonly tokens: TokenService,
  ) {}

  /** What the request offers as proof, unchecked; null when it offers none. */
  credentialOf(request: EarshotRequest): Credential | null {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
      return { kind: 'token', hash: hashSecret(token) };
    }
    const cookie = readSessionCookie(request, this.env);
    return cookie === null ? null : { kind: 'session', hash: hashSecret(cookie) };
  }

  /** Whom the credential speaks for at this moment, noting that it is used. One indexed query. */
  use(credential: Credential): Promise<Authenticated | null> {
    return this.look(credential, true);
  }

  /** The same without noting a use: for an open stream that asks again every few seconds whether it may go on. */
  find(credential: Credential): Promise<Authenticated | null> {
    return this.look(credential, false);
  }

  isCsrfToken(authenticated: Authenticated, token: string): boolean {
    return authenticated.csrfHash !== null && isSameHash(hashSecret(token), authenticated.csrfHash);
  }

  private async look(credential: Credential, isUse: boolean): Promise<Authenticated | null> {
    if (credential.kind === 'session') return this.sessions.find(credential.hash, isUse);
    const actor = await this.tokens.find(credential.hash, isUse);
    return actor === null ? null : { actor, csrfHash: null };
  }
}
