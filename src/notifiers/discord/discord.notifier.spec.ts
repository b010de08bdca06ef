import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NOTICE, NOW } from '../../../test/support/a-notice.js';
import { answeringOutbound, type CannedAnswer } from '../../../test/support/answering-outbound.js';
import { DiscordNotifier } from './discord.notifier.js';

const HOOK = 'https://discord.example/api/webhooks/1/secret?thread_id=5';
const byHook = { settings: {}, credentials: { webhookUrl: HOOK } };
const byBot = { settings: { channel: '200000000000000002' }, credentials: { botToken: 'a.bot.token' } };

const askedFor = (answer: CannedAnswer) => {
  const { outbound, asked } = answeringOutbound(answer);
  return { asked, notifier: new DiscordNotifier({ outbound, now: () => NOW, smtpUrl: null }) };
};
const bodyOf = (body: unknown): Record<string, unknown> => JSON.parse(String(body)) as Record<string, unknown>;

describe('the Discord notifier', () => {
  it('writes the message as recorded, asks to be told when it is kept, and stays in its thread', async () => {
    const { asked, notifier } = askedFor({ status: 200, body: { id: '1' } });
    await notifier.send(byHook, NOTICE, 'k1');
    expect(asked[0]?.url).toBe(`${HOOK}&wait=true`);
    const recorded: unknown = JSON.parse(readFileSync('src/notifiers/discord/fixtures/message.json', 'utf8'));
    expect(bodyOf(asked[0]?.body)).toEqual(recorded);
  });

  it('gives a bot a nonce of the key, which Discord keeps apart', async () => {
    const { asked, notifier } = askedFor({ status: 200, body: {} });
    await notifier.send(byBot, NOTICE, 'k1');
    await notifier.send(byBot, NOTICE, 'k1');
    const [first, second] = asked.map(({ body }) => bodyOf(body));
    expect(first).toMatchObject({ enforce_nonce: true, nonce: expect.stringMatching(/^[\w-]{25}$/) });
    expect(second?.['nonce']).toBe(first?.['nonce']);
  });

  it('waits as long as the body says, to the next whole second', async () => {
    const { notifier } = askedFor({
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 64.57, global: true },
      headers: { 'retry-after': '60' },
    });
    await expect(notifier.send(byHook, NOTICE, 'k')).rejects.toMatchObject({ mayRetry: true, retryAfterSeconds: 65 });
  });

  it('calls nobody and formats nothing that stands in a notice', async () => {
    const { asked, notifier } = askedFor({ status: 200, body: {} });
    await notifier.send(byHook, { ...NOTICE, title: '@everyone **look** <@1>', text: '[x](http://bad.example)' }, 'k');
    const { content, allowed_mentions: mentions } = bodyOf(asked[0]?.body);
    expect(mentions).toEqual({ parse: [] });
    expect(content).toContain('\\@everyone \\*\\*look\\*\\* \\<\\@1\\>');
    expect(String(asked[0]?.body)).not.toContain('[x](http');
  });
});
