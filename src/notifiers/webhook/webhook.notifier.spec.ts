import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import { OutboundError, type OutboundRequest, type OutboundResponse } from '../../outbound/outbound.types.js';
import type { Notice } from '../notifier.js';
import { WebhookNotifier } from './webhook.notifier.js';

const NOTICE: Notice = {
  title: 'sources',
  text: 'One source needs a person.',
  severity: 'critical',
  link: 'https://earshot.example/admin/status',
  at: new Date('2026-11-22T03:00:00Z'),
};
const SETTINGS = { url: 'https://hooks.example/1' };
const TO = { settings: SETTINGS, credentials: {} };
const NOW = new Date('2026-11-22T03:00:05.900Z');

const answering = (
  status: number,
  asked: OutboundRequest[] = [],
  headers: Record<string, string> = {},
): WebhookNotifier =>
  new WebhookNotifier({
    now: () => NOW,
    smtpUrl: null,
    outbound: fakeOutbound({
      request: (request): Promise<OutboundResponse> => {
        asked.push(request);
        return Promise.resolve({ status, headers, body: Buffer.alloc(0), finalUrl: request.url });
      },
    }),
  });

describe('the webhook notifier', () => {
  it('posts the notice with its key and follows no redirect', async () => {
    const asked: OutboundRequest[] = [];
    await answering(204, asked).send(TO, NOTICE, 'k1');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: 'POST', url: SETTINGS.url, maxRedirects: 0 });
    expect(asked[0]?.headers).toMatchObject({ 'idempotency-key': 'k1' });
    expect(JSON.parse(String(asked[0]?.body))).toEqual({
      key: 'k1',
      title: 'sources',
      text: 'sources: One source needs a person.',
      severity: 'critical',
      link: NOTICE.link,
      at: '2026-11-22T03:00:00.000Z',
    });
  });

  it('signs with a secret as Standard Webhooks says', async () => {
    const asked: OutboundRequest[] = [];
    const secret = 'whsec_' + Buffer.from('a key of some length').toString('base64');
    await answering(204, asked).send({ settings: SETTINGS, credentials: { secret } }, NOTICE, 'k1');
    const headers = asked[0]?.headers ?? {};
    expect(headers['webhook-timestamp']).toBe('1795316405');
    // The library reads the time of this machine, so the signature is compared and not verified.
    const expected = new Webhook(secret).sign('k1', NOW, String(asked[0]?.body));
    expect(headers['webhook-signature']).toBe(expected);
    expect(headers['webhook-id']).toBe('k1');
  });

  it.each([
    ['30', 30],
    ['Sun, 22 Nov 2026 03:01:00 GMT', 55],
    ['soon', undefined],
  ])('obeys Retry-After %s', async (value, retryAfterSeconds) => {
    const refusal = answering(429, [], { 'retry-after': value }).send(TO, NOTICE, 'k');
    await expect(refusal).rejects.toMatchObject({ mayRetry: true, retryAfterSeconds });
  });

  it.each([
    [429, true],
    [500, true],
    [503, true],
    [400, false],
    [404, false],
    [302, false],
  ])('says of %i whether a retry helps: %s', async (status, mayRetry) => {
    await expect(answering(status).send(TO, NOTICE, 'k')).rejects.toMatchObject({ mayRetry });
  });

  it.each([
    ['connect', true],
    ['timeout', true],
    ['blocked', false],
  ] as const)('takes an outbound fault %s as retry %s, in one sentence', async (fault, mayRetry) => {
    const notifier = new WebhookNotifier({
      now: () => NOW,
      smtpUrl: null,
      outbound: fakeOutbound({ request: () => Promise.reject(new OutboundError(fault, 'x')) }),
    });
    await expect(notifier.send(TO, NOTICE, 'k')).rejects.toMatchObject({
      mayRetry,
      message: 'The receiver could not be reached.',
    });
  });
});
