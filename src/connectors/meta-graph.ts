import { createHash, createHmac } from 'node:crypto';
import type { OutboundClient } from '../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer } from './call-api.js';
import type { ChallengeAnswer, InboundRequest, Presence, Quota } from './connector.js';
import { ConnectorError } from './connector.js';
import { AccessRefused, ReplyError } from './reply.types.js';
import { at, listOf, numberOf, objectOf, parseJson, textOf, type JsonRecord } from './read-json.js';
import { isSameText } from './same-text.js';

/** What Facebook, Instagram and Threads share: signatures, the handshake, errors and limits of the Graph API. */

const MAX_BODY_BYTES = 5 * 1024 * 1024;
const SIGNATURE = /^sha256=([0-9a-f]{64})$/;

/** Codes of Graph errors: https://developers.facebook.com/docs/graph-api/guides/error-handling, read July 2026. */
const TOKEN_CODES: readonly number[] = [102, 190];
const LIMIT_CODES: readonly number[] = [4, 17, 32, 341, 613];
const RETRY_CODES: readonly number[] = [1, 2];
const POLICY_CODE = 368;
const DUPLICATE_CODE = 506;
const NOT_THERE_CODES: readonly number[] = [100, 803];
/** With code 100: the object is not there, or this account may not see it. */
const NOT_THERE_SUBCODE = 33;

const isLimit = (code: number): boolean => LIMIT_CODES.includes(code) || (code >= 80_000 && code <= 80_099);
const isPermission = (code: number): boolean => code === 10 || (code >= 200 && code <= 299);

/** Proof that whoever shows the token also knows the app's secret. */
export function appSecretProof(token: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}

/** The parsed body of a webhook whose signature over the raw bytes holds, and an id for it. Throws ConnectorError. */
export function openMetaWebhook(
  appSecret: string | undefined,
  request: InboundRequest,
): { readonly value: JsonRecord; readonly deliveryId: string } {
  if (appSecret === undefined || appSecret === '')
    throw new ConnectorError('auth', 'No app secret is set for this source.');
  const [, signature] = SIGNATURE.exec(request.headers['x-hub-signature-256'] ?? '') ?? [];
  const expected = createHmac('sha256', appSecret).update(request.body).digest('hex');
  if (signature === undefined || !isSameText(signature, expected))
    throw new ConnectorError('auth', 'The signature of the delivery does not match.');
  if (request.body.length > MAX_BODY_BYTES) throw new ConnectorError('invalid', 'The body is larger than 5 MiB.');
  const value = objectOf(parseJson(request.body.toString('utf8')));
  if (value === null) throw new ConnectorError('invalid', 'The body is not a JSON object.', { code: 'changed-shape' });
  // The network gives a delivery no id; it repeats it byte for byte.
  return { value, deliveryId: createHash('sha256').update(request.body).digest('hex') };
}

/** Answers the handshake of a webhook subscription. Throws ConnectorError('auth') for a wrong token. */
export function answerMetaHandshake(verifyToken: string | undefined, request: InboundRequest): ChallengeAnswer | null {
  const query = new URLSearchParams(request.query);
  const challenge = query.get('hub.challenge');
  if (request.method !== 'GET' || query.get('hub.mode') !== 'subscribe' || challenge === null) return null;
  const given = query.get('hub.verify_token') ?? '';
  if (verifyToken === undefined || verifyToken === '' || !isSameText(given, verifyToken))
    throw new ConnectorError('auth', 'The verify token does not match the one of this source.');
  return { status: 200, contentType: 'text/plain', body: challenge };
}

/** A caller that reads Graph errors and usage headers. `network` is the shown name. */
export function createGraphCaller(outbound: OutboundClient, network: string): ApiCaller {
  return new ApiCaller(outbound, {
    network,
    faultOf: (answer) => graphFault(answer, network),
    replyFaultOf: (answer) => graphReplyFault(answer, network),
    waitSecondsOf: (answer) => waitSecondsOf(answer),
  });
}

interface GraphProblem {
  readonly code: number;
  readonly subcode: number | undefined;
  readonly isTransient: boolean;
}

function problemOf(value: unknown): GraphProblem | null {
  const error = objectOf(at(value, 'error'));
  const code = numberOf(error?.['code']);
  if (error === null || code === undefined) return null;
  return { code, subcode: numberOf(error['error_subcode']), isTransient: error['is_transient'] === true };
}

/** Whether this is the network's way to say that the object asked for is not there any more. */
export function saysNotThere(value: unknown): boolean {
  const problem = problemOf(value);
  if (problem === null) return false;
  return problem.code === 803 || (problem.code === 100 && problem.subcode === NOT_THERE_SUBCODE);
}

/** What one answer of a batch says about the object it asked for. */
export function batchState(answer: unknown): Presence['state'] {
  if (numberOf(at(answer, 'code')) === 200) return 'there';
  return saysNotThere(parseJson(textOf(at(answer, 'body')) ?? '')) ? 'gone' : 'unknown';
}

export function graphFault(answer: ApiAnswer, network: string): ConnectorError | null {
  const problem = problemOf(answer.value);
  if (problem === null) return null;
  const { code, isTransient } = problem;
  const say = (fault: ConnectorError['fault'], predicate: string, options: ConnectorError['options']): ConnectorError =>
    new ConnectorError(fault, `${network} ${predicate} (error ${String(code)}).`, options);
  if (TOKEN_CODES.includes(code))
    return say('auth', 'does not accept the token any more; connect the account again', { code: 'revoked' });
  if (isLimit(code)) {
    const wait = waitSecondsOf(answer);
    return say('quota', 'asks us to wait before reading again', {
      code: 'rate-limited',
      ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
    });
  }
  if (RETRY_CODES.includes(code) || isTransient) return say('retry', 'has trouble', { code: 'server-error' });
  if (code === POLICY_CODE)
    return say('auth', 'has blocked this account or app for breaking its rules', { code: 'forbidden' });
  if (isPermission(code)) return say('auth', 'does not allow this account or app to read here', { code: 'forbidden' });
  if (saysNotThere(answer.value))
    return say('invalid', 'does not have this, or does not show it to this account', { code: 'not-found' });
  return say('invalid', 'refused the request', { code: 'refused' });
}

export function graphReplyFault(answer: ApiAnswer, network: string): ReplyError | null {
  const problem = problemOf(answer.value);
  if (problem === null) return null;
  const { code, isTransient } = problem;
  const said = `(error ${String(code)})`;
  if (isLimit(code)) return new ReplyError('not-sent', `${network} asks to wait ${said}.`, waitSecondsOf(answer));
  if (code === DUPLICATE_CODE) return new ReplyError('unknown', `${network} says this was posted already ${said}.`);
  if (RETRY_CODES.includes(code) || isTransient || answer.status >= 500)
    return new ReplyError('unknown', `${network} had trouble ${said}.`);
  if (TOKEN_CODES.includes(code))
    return new AccessRefused(
      'refused',
      `${network} does not accept the token any more; connect the account again ${said}.`,
    );
  if (code === POLICY_CODE) return new ReplyError('refused', `${network} refused the answer by its rules ${said}.`);
  if (isPermission(code)) return new ReplyError('refused', `${network} does not allow this answer ${said}.`);
  if (NOT_THERE_CODES.includes(code))
    return new ReplyError('refused', `${network} does not have this post, or does not take this answer ${said}.`);
  return new ReplyError('refused', `${network} refused the answer ${said}.`);
}

interface Usage {
  readonly name: string;
  readonly percent: number;
  readonly waitMinutes: number;
}

function usagesOf(headers: ApiAnswer['headers']): readonly Usage[] {
  const read = (name: string, value: unknown): Usage[] => {
    const percents = ['call_count', 'total_time', 'total_cputime'].flatMap((field) => numberOf(at(value, field)) ?? []);
    if (percents.length === 0) return [];
    const waitMinutes = numberOf(at(value, 'estimated_time_to_regain_access')) ?? 0;
    return [{ name, percent: Math.max(...percents), waitMinutes }];
  };
  const app = read('app allowance in percent', parseJson(headers['x-app-usage'] ?? ''));
  const business = Object.values(objectOf(parseJson(headers['x-business-use-case-usage'] ?? '')) ?? {}).flatMap(
    (list) =>
      listOf(list).flatMap((entry) => read(`${textOf(at(entry, 'type')) ?? 'account'} allowance in percent`, entry)),
  );
  return [...app, ...business];
}

const worst = (numbers: readonly number[]): number => numbers.reduce((most, one) => Math.max(most, one), 0);

function waitSecondsOf(answer: ApiAnswer): number | undefined {
  const minutes = worst(usagesOf(answer.headers).map(({ waitMinutes }) => waitMinutes));
  return minutes === 0 ? undefined : minutes * 60;
}

/** What is left of the allowances, of 100 percent each. */
export function graphQuotas(headers: ApiAnswer['headers'], now: Date): readonly Quota[] {
  const byName = new Map(usagesOf(headers).map((usage) => [usage.name, usage] as const));
  return [...byName.values()].map(({ name, percent, waitMinutes }) => ({
    name,
    unit: 'requests',
    limit: 100,
    remaining: Math.max(0, 100 - percent),
    resetsAt: waitMinutes === 0 ? null : new Date(now.getTime() + waitMinutes * 60_000),
  }));
}

/** An address under the API's base with its parameters; undefined ones are left out. */
export function graphUrl(base: string, path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  return `${base.replace(/\/+$/, '')}/${path}?${query.toString()}`;
}

/** The token of the next page of a list, null on the last one. */
export function nextToken(value: unknown): string | null {
  const hasNext = textOf(at(value, 'paging', 'next')) !== undefined;
  return hasNext ? (textOf(at(value, 'paging', 'cursors', 'after')) ?? null) : null;
}

/** One account's way into the Graph API: each request carries its token and the proof of the app's secret. */
export class GraphApi {
  constructor(
    private readonly caller: ApiCaller,
    private readonly options: {
      readonly network: string;
      /** With the version: `https://graph.facebook.com/v25.0`. */
      readonly base: string;
      readonly credentials: Readonly<Record<string, string>>;
      readonly now: Date;
      readonly signal: AbortSignal;
    },
  ) {}

  get(path: string, parameters: Readonly<Record<string, string | undefined>>): Promise<ApiAnswer> {
    const url = graphUrl(this.options.base, path, { ...parameters, ...this.signature() });
    return this.caller.read({ url, signal: this.options.signal }, this.options.now);
  }

  /** Several reads in one request; each answer stands for itself. */
  batch(paths: readonly string[]): Promise<ApiAnswer> {
    const batch = JSON.stringify(paths.map((path) => ({ method: 'GET', relative_url: path })));
    const form = { batch, include_headers: 'false', ...this.signature() };
    return this.caller.read({ url: `${this.options.base}/`, form, signal: this.options.signal }, this.options.now);
  }

  /** Posts once. Throws ReplyError. */
  post(path: string, body: Readonly<Record<string, unknown>>): Promise<ApiAnswer> {
    const call = { url: `${this.options.base}/${path}`, json: { ...body, ...this.signature() } };
    return this.caller.post({ ...call, signal: this.options.signal }, this.options.now);
  }

  private signature(): { readonly access_token: string; readonly appsecret_proof: string } {
    const { accessToken, appSecret } = this.options.credentials;
    if (accessToken === undefined || accessToken === '' || appSecret === undefined)
      throw new ConnectorError('auth', `${this.options.network} is not connected yet; connect the account.`, {
        code: 'revoked',
      });
    return { access_token: accessToken, appsecret_proof: appSecretProof(accessToken, appSecret) };
  }
}
