import { describe, expect, it } from '@jest/globals';
import {
  OutboundError,
  type OutboundClient,
  type OutboundRequest,
  type OutboundResponse,
} from '../outbound/outbound.types.js';
import { ApiCaller, type ApiManners } from './call-api.js';
import { ConnectorError } from './connector.js';
import { ReplyError } from './reply.types.js';

const NOW = new Date('2026-11-22T12:00:00Z');

interface Told {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function callerOf(told: Told | OutboundError, manners: Partial<ApiManners> = {}) {
  const sent: OutboundRequest[] = [];
  const request = (one: OutboundRequest): Promise<OutboundResponse> => {
    sent.push(one);
    if (told instanceof Error) return Promise.reject(told);
    const { status = 200, headers = {}, body = '{}' } = told;
    return Promise.resolve({ status, headers, body: Buffer.from(body), finalUrl: one.url });
  };
  const outbound = { request } as unknown as OutboundClient;
  return { caller: new ApiCaller(outbound, { network: 'Acme', ...manners }), sent };
}

const failureOf = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => error,
  );

describe('asking a network', () => {
  it('gives the parsed answer, long ids as text', async () => {
    const { caller } = callerOf({ body: '{"id":9223372036854775807,"count":3}' });
    expect((await caller.read({ url: 'https://acme.example/' }, NOW)).value).toEqual({
      id: '9223372036854775807',
      count: 3,
    });
  });

  it('writes forms and JSON', async () => {
    const { caller, sent } = callerOf({});
    await caller.read({ url: 'https://acme.example/', form: { a: 'ä b' } }, NOW);
    await caller.read({ url: 'https://acme.example/', json: { a: 1 }, headers: { authorization: 'x' } }, NOW);
    expect(sent.map(({ method, body }) => [method, body])).toEqual([
      ['POST', 'a=%C3%A4+b'],
      ['POST', '{"a":1}'],
    ]);
    expect(sent[1]?.headers).toMatchObject({ 'content-type': 'application/json', authorization: 'x' });
  });

  it.each([
    [401, 'auth', 'revoked'],
    [402, 'payment', 'payment-required'],
    [403, 'auth', 'forbidden'],
    [404, 'retry', 'not-found'],
    [408, 'retry', 'server-error'],
    [410, 'gone', 'gone'],
    [418, 'invalid', 'refused'],
    [429, 'quota', 'rate-limited'],
    [502, 'retry', 'server-error'],
  ])('tells %s apart', async (status, fault, code) => {
    const { caller } = callerOf({ status, body: '<html>' });
    const failure = await failureOf(caller.read({ url: 'https://acme.example/' }, NOW));
    expect(failure).toMatchObject({ fault, options: { code } });
    expect(failure instanceof Error ? failure.message : '').toMatch(/^Acme .*\.$/);
  });

  it('waits as Retry-After says, or else by the network’s own headers', async () => {
    const waitSecondsOf: ApiManners['waitSecondsOf'] = ({ headers }) => Number(headers['x-reset']);
    const waitOf = async (headers: Record<string, string>): Promise<unknown> => {
      const { caller } = callerOf({ status: 429, headers }, { waitSecondsOf });
      const failure = await failureOf(caller.read({ url: 'https://acme.example/' }, NOW));
      return failure instanceof ConnectorError ? failure.options.retryAfterSeconds : failure;
    };
    expect(await waitOf({ 'retry-after': '120', 'x-reset': '7' })).toBe(120);
    expect(await waitOf({ 'retry-after': 'Sun, 22 Nov 2026 12:01:00 GMT' })).toBe(60);
    expect(await waitOf({ 'x-reset': '7.2' })).toBe(8);
  });

  it('takes a page for people for a changed shape, unless text was asked for', async () => {
    const { caller } = callerOf({ body: '<p>Hi' });
    expect(await failureOf(caller.read({ url: 'https://acme.example/' }, NOW))).toMatchObject({
      fault: 'invalid',
      options: { code: 'changed-shape' },
    });
    expect((await caller.read({ url: 'https://acme.example/', accept: 'text' }, NOW)).text).toBe('<p>Hi');
  });

  it('listens to what the network says inside a 200', async () => {
    const faultOf = (): ConnectorError => new ConnectorError('quota', 'Too fast.');
    const { caller } = callerOf({ body: '{"error":"slow"}' }, { faultOf });
    expect(await failureOf(caller.read({ url: 'https://acme.example/' }, NOW))).toMatchObject({ fault: 'quota' });
  });

  it('tries again where nobody was reached, and never names the address', async () => {
    const { caller } = callerOf(new OutboundError('connect', 'https://secret.example refused'));
    const failure = await failureOf(caller.read({ url: 'https://secret.example/' }, NOW));
    expect(failure).toMatchObject({ fault: 'retry', options: { code: 'unreachable' } });
    expect(failure instanceof Error ? failure.message : '').not.toContain('secret');
  });
});

describe('posting an answer', () => {
  const outcomeOf = async (told: Told | OutboundError): Promise<unknown> => {
    const failure = await failureOf(callerOf(told).caller.post({ url: 'https://acme.example/', json: {} }, NOW));
    return failure instanceof ReplyError ? failure.outcome : failure;
  };

  it.each([
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [408, 'unknown'],
    [409, 'unknown'],
    [425, 'unknown'],
    [429, 'not-sent'],
    [302, 'unknown'],
    [500, 'unknown'],
  ])('knows what %s means', async (status, outcome) => {
    expect(await outcomeOf({ status })).toBe(outcome);
  });

  it('knows what certainly never left', async () => {
    expect(await outcomeOf(new OutboundError('connect', 'no'))).toBe('not-sent');
    expect(await outcomeOf(new OutboundError('timeout', 'no'))).toBe('unknown');
    expect(await outcomeOf({ body: 'posted' })).toBe('unknown');
  });

  it('follows no redirect', async () => {
    const { caller, sent } = callerOf({});
    await caller.post({ url: 'https://acme.example/', json: {} }, NOW);
    expect(sent[0]).toMatchObject({ method: 'POST', maxRedirects: 0 });
  });
});
