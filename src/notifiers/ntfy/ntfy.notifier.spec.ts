import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NOTICE, NOW } from '../../../test/support/a-notice.js';
import { answeringOutbound, type CannedAnswer } from '../../../test/support/answering-outbound.js';
import { NtfyNotifier } from './ntfy.notifier.js';

const TO = { settings: { topic: 'acme-8Fj2' }, credentials: {} };

const askedFor = (answer: CannedAnswer) => {
  const { outbound, asked } = answeringOutbound(answer);
  return { asked, notifier: new NtfyNotifier({ outbound, now: () => NOW, smtpUrl: null }) };
};

describe('the ntfy notifier', () => {
  it('publishes the message as recorded, with a button that acknowledges by itself', async () => {
    const { asked, notifier } = askedFor({ status: 200 });
    await notifier.send(TO, NOTICE, 'k1');
    expect(asked[0]?.url).toBe('https://ntfy.sh/');
    const recorded: unknown = JSON.parse(readFileSync('src/notifiers/ntfy/fixtures/message.json', 'utf8'));
    expect(JSON.parse(String(asked[0]?.body))).toEqual(recorded);
  });

  it('replaces what it showed of an alert when that is over, in a low voice', async () => {
    const { asked, notifier } = askedFor({ status: 200 });
    await notifier.send(TO, NOTICE, 'opened');
    await notifier.send(TO, { ...NOTICE, severity: 'recovered' }, 'closed');
    const [opened, closed] = asked.map(({ body }) => JSON.parse(String(body)) as Record<string, unknown>);
    expect(closed?.['sequence_id']).toBe(opened?.['sequence_id']);
    expect([opened?.['priority'], closed?.['priority']]).toEqual([5, 2]);
  });

  it("looks again after an hour when the day's messages are used up", async () => {
    const { notifier } = askedFor({ status: 429, body: { code: 42_908, http: 429 } });
    await expect(notifier.send(TO, NOTICE, 'k')).rejects.toMatchObject({ mayRetry: true, retryAfterSeconds: 3_600 });
  });
});
