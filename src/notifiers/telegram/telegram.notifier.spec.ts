import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NOTICE, NOW } from '../../../test/support/a-notice.js';
import { answeringOutbound, type CannedAnswer } from '../../../test/support/answering-outbound.js';
import { TelegramNotifier } from './telegram.notifier.js';

const TOKEN = '123456789:a-token-of-a-bot-000000000000000';
const TO = { settings: { chatId: '-4242' }, credentials: { botToken: TOKEN } };
const DONE: CannedAnswer = { status: 200, body: { ok: true, result: {} } };

const askedFor = (...answers: CannedAnswer[]) => {
  const { outbound, asked } = answeringOutbound(...answers);
  return { asked, notifier: new TelegramNotifier({ outbound, now: () => NOW, smtpUrl: null }) };
};

describe('the Telegram notifier', () => {
  it('writes the message as recorded', async () => {
    const { asked, notifier } = askedFor(DONE);
    await notifier.send(TO, NOTICE, 'k1');
    expect(asked[0]?.url).toBe(`https://api.telegram.org/bot${TOKEN}/sendMessage`);
    const recorded: unknown = JSON.parse(readFileSync('src/notifiers/telegram/fixtures/message.json', 'utf8'));
    expect(JSON.parse(String(asked[0]?.body))).toEqual(recorded);
  });

  it('waits as long as the answer says', async () => {
    const { notifier } = askedFor({
      status: 429,
      body: { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 33 } },
    });
    await expect(notifier.send(TO, NOTICE, 'k')).rejects.toMatchObject({ mayRetry: true, retryAfterSeconds: 33 });
  });

  it('follows a group that became a supergroup, once', async () => {
    const moved: CannedAnswer = {
      status: 400,
      body: { ok: false, error_code: 400, parameters: { migrate_to_chat_id: -1_001_234 } },
    };
    const { asked, notifier } = askedFor(moved, DONE);
    await notifier.send(TO, NOTICE, 'k');
    expect(asked.map(({ body }) => (JSON.parse(String(body)) as { chat_id: string }).chat_id)).toEqual([
      '-4242',
      '-1001234',
    ]);
    const circling = askedFor(moved);
    await expect(circling.notifier.send(TO, NOTICE, 'k')).rejects.toMatchObject({ mayRetry: false });
    expect(circling.asked).toHaveLength(2);
  });

  it('writes out an address that Telegram takes for no button', async () => {
    const { asked, notifier } = askedFor(DONE);
    await notifier.send(TO, { ...NOTICE, link: 'http://localhost:3000/crisis/7', actions: [] }, 'k');
    const { text, reply_markup: markup } = JSON.parse(String(asked[0]?.body)) as Record<string, unknown>;
    expect(markup).toBeUndefined();
    expect(text).toContain('http://localhost:3000/crisis/7');
  });

  it('never puts what is no token into an address', async () => {
    const { asked, notifier } = askedFor(DONE);
    const to = { ...TO, credentials: { botToken: '1:x/../../other' } };
    await expect(notifier.send(to, NOTICE, 'k')).rejects.toMatchObject({ mayRetry: false });
    expect(asked).toEqual([]);
  });
});
