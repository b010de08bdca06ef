import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compileWorker } from '../../../test/support/compiled-worker.js';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import { ImapServer } from '../../../test/support/stand-ins/imap-server.js';
import { alertMail } from '../../../test/support/stand-ins/mail-alerts.stand-in.js';
import type { Cursor } from '../connector.js';
import type { WorkerParserOptions } from '../parse-in-worker.js';
import { DirectParser, UnreadableDocument, WorkerParser } from '../parse-in-worker.js';
import { MailAlertsConnector } from './mail-alerts.connector.js';
import type { MailQuestion } from './mail-alerts.normalise.js';
import type { MailParser } from './mail-alerts.parser.js';
import { MAIL_PLAN, MAX_MAIL_BYTES } from './mail-alerts.parser.js';
import { MAIL_ALERTS_USUAL } from './mail-alerts.settings.js';

const NOW = new Date('2026-03-02T12:00:00Z');
const ARRIVED = new Date('2026-03-02T11:00:00Z');
const compiled = compileWorker('connectors/mail-alerts/parse-worker');
const open = (options: WorkerParserOptions = {}) =>
  new WorkerParser(MAIL_PLAN, { script: compiled.script, threads: 1, ...options });
const parser = open({ deadlineMs: 1_000 });
const ask = (mail: string | Buffer): MailQuestion => ({
  bytes: Buffer.from(mail),
  senders: MAIL_ALERTS_USUAL.senders,
  arrivedAt: ARRIVED,
  now: NOW,
});
const ALERT = readFileSync(join(import.meta.dirname, 'fixtures/google-alert.eml'));
const HEAD =
  'Message-ID: <bomb@example.com>\r\nFrom: Google Alerts <googlealerts-noreply@google.com>\r\nMIME-Version: 1.0\r\n';
const html = (body: string): string => `${HEAD}Content-Type: text/html\r\n\r\n${body}`;
const anchor = (n: number): string =>
  `<a href="https://www.google.com/url?url=https://a.example/${String(n)}">Acme</a>`;
/** Its list of senders takes quadratic time. */
const BOMB = `${HEAD.replace(/From: .*\r\n/, '')}From: ${'a@b.c,'.repeat(150_000)}\r\n\r\nsecret words\r\n`;
const nested = Array.from(
  { length: 10_000 },
  (_, n) => `${n === 0 ? '' : `--b${String(n - 1)}\r\n`}Content-Type: multipart/mixed; boundary=b${String(n)}\r\n\r\n`,
).join('');

afterAll(async () => {
  await parser.close();
  compiled.remove();
});

describe('the parser of mails', () => {
  it('reads in a thread what it reads in this one', async () => {
    const reading = await parser.parse(ask(ALERT));
    expect(reading).toEqual(await new DirectParser(MAIL_PLAN).parse(ask(ALERT)));
    expect(reading.posts).toHaveLength(2);
    const letter = await parser.parse(ask('From: ann@example.com\r\n\r\nSee https://news.example/private-letter\r\n'));
    expect(letter.posts).toBeNull();
  });

  it.each([
    ['with senders without end', BOMB],
    ['with groups of senders within each other', `From: ${'a:('.repeat(300_000)}\r\n\r\nx`],
    [
      'nested deep around many links',
      html(
        `${'<div>'.repeat(3_000)}${Array.from({ length: 1_000 }, (_, n) => anchor(n)).join('')}${'<i>x</i>'.repeat(90_000)}`,
      ),
    ],
  ])('gives up in time on a mail %s, and reads the next one', async (_, mail) => {
    let rounds = 0;
    const timer = setInterval(() => (rounds += 1), 1);
    const error = await parser.parse(ask(mail)).catch((failure: unknown) => failure);
    clearInterval(timer);
    expect(error).toBeInstanceOf(UnreadableDocument);
    expect(error).toMatchObject({ fault: 'invalid' });
    expect(rounds).toBeGreaterThan(10);
    expect((await parser.parse(ask(ALERT))).posts).toHaveLength(2);
  });

  it.each([
    ['of parts within parts', `${HEAD}${nested}`],
    [
      'of very many parts',
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(90_000)}`,
    ],
    ['of mails within mails', HEAD + 'Content-Type: message/rfc822\r\n\r\n'.repeat(30_000)],
    ['of headers only', HEAD + 'X-Y: z\r\n'.repeat(120_000)],
  ])('reads or gives up a mail %s, and nothing else', async (_, mail) => {
    const outcome = await parser.parse(ask(mail)).catch((failure: unknown) => failure);
    const isExpected = outcome instanceof UnreadableDocument || (outcome as { posts?: unknown }).posts !== undefined;
    expect(isExpected).toBe(true);
    expect((await parser.parse(ask(ALERT))).posts).toHaveLength(2);
  });

  it('refuses a mail that is too large', async () => {
    await expect(parser.parse(ask(Buffer.alloc(MAX_MAIL_BYTES + 1)))).rejects.toMatchObject({
      message: 'The mail is larger than 1 MiB.',
    });
  });
});

describe('a mailbox with a mail that cannot be read', () => {
  let server: ImapServer;
  let port: number;
  const outbound = fakeOutbound({ resolveChecked: () => Promise.resolve({ address: '127.0.0.1', family: 4 }) });
  const connectorWith = (own: MailParser) =>
    new MailAlertsConnector({ outbound, readableFolders: [], now: () => NOW }, own);
  const poll = (connector: MailAlertsConnector, cursor: Cursor) =>
    connector.poll(
      {
        sourceId: '1',
        settings: { host: 'mail.example', port, security: 'none' },
        credentials: { user: 'alerts', password: 'secret' },
      },
      cursor,
      { now: NOW, maxPosts: 100, maxRequests: 50, terms: null },
      AbortSignal.timeout(60_000),
    );

  beforeEach(async () => {
    server = new ImapServer('alerts', 'secret');
    server.mails = [
      { uid: 1, source: alertMail('m1', ['a.example/acme-1'], ARRIVED), arrivedAt: ARRIVED },
      { uid: 2, source: Buffer.from(BOMB), arrivedAt: ARRIVED },
      { uid: 3, source: alertMail('m3', ['a.example/acme-3'], ARRIVED), arrivedAt: ARRIVED },
    ];
    port = await server.start();
  });
  afterEach(() => server.stop());

  it('has it put aside, without its words, and the alerts around it read', async () => {
    const own = open({ deadlineMs: 1_000 });
    const connector = connectorWith(own);
    const first = await poll(connector, null);
    expect([first.complete, first.posts.map(({ externalId }) => externalId)]).toEqual([false, ['a.example/acme-1']]);
    expect(first.rejected).toMatchObject([{ reason: 'Reading the mail took too long.' }]);
    expect(first.rejected?.[0]?.raw).toContain('<bomb@example.com>');
    expect(first.rejected?.[0]?.raw).not.toContain('secret words');
    const second = await poll(connector, first.cursor);
    expect([second.complete, second.posts.map(({ externalId }) => externalId)]).toEqual([true, ['a.example/acme-3']]);
    expect(own.heldThreads).toBe(1);
    await connector.close();
    expect(own.heldThreads).toBe(0);
  });

  it('loses none when it is closed while reading', async () => {
    const own = open();
    await own.close();
    await expect(poll(connectorWith(own), null)).rejects.toMatchObject({ fault: 'invalid' });
  });
});
