import type { Answer, Received } from '../stand-ins/stand-in.js';
import { json, startReceiver, type Channel } from './http-receiver.js';
import type { Arrived, NotifierStandIn } from './notifier-stand-in.js';

const ACCOUNT = 'AC0123456789abcdef0123456789abcdef';
const TOKEN = 'stand-in-token-of-the-account-000';
const NUMBER = /^\+[1-9]\d{6,14}$/;

const fault = (status: number, code: number, message: string): Answer =>
  json(status, { code, message, more_info: `https://www.twilio.com/docs/errors/${String(code)}`, status });

/** Form fields in, JSON out; every fault has a number of its own. */
function channelOf(
  resource: 'Messages' | 'Calls',
  read: (form: URLSearchParams) => Arrived | Answer,
): Omit<Channel, 'settings' | 'blockedSettings'> {
  return {
    read: ({ path, headers, body }: Received) => {
      if (headers.authorization !== `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`)
        return fault(401, 20_003, 'Authenticate');
      if (path !== `/2010-04-01/Accounts/${ACCOUNT}/${resource}.json`) return fault(404, 20_404, 'Not found');
      const form = new URLSearchParams(body);
      if (!NUMBER.test(form.get('To') ?? '')) return fault(400, 21_211, "Invalid 'To' Phone Number");
      return read(form);
    },
    accepted: () => json(201, { sid: `SM${'0'.repeat(32)}`, status: 'queued' }),
    busy: () => fault(429, 20_429, 'Too Many Requests'),
    refused: () => fault(400, 21_610, 'Attempt to send to unsubscribed recipient'),
    failed: () => fault(500, 20_500, 'Internal Server Error'),
    credentials: () => ({ authToken: TOKEN }),
    tellsWait: false,
  };
}

const SETTINGS = { to: '+358401234567', from: '+15005550006', accountSid: ACCOUNT };

export const startSmsService = (): Promise<NotifierStandIn> =>
  startReceiver({
    ...channelOf('Messages', (form) => {
      const text = form.get('Body') ?? '';
      if (text === '' || text.length > 1_600) return fault(400, 21_617, 'The concatenated message body is too long');
      return { text, key: /#(\w+)$/.exec(text)?.[1] ?? '', raw: text };
    }),
    settings: (origin) => ({ ...SETTINGS, baseUrl: origin }),
    blockedSettings: { ...SETTINGS, baseUrl: 'http://169.254.169.254' },
  });

export const startVoiceService = (): Promise<NotifierStandIn> =>
  startReceiver({
    ...channelOf('Calls', (form) => {
      const twiml = form.get('Twiml') ?? '';
      if (twiml.length > 4_000 || !/^(<\?xml[^>]*\?>)?(<!--\w+-->)?<Response>.*<\/Response>$/s.test(twiml))
        return fault(400, 12_100, 'Document parse failure');
      const said = [...twiml.matchAll(/<Say language="[a-z]{2}-[A-Z]{2}">([^<]*)<\/Say>/g)].map(([, text]) => text);
      return { text: said.join('\n'), key: /<!--(\w+)-->/.exec(twiml)?.[1] ?? '', raw: twiml };
    }),
    settings: (origin) => ({ ...SETTINGS, baseUrl: origin }),
    blockedSettings: { ...SETTINGS, baseUrl: 'http://169.254.169.254' },
  });
