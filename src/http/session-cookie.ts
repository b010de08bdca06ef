import { parseCookie } from 'cookie';
import type { CookieOptions, Response } from 'express';
import type { Env } from '../env.js';
import type { EarshotRequest } from './request.types.js';

/**
 * Over https the name is `__Host-earshot`: browsers then insist on Secure, this host and no other path. Over plain http (a
 * loopback installation) browsers would refuse that name, so a plain one is used; over https the plain one is never read,
 * because somebody on the way could have set it.
 */
const SECURE_NAME = '__Host-earshot';
const PLAIN_NAME = 'earshot';

type Settings = Pick<Env, 'baseUrl'>;

const isSecure = (request: EarshotRequest, env: Settings): boolean =>
  request.secure || (env.baseUrl?.startsWith('https:') ?? false);

function nameAndOptions(request: EarshotRequest, env: Settings): [string, CookieOptions] {
  const secure = isSecure(request, env);
  return [secure ? SECURE_NAME : PLAIN_NAME, { secure, httpOnly: true, sameSite: 'strict', path: '/' }];
}

export function readSessionCookie(request: EarshotRequest, env: Settings): string | null {
  const [name] = nameAndOptions(request, env);
  const value = parseCookie(request.headers.cookie ?? '')[name];
  return value === undefined || value === '' ? null : value;
}

export function setSessionCookie(
  request: EarshotRequest,
  response: Response,
  env: Settings,
  value: string,
  seconds: number,
): void {
  const [name, options] = nameAndOptions(request, env);
  response.cookie(name, value, { ...options, maxAge: seconds * 1_000 });
}

export function clearSessionCookie(request: EarshotRequest, response: Response, env: Settings): void {
  const [name, options] = nameAndOptions(request, env);
  response.clearCookie(name, options);
}
