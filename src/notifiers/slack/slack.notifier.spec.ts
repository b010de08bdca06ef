import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NOTICE, NOW } from '../../../test/support/a-notice.js';
import { answeringOutbound, type CannedAnswer } from '../../../test/support/answering-outbound.js';
import { SlackNotifier } from './slack.notifier.js';

const HOOK = 'https://hooks.slack.example/services/T/B/X';

const askedFor = (...answers: CannedAnswer[]) => {
  const { outbound, asked } = answeringOutbound(...answers);
  return { asked, notifier: new SlackNotifier({ outbound, now: () => NOW, smtpUrl: null }) };
};
const byBot = { settings: { channel: 'C1' }, credentials: { botToken: 'xoxb-1' } };

describe('the Slack notifier', () => {
  it('writes Block Kit as recorded, with its buttons as links', async () => {
    const { asked, notifier } = askedFor({ status: 200, body: 'ok' });
    await notifier.send({ settings: {}, credentials: { webhookUrl: HOOK } }, NOTICE, 'k1');
    expect(asked[0]?.url).toBe(HOOK);
    const recorded: unknown = JSON.parse(readFileSync('src/notifiers/slack/fixtures/message.json', 'utf8'));
    expect(JSON.parse(String(asked[0]?.body))).toEqual(recorded);
  });

  it.each([
    ['invalid_auth', false],
    ['is_archived', false],
    ['ratelimited', true],
    ['internal_error', true],
  ])('reads %s, said with status 200, as retry %s', async (error, mayRetry) => {
    const { notifier } = askedFor({ status: 200, body: { ok: false, error } });
    await expect(notifier.send(byBot, NOTICE, 'k')).rejects.toMatchObject({
      mayRetry,
      message: expect.stringContaining(error),
    });
  });

  it('takes a page in between that is no answer of Slack for passing trouble', async () => {
    const { notifier } = askedFor({ status: 200, body: '<html>sign in to the network</html>' });
    await expect(notifier.send(byBot, NOTICE, 'k')).rejects.toMatchObject({ mayRetry: true });
  });

  it.each([
    [{}, {}],
    [{}, { botToken: 'xoxb-1' }],
  ])('does not begin with settings %j and credentials %j', async (settings, credentials) => {
    const { asked, notifier } = askedFor({ status: 200 });
    await expect(notifier.send({ settings, credentials }, NOTICE, 'k')).rejects.toMatchObject({ mayRetry: false });
    expect(asked).toEqual([]);
  });
});
