import type { Env } from '../env.js';
import type { EarshotRequest } from './request.types.js';
import { readUrl } from '../domain/text/read-url.js';

const hostOf = (address: string): string | null => readUrl(address)?.host ?? null;

/**
 * True when a browser says that the request comes from a page of somebody else. Programs send neither header and pass here;
 * they cannot be made to act for a signed-in person.
 */
export function isCrossSite(request: EarshotRequest, env: Pick<Env, 'baseUrl'>): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin, host } = request.headers;
  if (origin === undefined) return false;
  const own = [host ?? null, env.baseUrl === null ? null : hostOf(env.baseUrl)];
  return !own.includes(hostOf(origin) ?? '');
}

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True when the address bar says loopback. A foreign name that resolves to this machine does not pass. */
export function isLoopbackHost(request: EarshotRequest): boolean {
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(request.headers.host ?? '')?.[1] ?? '';
  return LOOPBACK_NAMES.has(name.toLowerCase());
}
