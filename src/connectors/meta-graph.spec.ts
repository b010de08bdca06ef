import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from './call-api.js';
import type { InboundRequest } from './connector.js';
import {
  answerMetaHandshake,
  appSecretProof,
  graphFault,
  graphQuotas,
  graphReplyFault,
  graphUrl,
  nextToken,
  openMetaWebhook,
} from './meta-graph.js';

const NOW = new Date('2026-03-03T00:00:00Z');

const answer = (code: number, more: object = {}, headers: Record<string, string> = {}, status = 400): ApiAnswer => {
  const value = { error: { message: 'no', type: 'OAuthException', code, ...more } };
  return { status, headers, value, text: JSON.stringify(value) };
};
const usage = (minutes: number): Record<string, string> => ({
  'x-app-usage': '{"call_count":81,"total_time":20,"total_cputime":3}',
  'x-business-use-case-usage': `{"1020":[{"type":"pages","call_count":12,"total_time":99,"estimated_time_to_regain_access":${minutes}}]}`,
});
const request = (body: string, signature?: string, query = ''): InboundRequest => ({
  method: signature === undefined ? 'GET' : 'POST',
  query,
  body: Buffer.from(body),
  headers: signature === undefined ? {} : { 'x-hub-signature-256': signature },
  receivedAt: NOW,
});

describe('an error of the Graph API', () => {
  it.each([
    [190, {}, 'auth', 'revoked'],
    [102, {}, 'auth', 'revoked'],
    [4, {}, 'quota', 'rate-limited'],
    [17, {}, 'quota', 'rate-limited'],
    [32, {}, 'quota', 'rate-limited'],
    [613, {}, 'quota', 'rate-limited'],
    [80_001, {}, 'quota', 'rate-limited'],
    [10, {}, 'auth', 'forbidden'],
    [200, {}, 'auth', 'forbidden'],
    [299, {}, 'auth', 'forbidden'],
    [368, {}, 'auth', 'forbidden'],
    [1, {}, 'retry', 'server-error'],
    [2, {}, 'retry', 'server-error'],
    [100, { is_transient: true }, 'retry', 'server-error'],
    [100, { error_subcode: 33 }, 'invalid', 'not-found'],
    [100, {}, 'invalid', 'refused'],
    [2_500, {}, 'invalid', 'refused'],
  ])('%i %j is %s, %s', (code, more, fault, trouble) => {
    const error = graphFault(answer(code, more), 'Facebook');
    expect([error?.fault, error?.options.code]).toEqual([fault, trouble]);
    expect(error?.message).toMatch(/^Facebook .*\.$/);
  });

  it.each([
    [4, 'not-sent'],
    [80_006, 'not-sent'],
    [1, 'unknown'],
    [2, 'unknown'],
    [506, 'unknown'],
    [100, 'refused'],
    [190, 'refused'],
    [200, 'refused'],
    [368, 'refused'],
    [9_999, 'refused'],
  ])('%i leaves an answer %s', (code, outcome) => {
    expect(graphReplyFault(answer(code), 'Facebook')?.outcome).toBe(outcome);
  });

  it('in a server error leaves an answer unknown', () => {
    expect(graphReplyFault(answer(9_999, {}, {}, 500), 'Facebook')?.outcome).toBe('unknown');
  });

  it('says how long to wait in minutes of a header', () => {
    expect(graphFault(answer(4, {}, usage(7)), 'Facebook')?.options.retryAfterSeconds).toBe(420);
    expect(graphFault(answer(4), 'Facebook')?.options.retryAfterSeconds).toBeUndefined();
    expect(graphReplyFault(answer(4, {}, usage(7)), 'Facebook')?.retryAfterSeconds).toBe(420);
  });

  it('is none where there is none', () => {
    const fine: ApiAnswer = { status: 200, headers: {}, value: { data: [] }, text: '' };
    expect(graphFault(fine, 'Facebook')).toBeNull();
    expect(graphReplyFault(fine, 'Facebook')).toBeNull();
  });
});

it('reads what is left of the allowances', () => {
  expect(graphQuotas(usage(5), NOW)).toEqual([
    { name: 'app allowance in percent', unit: 'requests', limit: 100, remaining: 19, resetsAt: null },
    {
      name: 'pages allowance in percent',
      unit: 'requests',
      limit: 100,
      remaining: 1,
      resetsAt: new Date('2026-03-03T00:05:00Z'),
    },
  ]);
  expect(graphQuotas({ 'x-app-usage': 'soon' }, NOW)).toEqual([]);
});

describe('a webhook', () => {
  const body = '{"object":"page","entry":[{"id":"1","note":"l\\u00e4uft"}]}';
  const signature = `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`;

  it('is opened by its signature over the raw bytes, with an id of its own', () => {
    const opened = openMetaWebhook('secret', request(body, signature));
    expect(opened.value['object']).toBe('page');
    expect(opened.deliveryId).toBe(openMetaWebhook('secret', request(body, signature)).deliveryId);
  });

  it.each([
    ['another secret', 'other', body, signature],
    ['another body', 'secret', body.replace('\\u00e4', 'ä'), signature],
    ['no hash name', 'secret', body, signature.replace('sha256=', '')],
    ['the old hash', 'secret', body, `sha1=${'0'.repeat(40)}`],
  ])('is refused with %s', (_, secret, sent, signed) => {
    expect(() => openMetaWebhook(secret, request(sent, signed))).toThrow('signature');
  });

  it('begins with a handshake whose names have dots', () => {
    const ask = (query: string): unknown => answerMetaHandshake('my token', request('', undefined, query));
    expect(ask('hub.mode=subscribe&hub.challenge=42&hub.verify_token=my+token')).toEqual({
      status: 200,
      contentType: 'text/plain',
      body: '42',
    });
    expect(ask('page=1')).toBeNull();
    expect(() => ask('hub.mode=subscribe&hub.challenge=42&hub.verify_token=no')).toThrow('verify token');
  });
});

it('proves the token by the secret of the app', () => {
  expect(appSecretProof('token', 'secret')).toBe(createHmac('sha256', 'secret').update('token').digest('hex'));
});

it('writes addresses and reads the token of the next page', () => {
  expect(graphUrl('https://g.example/v25.0/', '1/feed', { a: 'x y', b: undefined })).toBe(
    'https://g.example/v25.0/1/feed?a=x+y',
  );
  expect(nextToken({ paging: { next: 'https://g', cursors: { after: 'MTA' } } })).toBe('MTA');
  expect(nextToken({ paging: { cursors: { after: 'MTA' } } })).toBeNull();
});
