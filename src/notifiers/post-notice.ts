import { OutboundError, type OutboundRequest, type OutboundResponse } from '../outbound/outbound.types.js';
import { type NotifierContext, NotifierError } from './notifier.js';

const LIMIT_MS = 10_000;
/** Longer answers are of no use here. */
const MOST_BYTES = 256 * 1024;
/** What may be shown of a channel's own word for a fault: codes, no addresses. */
const CODE = /^[A-Za-z0-9_]{1,60}$/;

/** Posts to `who` ("Slack"). Throws NotifierError when there is no answer; any status is one. */
export async function postNotice(
  { outbound }: Pick<NotifierContext, 'outbound'>,
  who: string,
  request: Pick<OutboundRequest, 'url' | 'headers' | 'body' | 'signal'>,
): Promise<OutboundResponse> {
  try {
    return await outbound.request({
      method: 'POST',
      timeoutMs: LIMIT_MS,
      maxRedirects: 0,
      maxBytes: MOST_BYTES,
      ...request,
    });
  } catch (error) {
    const isBlocked = error instanceof OutboundError && error.fault === 'blocked';
    throw new NotifierError(!isBlocked, `${who} could not be reached.`);
  }
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Whether the same request may find a better answer later. */
export const isPassing = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || status >= 500;

/** What an answer that is no success means. `code`: the channel's own word for it. `waitSeconds`: when it says that elsewhere. */
export function refusalOf(
  who: string,
  { status, headers }: Pick<OutboundResponse, 'status' | 'headers'>,
  now: Date,
  { code, waitSeconds }: { readonly code?: unknown; readonly waitSeconds?: unknown } = {},
): NotifierError {
  const mayRetry = isPassing(status);
  const word = typeof code === 'string' || typeof code === 'number' ? String(code) : '';
  const shown = CODE.test(word) ? `${String(status)}, ${word}` : String(status);
  const wait = secondsOf(waitSeconds) ?? readRetryAfter(headers['retry-after'], now);
  return mayRetry
    ? new NotifierError(true, `${who} asks to wait (${shown}).`, wait)
    : new NotifierError(false, `${who} refused the notice (${shown}).`);
}

/** Seconds of a Retry-After header: a figure, with or without a fraction, or a date. */
export function readRetryAfter(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^\d{1,9}(\.\d{1,9})?$/.test(text)) return Math.ceil(Number(text));
  const until = Date.parse(text);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - now.getTime()) / 1_000));
}

const secondsOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.ceil(value) : undefined;

/** The fields of a JSON answer; none where it is something else. */
export function fieldsOf(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    return asFields(JSON.parse(body.toString('utf8')));
  } catch {
    return {};
  }
}

export const asFields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
