import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NOTICE, NOW } from '../../../test/support/a-notice.js';
import { answeringOutbound } from '../../../test/support/answering-outbound.js';
import { VoiceNotifier } from './voice.notifier.js';

const ACCOUNT = 'AC0123456789abcdef0123456789abcdef';
const TO = {
  settings: { to: '+358401234567', from: '+15005550006', accountSid: ACCOUNT },
  credentials: { authToken: 'a token of the account' },
};

const askedFor = () => {
  const { outbound, asked } = answeringOutbound({ status: 201 });
  const forms = () => asked.map(({ body }) => Object.fromEntries(new URLSearchParams(String(body))));
  return { asked, forms, notifier: new VoiceNotifier({ outbound, now: () => NOW, smtpUrl: null }) };
};

describe('the voice notifier', () => {
  it('calls and says the notice twice, as recorded', async () => {
    const { asked, forms, notifier } = askedFor();
    await notifier.send(TO, NOTICE, 'k1');
    expect(asked[0]?.url).toBe(`https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Calls.json`);
    const recorded: unknown = JSON.parse(readFileSync('src/notifiers/voice/fixtures/form.json', 'utf8'));
    expect(forms()[0]).toEqual(recorded);
  });

  it('speaks the language that is set', async () => {
    const { forms, notifier } = askedFor();
    await notifier.send({ ...TO, settings: { ...TO.settings, language: 'fi-FI' } }, NOTICE, 'k');
    expect(forms()[0]?.['Twiml']).toContain('<Say language="fi-FI">');
  });

  it('asks for the key that acknowledges where there is an address for it, however long the notice', async () => {
    const { forms, notifier } = askedFor();
    const keyUrl = 'https://earshot.example.com/api/v1/a/17/key?t=1.2.3';
    const settings = { ...TO.settings, language: 'fi-FI' as const };
    await notifier.send({ ...TO, settings }, { ...NOTICE, text: '"&" '.repeat(900), keyUrl }, 'k');
    const twiml = forms()[0]?.['Twiml'] ?? '';
    expect(twiml).toContain(
      '<Gather input="dtmf" numDigits="1" timeout="8" method="POST" action="https://earshot.example.com/api/v1/a/17/key?t=1.2.3&amp;language=fi-FI">',
    );
    expect(twiml.match(/Kuittaa painamalla ykköstä\./g)).toHaveLength(2);
    expect(twiml.length).toBeLessThanOrEqual(4_000);
  });

  it('wakes nobody to say that something is over', async () => {
    const { asked, notifier } = askedFor();
    await notifier.send(TO, { ...NOTICE, severity: 'recovered' }, 'k');
    expect(asked).toEqual([]);
  });
});
