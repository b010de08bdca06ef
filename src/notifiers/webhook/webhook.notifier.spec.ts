import { describe, expect, it } from '@jest/globals';
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

const answering = (status: number, asked: OutboundRequest[] = []): WebhookNotifier =>
  new WebhookNotifier({
    outbound: {
      request: (request): Promise<OutboundResponse> => {
        asked.push(request);
        return Promise.resolve({ status, headers: {}, body: Buffer.alloc(0), finalUrl: request.url });
      },
    },
  });

describe('the webhook notifier', () => {
  it('posts the notice with its key and follows no redirect', async () => {
    const asked: OutboundRequest[] = [];
    await answering(204, asked).send(SETTINGS, NOTICE, 'k1');
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

  it.each([
    [429, true],
    [500, true],
    [503, true],
    [400, false],
    [404, false],
    [302, false],
  ])('says of %i whether a retry helps: %s', async (status, mayRetry) => {
    await expect(answering(status).send(SETTINGS, NOTICE, 'k')).rejects.toMatchObject({ mayRetry });
  });

  it.each([
    ['connect', true],
    ['timeout', true],
    ['blocked', false],
  ] as const)('takes an outbound fault %s as retry %s, in one sentence', async (fault, mayRetry) => {
    const notifier = new WebhookNotifier({
      outbound: { request: () => Promise.reject(new OutboundError(fault, 'x')) },
    });
    await expect(notifier.send(SETTINGS, NOTICE, 'k')).rejects.toMatchObject({
      mayRetry,
      message: 'The receiver could not be reached.',
    });
  });
});
