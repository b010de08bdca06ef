import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { Env } from '../env.js';
import { AppError } from '../errors.js';
import { AuthenticationService } from '../modules/staff/authentication.service.js';
import type { Authenticated } from '../modules/staff/authentication.service.js';
import { ACCESS_RULE, PUBLIC_ROUTE } from './access.decorator.js';
import type { AccessRule } from './access.decorator.js';
import { isCrossSite } from './origin.js';
import type { EarshotRequest } from './request.types.js';
import { requireAccess } from './require-access.js';
import { clearSessionCookie } from './session-cookie.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Deny by default: says who asks, that they ask themselves, and that the matrix gives them the right the route names. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly env: Env,
    private readonly authentication: AuthenticationService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<EarshotRequest>();
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<string | undefined>(PUBLIC_ROUTE, targets) !== undefined) {
      this.refuseForeignPages(request);
      return true;
    }
    const authenticated = await this.authenticate(request, context.switchToHttp().getResponse<Response>());
    this.refuseForgery(request, authenticated);
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, targets);
    if (rule === undefined) throw new AppError('forbidden', 'no-access-rule', { detail: 'You may not do this.' });
    requireAccess(authenticated.actor, rule.resource, rule.verb);
    return true;
  }

  private async authenticate(request: EarshotRequest, response: Response): Promise<Authenticated> {
    const credential = this.authentication.credentialOf(request);
    if (credential === null) throw new AppError('unauthenticated', 'not-signed-in', { detail: 'Sign in first.' });
    const authenticated = await this.authentication.use(credential);
    if (authenticated === null) {
      if (credential.kind === 'token') {
        throw new AppError('unauthenticated', 'token-not-valid', {
          detail: 'The token is unknown, expired or revoked.',
        });
      }
      clearSessionCookie(request, response, this.env);
      throw new AppError('unauthenticated', 'session-ended', { detail: 'Your session has ended; sign in again.' });
    }
    request.credential = credential;
    request.actor = authenticated.actor;
    return authenticated;
  }

  /** Sign-in itself has no session yet, but must not be started from somebody else's page either. */
  private refuseForeignPages(request: EarshotRequest): void {
    if (SAFE_METHODS.has(request.method) || !isCrossSite(request, this.env)) return;
    throw new AppError('forbidden', 'cross-site-request', { detail: 'The request came from another site.' });
  }

  private refuseForgery(request: EarshotRequest, authenticated: Authenticated): void {
    if (SAFE_METHODS.has(request.method) || request.credential?.kind !== 'session') return;
    this.refuseForeignPages(request);
    const token = request.headers['x-csrf-token'];
    if (typeof token === 'string' && this.authentication.isCsrfToken(authenticated, token)) return;
    throw new AppError('forbidden', 'csrf-token-wrong', {
      detail: 'Send the CSRF token of this session as X-CSRF-Token.',
    });
  }
}
