import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NOTICE, NOW } from '../../../test/support/a-notice.js';
import { answeringOutbound, type CannedAnswer } from '../../../test/support/answering-outbound.js';
import { SmsNotifier } from './sms.notifier.js';

const ACCOUNT = 'AC0123456789abcdef0123456789abcdef';
const SETTINGS = { to: '+358401234567, +37120000000', from: '+15005550006', accountSid: ACCOUNT };
const CREDENTIALS = { authToken: 'a token of the account' };
const TO = { settings: SETTINGS, credentials: CREDENTIALS };

const askedFor = (...answers: CannedAnswer[]) => {
  const { outbound, asked } = answeringOutbound(...answers);
  const forms = () => asked.map(({ body }) => Object.fromEntries(new URLSearchParams(String(body))));
  return { asked, forms, notifier: new SmsNotifier({ outbound, now: () => NOW, smtpUrl: null }) };
};

describe('the text message notifier', () => {
  it('asks for one message a number, with the words as recorded', async () => {
    const { asked, forms, notifier } = askedFor({ status: 201 });
    await notifier.send(TO, NOTICE, 'k1');
    expect(asked[0]?.url).toBe(`https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Messages.json`);
    const recorded: unknown = JSON.parse(readFileSync('src/notifiers/sms/fixtures/form.json', 'utf8'));
    expect(forms()[0]).toEqual(recorded);
    expect(forms().map(({ To }) => To)).toEqual(['+358401234567', '+37120000000']);
  });

  it('sends by a messaging service where one is named', async () => {
    const { forms, notifier } = askedFor({ status: 201 });
    const from = 'MG0123456789abcdef0123456789abcdef';
    await notifier.send({ settings: { ...SETTINGS, from }, credentials: CREDENTIALS }, NOTICE, 'k');
    expect(forms()[0]).toMatchObject({ MessagingServiceSid: from });
    expect(forms()[0]).not.toHaveProperty('From');
  });

  it('reaches the others where one number is refused, and says so', async () => {
    const { asked, notifier } = askedFor(
      { status: 400, body: { code: 21_610, message: 'Attempt to send to unsubscribed recipient', status: 400 } },
      { status: 201 },
    );
    await expect(notifier.send(TO, NOTICE, 'k')).rejects.toMatchObject({
      mayRetry: false,
      message: 'The text message service refused the notice (400, 21610).',
    });
    expect(asked).toHaveLength(2);
  });

  it('tries again where any number may be reached later', async () => {
    const { notifier } = askedFor({ status: 400, body: { code: 21_211 } }, { status: 429, body: { code: 20_429 } });
    await expect(notifier.send(TO, NOTICE, 'k')).rejects.toMatchObject({ mayRetry: true });
  });

  it('keeps the address whole however long the text is', async () => {
    const { forms, notifier } = askedFor({ status: 201 });
    await notifier.send(TO, { ...NOTICE, text: 'x'.repeat(5_000) }, 'k');
    const body = forms()[0]?.['Body'] ?? '';
    expect(body).toContain(' https://earshot.example.com/crisis/7 #');
    expect(body.length).toBeLessThan(400);
  });
});
