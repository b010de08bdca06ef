import type { AllowList } from './address-policy.js';
import { judgeUrl } from './address-policy.js';
import type { OutboundFault } from './outbound.types.js';
import { readUrl } from '../domain/text/read-url.js';

/** One request on the wire; a redirect makes the next one. */
export interface Hop {
  readonly url: URL;
  readonly isListed: boolean;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface RedirectQuestion {
  readonly method: string;
  readonly status: number;
  readonly location: string | undefined;
  readonly hop: Hop;
  readonly followedCount: number;
  readonly maxRedirects: number;
  readonly allow: AllowList;
}

export type RedirectJudgement =
  | { readonly kind: 'answer' }
  | { readonly kind: 'follow'; readonly hop: Hop; readonly isPermanent: boolean }
  | { readonly kind: 'refuse'; readonly fault: OutboundFault; readonly reason: string };

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** Say nothing about who asks; every other header may be a credential and stays with the origin it was given for. */
const HARMLESS_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'if-modified-since',
  'if-none-match',
  'range',
  'user-agent',
]);

/** Decides what an answer means: take it, follow it, or refuse it. */
export function judgeRedirect(question: RedirectQuestion): RedirectJudgement {
  const { method, status, location, hop, followedCount, maxRedirects, allow } = question;
  if (!REDIRECTS.has(status)) return { kind: 'answer' };
  if (method !== 'GET' && method !== 'HEAD') {
    return { kind: 'refuse', fault: 'bad-response', reason: `answered ${method} with a redirect` };
  }
  if (location === undefined) return { kind: 'answer' };
  if (followedCount >= maxRedirects) {
    return {
      kind: 'refuse',
      fault: 'too-many-redirects',
      reason: `redirected more than ${maxRedirects.toString()} times`,
    };
  }
  const target = readUrl(location, hop.url.href);
  if (target === null) {
    return { kind: 'refuse', fault: 'bad-response', reason: 'redirected to something that is not a URL' };
  }
  const next = judgeUrl(target.href, allow);
  if (!next.ok)
    return { kind: 'refuse', fault: 'blocked', reason: `redirected to a target that is not allowed (${next.reason})` };
  if (hop.url.protocol === 'https:' && next.url.protocol === 'http:' && carriesCredentials(hop.headers)) {
    return { kind: 'refuse', fault: 'blocked', reason: 'redirected a request with credentials from https to http' };
  }
  const headers = next.url.origin === hop.url.origin ? hop.headers : withoutCredentials(hop.headers);
  return {
    kind: 'follow',
    hop: { url: next.url, isListed: next.isListed, headers },
    isPermanent: PERMANENT.has(status),
  };
}

function carriesCredentials(headers: Hop['headers']): boolean {
  return Object.keys(headers).some((name) => !HARMLESS_HEADERS.has(name));
}

function withoutCredentials(headers: Hop['headers']): Hop['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS_HEADERS.has(name)));
}
