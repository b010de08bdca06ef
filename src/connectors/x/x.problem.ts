import type { Quota, TroubleCode } from '../connector.js';
import { ConnectorError } from '../connector.js';
import { ReplyError } from '../reply.types.js';
import type { ApiAnswer, ApiManners } from '../call-api.js';
import { at, epochOf, listOf, numberOf, textOf } from '../read-json.js';
import { readRetryAfter } from '../retry-after.js';

/** X counts in windows of 15 minutes; less than a minute is never worth a try. */
const LEAST_WAIT_SECONDS = 60;
const MOST_DETAIL = 300;
const ABOUT_ONE: ReadonlySet<string> = new Set([
  'resource-not-found',
  'not-authorized-for-resource',
  'resource-unavailable',
  'disallowed-resource',
  'duplicate-rules',
]);

/** The last part of a problem's type: the host in front of it differs. */
export function problemOf(value: unknown): string | null {
  const type = textOf(at(value, 'type')) ?? textOf(at(value, 'errors', 0, 'type'));
  return type?.split(/[/#]/).at(-1) ?? null;
}

/** What X says in words, short enough for a line; '' when it says nothing. */
export function detailOf(value: unknown): string {
  const said = [
    at(value, 'errors', 0, 'message'),
    at(value, 'errors', 0, 'detail'),
    at(value, 'detail'),
    at(value, 'title'),
  ];
  const detail = said.map(textOf).find((text) => text !== undefined) ?? '';
  const line = detail
    .replace(/https?:\/\/\S+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > MOST_DETAIL ? `${line.slice(0, MOST_DETAIL - 1)}…` : line;
}

const sentence = (start: string, detail: string): string =>
  detail === '' ? `${start}.` : `${start}: ${detail}${/[.!?…]$/.test(detail) ? '' : '.'}`;

/** What is left of X's allowances by the headers of an answer; `what` names the endpoint's. */
export function quotasOf({ headers }: Pick<ApiAnswer, 'headers'>, what: string): readonly Quota[] {
  const read = (prefix: string, name: string): Quota[] => {
    const limit = numberOf(headers[`${prefix}-limit`]);
    if (limit === undefined) return [];
    const resetsAt = epochOf(headers[`${prefix}-reset`]) ?? null;
    return [{ name, unit: 'requests', limit, remaining: numberOf(headers[`${prefix}-remaining`]) ?? null, resetsAt }];
  };
  return [
    ...read('x-rate-limit', what),
    ...read('x-app-limit-24hour', `${what} a day, app`),
    ...read('x-user-limit-24hour', `${what} a day, account`),
  ];
}

/** Seconds until X lifts a limit: the counter is not trusted, the status is; its reset is. */
export function waitSecondsOf({ status, headers }: ApiAnswer, now: Date): number | undefined {
  if (status !== 429) return undefined;
  const spentDays = ['x-app-limit-24hour', 'x-user-limit-24hour'].filter(
    (name) => headers[`${name}-remaining`] === '0',
  );
  const resets = [...spentDays, 'x-rate-limit'].map((name) => epochOf(headers[`${name}-reset`])?.getTime() ?? 0);
  return Math.max(LEAST_WAIT_SECONDS, Math.ceil((Math.max(...resets) - now.getTime()) / 1_000));
}

/** How X says no, when the status alone does not tell. `what` names the quota an answer speaks of. */
export function readFault(answer: ApiAnswer, what: string, now: Date): ConnectorError | null {
  const { status, value } = answer;
  if (status < 400 && isHarmless(value)) return null;
  const fail = (fault: ConnectorError['fault'], code: TroubleCode, start: string): ConnectorError =>
    new ConnectorError(fault, sentence(start, detailOf(value)), { code });
  const problem = problemOf(value);
  const code = numberOf(at(value, 'errors', 0, 'code'));
  if (problem === 'usage-capped') return fail('payment', 'payment-required', "X's cap on reads is used up");
  if (status === 402 || problem === 'credits-depleted')
    return fail('payment', 'payment-required', "X's credit is used up");
  if (status === 429 || code === 88) return tooMany(answer, what, now);
  if (code === 32 || code === 89) return fail('auth', 'revoked', 'X refused the token; connect the account again');
  switch (problem ?? '') {
    case 'client-forbidden':
      return fail('auth', 'forbidden', 'X does not allow this app to do that; check its project and access');
    case 'unsupported-authentication':
      return fail('auth', 'forbidden', 'X wants another kind of token for this; connect the account');
    case 'not-authorized-for-resource':
      return fail('auth', 'forbidden', 'X does not show this to the account');
    case 'invalid-request':
    case 'invalid-rules':
      return fail('invalid', 'refused', 'X refused the request');
    default:
      if (status < 400) return fail('invalid', 'refused', 'X gave an error instead of posts');
      return status === 403 && detailOf(value) !== '' ? fail('auth', 'forbidden', 'X does not allow this') : null;
  }
}

/** Errors beside data speak of single posts, and of posts that are not shown any more. */
function isHarmless(value: unknown): boolean {
  if (at(value, 'data') !== undefined || at(value, 'meta') !== undefined) return true;
  const errors = listOf(at(value, 'errors'));
  return errors.every((error) => ABOUT_ONE.has(problemOf(error) ?? ''));
}

function tooMany(answer: ApiAnswer, what: string, now: Date): ConnectorError {
  return new ConnectorError('quota', 'X asks us to wait before reading again.', {
    code: 'rate-limited',
    retryAfterSeconds:
      readRetryAfter(answer.headers, now) ?? waitSecondsOf({ ...answer, status: 429 }, now) ?? LEAST_WAIT_SECONDS,
    quotas: quotasOf(answer, what),
  });
}

/** X's refusals of a reply in its own words. Text it has seen before may be our own answer, posted a moment ago. */
export function readReplyFault({ status, value }: ApiAnswer): ReplyError | null {
  if (status < 400 || status >= 500 || [408, 409, 425, 429].includes(status)) return null;
  const detail = detailOf(value);
  if (/duplicate/i.test(detail)) return new ReplyError('unknown', sentence('X has seen this text before', detail));
  return detail === '' ? null : new ReplyError('refused', sentence('X refused the answer', detail));
}

export const mannersOf = (what: string, now: Date): ApiManners => ({
  network: 'X',
  faultOf: (answer) => readFault(answer, what, now),
  replyFaultOf: readReplyFault,
  waitSecondsOf,
});
