import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotifierStandIn } from '../../../test/support/notifier-stand-ins/notifier-stand-in.js';
import { startSmtpSink } from '../../../test/support/notifier-stand-ins/smtp-sink.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Notice } from '../notifier.js';
import { EmailNotifier } from './email.notifier.js';
import type { EmailNotifierSettings } from './email.settings.js';
import { readMailServer } from './mail-server.js';

const NOTICE: Notice = {
  title: 'Over:\r\nBcc: everybody@example.com',
  text: 'It is read again.',
  severity: 'recovered',
  link: null,
  at: new Date('2026-11-22T03:00:00Z'),
};

let sink: NotifierStandIn;
let client: GuardedClient;

beforeAll(async () => {
  sink = await startSmtpSink();
  client = new GuardedClient({ allow: sink.targets, userAgent: 'Earshot/test' });
});
afterAll(async () => {
  await client.close();
  await sink.stop();
});
beforeEach(() => {
  sink.meet({ is: 'accept' });
});

const server = (): string => String(sink.settings['server']);
const notifier = (smtpUrl: string | null): EmailNotifier =>
  new EmailNotifier({ outbound: client, now: () => NOTICE.at, smtpUrl });
const to = (settings: Partial<EmailNotifierSettings>): { settings: EmailNotifierSettings; credentials: object } => ({
  settings: { to: 'ann@example.com', ...settings },
  credentials: {},
});

describe('mail', () => {
  it('goes through the server of the installation where a notifier names none', async () => {
    const before = sink.arrived.length;
    await notifier(server()).send({ ...to({ from: 'earshot@example.com' }), credentials: {} }, NOTICE, 'k');
    expect(sink.arrived).toHaveLength(before + 1);
  });

  it('lets no title add headers of its own', async () => {
    await notifier(server()).send({ ...to({ from: 'earshot@example.com' }), credentials: {} }, NOTICE, 'k');
    const [head = ''] = (sink.arrived.at(-1)?.raw ?? '').split('\n\n');
    expect(head).not.toMatch(/^Bcc:/im);
    expect(head).toMatch(/^Subject: \[OK\] Over: Bcc: everybody@example\.com$/m);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
  });

  it('never sends a password in the clear', async () => {
    const before = sink.arrived.length;
    const credentials = { user: 'earshot@example.com', password: 'secret of the mail server' };
    const sending = notifier(null).send({ ...to({ server: server() }), credentials }, NOTICE, 'k');
    await expect(sending).rejects.toMatchObject({
      mayRetry: false,
      message: 'The mail server offers no encryption that can be used.',
    });
    expect(sink.arrived).toHaveLength(before);
  });

  it.each([
    ['no server is set', null, {}, 'No mail server is set.'],
    ['nothing says who writes', 'smtp://mail.example.com', {}, 'No address to write from is set.'],
    ['the server is none', 'https://mail.example.com', { from: 'a@example.com' }, 'No mail server is set.'],
  ])('is refused where %s', async (_, smtpUrl, settings, message) => {
    const sending = notifier(smtpUrl).send({ ...to(settings), credentials: {} }, NOTICE, 'k');
    await expect(sending).rejects.toMatchObject({ mayRetry: false, message });
  });
});

describe('the address of a mail server', () => {
  it.each([
    [
      'smtps://a%40b.example:p%3Aw@mail.example',
      { host: 'mail.example', port: 465, isTls: true, user: 'a@b.example', password: 'p:w' },
    ],
    ['smtp://mail.example', { host: 'mail.example', port: 587, isTls: false, user: null, password: null }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, isTls: false, user: null, password: null }],
    ['http://mail.example', null],
    ['mail.example', null],
  ])('%s is read', (address, expected) => {
    expect(readMailServer(address)).toEqual(expected);
  });
});
