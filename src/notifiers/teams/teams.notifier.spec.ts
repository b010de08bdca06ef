import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NOTICE, NOW } from '../../../test/support/a-notice.js';
import { answeringOutbound, type CannedAnswer } from '../../../test/support/answering-outbound.js';
import { TeamsNotifier } from './teams.notifier.js';

const TO = {
  settings: { mention: 'ann@example.com' },
  credentials: { webhookUrl: 'https://prod.logic.example/workflows/1?sig=x' },
};

const askedFor = (answer: CannedAnswer) => {
  const { outbound, asked } = answeringOutbound(answer);
  return { asked, notifier: new TeamsNotifier({ outbound, now: () => NOW, smtpUrl: null }) };
};

describe('the Teams notifier', () => {
  it('posts one Adaptive Card as recorded, and calls by name whoever is set', async () => {
    const { asked, notifier } = askedFor({ status: 202 });
    await notifier.send(TO, NOTICE, 'k1');
    const recorded: unknown = JSON.parse(readFileSync('src/notifiers/teams/fixtures/message.json', 'utf8'));
    expect(JSON.parse(String(asked[0]?.body))).toEqual(recorded);
  });

  it('calls nobody by name for what is no crisis', async () => {
    const { asked, notifier } = askedFor({ status: 202 });
    await notifier.send(TO, { ...NOTICE, severity: 'warning' }, 'k1');
    expect(String(asked[0]?.body)).not.toContain('<at>');
  });

  it.each([
    ['429', true],
    ['413', false],
  ])('finds the fault that an older connector hides in a success: %s', async (status, mayRetry) => {
    const body = `Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error ${status} with ContextId x.`;
    const { notifier } = askedFor({ status: 200, body });
    await expect(notifier.send(TO, NOTICE, 'k')).rejects.toMatchObject({ mayRetry });
  });

  it('takes the plain success of an older connector', async () => {
    const { notifier } = askedFor({ status: 200, body: '1' });
    await expect(notifier.send(TO, NOTICE, 'k')).resolves.toBeUndefined();
  });
});
