import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import { ImapServer } from '../../../test/support/stand-ins/imap-server.js';
import { alertMail } from '../../../test/support/stand-ins/mail-alerts.stand-in.js';
import { OutboundError } from '../../outbound/outbound.types.js';
import type { Cursor } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import { MailAlertsConnector } from './mail-alerts.connector.js';
import { isFrom, readAlert, readMail } from './mail-alerts.normalise.js';
import type { MailAlertsSettings } from './mail-alerts.settings.js';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name));
const NOW = new Date('2026-03-02T12:00:00Z');
const ARRIVED = new Date('2026-03-02T11:00:00Z');
const signal = AbortSignal.timeout(60_000);
const postsOf = async (source: Buffer) => readAlert(await readMail(source), ARRIVED, NOW);

describe('alerts by mail', () => {
  it('name articles, behind redirects, with headline, publisher and excerpt', async () => {
    expect(await postsOf(fixture('google-alert.eml'))).toEqual([
      {
        externalId: 'times.example/acme-card?id=7',
        text: 'Acme has recalled its card.',
        title: 'Acme recalls card',
        author: { handle: 'Example Times' },
        url: 'https://times.example/acme-card?id=7',
        publishedAt: new Date('2026-03-02T08:00:00Z'),
      },
      expect.objectContaining({ externalId: 'daily.example/2', author: { handle: 'daily.example' } }),
    ]);
  });

  it('may link to the articles themselves, and to themselves', async () => {
    const posts = await postsOf(fixture('talkwalker-alert.eml'));
    expect(posts).toMatchObject([
      { url: 'https://blog.example/why-acme-failed', title: 'Why Acme failed its customers this week' },
    ]);
  });

  it('may be plain text', async () => {
    const source = fixture('google-alert.eml').toString().split('--b1').slice(0, 2).join('--b1');
    expect(await postsOf(Buffer.from(source))).toMatchObject([
      {
        title: 'Acme recalls card',
        text: 'Example Times Acme has recalled its card.',
        author: { handle: 'times.example' },
      },
    ]);
  });

  it('may lack date, id and subject', async () => {
    const mail = await readMail(Buffer.from('From: x@google.com\r\n\r\nhi\r\n'));
    expect(mail.sentAt).toBeUndefined();
    const bare = alertMail('x', ['a.example/acme-1'], ARRIVED)
      .toString()
      .replace(/^(Message-ID|Date|Subject):.*\r\n/gm, '');
    expect((await postsOf(Buffer.from(bare)))[0]?.publishedAt).toEqual(ARRIVED);
    const ahead = alertMail('x', ['a.example/acme-1'], new Date('2099-01-01T00:00:00Z'));
    expect((await postsOf(ahead))[0]?.publishedAt).toEqual(ARRIVED);
  });

  it('are told from other mail by their sender', async () => {
    const mail = await readMail(fixture('talkwalker-alert.eml'));
    expect(['talkwalker.com', 'alerts@talkwalker.com'].map((senders) => isFrom(mail, senders))).toEqual([true, true]);
    expect(isFrom(mail, 'walker.com, google.com')).toBe(false);
  });
});

describe('reading a mailbox', () => {
  let server: ImapServer;
  let source: SourceSettings<MailAlertsSettings>;
  const outbound = fakeOutbound({ resolveChecked: () => Promise.resolve({ address: '127.0.0.1', family: 4 }) });
  const connector = new MailAlertsConnector({ outbound, readableFolders: [], now: () => NOW });
  const poll = (cursor: Cursor, maxRequests = 50, maxPosts = 100) =>
    connector.poll(source, cursor, { now: NOW, maxPosts, maxRequests, terms: null }, signal);
  const mail = (uid: number, id = `m${String(uid)}`, at = ARRIVED) => ({
    uid,
    source: alertMail(id, [`a.example/acme-${String(uid)}`], at),
    arrivedAt: at,
  });

  beforeEach(async () => {
    server = new ImapServer('alerts', 'secret');
    const port = await server.start();
    source = {
      sourceId: '1',
      settings: { host: 'mail.example', port, security: 'none' },
      credentials: { user: 'alerts', password: 'secret' },
    };
  });
  afterEach(() => server.stop());

  it('begins some days back and then reads what is new', async () => {
    server.mails = [mail(1, 'old', new Date('2026-01-01T00:00:00Z')), mail(2)];
    const first = await poll(null);
    expect(first.posts.map(({ externalId }) => externalId)).toEqual(['a.example/acme-2']);
    const quiet = await poll(first.cursor);
    expect(quiet.posts).toEqual([]);
    server.mails.push(mail(5));
    const next = await poll(quiet.cursor);
    expect(next.posts.map(({ externalId }) => externalId)).toEqual(['a.example/acme-5']);
    expect(server.commands).toContain('EXAMINE INBOX');
    expect(server.commands.some((command) => command.startsWith('STORE') || command.startsWith('SELECT'))).toBe(false);
  });

  it('keeps its place when it may not read all at once', async () => {
    server.mails = [mail(1), mail(2), mail(3)];
    const first = await poll(null, 2);
    expect([first.complete, first.posts.length]).toEqual([false, 2]);
    const second = await poll(first.cursor, 2);
    expect([second.complete, second.posts.length]).toEqual([true, 1]);
  });

  it('reads no mail twice, neither repeated nor numbered anew', async () => {
    server.mails = [mail(1), mail(2, 'm1')];
    const first = await poll(null);
    expect(first.posts).toHaveLength(1);
    server.uidValidity = 2;
    server.mails = [mail(1, 'm9'), mail(2, 'm1'), mail(3, 'new')];
    const second = await poll(first.cursor);
    expect(second.posts.map(({ externalId }) => externalId)).toEqual(['a.example/acme-1', 'a.example/acme-3']);
  });

  it('says what is wrong', async () => {
    const failure = async (change: Partial<typeof source>) =>
      connector.poll({ ...source, ...change }, null, { now: NOW, maxPosts: 1, maxRequests: 1, terms: null }, signal);
    await expect(failure({ credentials: { user: 'alerts', password: 'wrong' } })).rejects.toMatchObject({
      fault: 'auth',
    });
    await expect(failure({ credentials: { user: 'alerts' } })).rejects.toMatchObject({ fault: 'auth' });
    await expect(
      failure({ settings: Object.assign({}, source.settings, { mailbox: 'Alerts' }) }),
    ).rejects.toMatchObject({
      fault: 'invalid',
      options: { code: 'not-found' },
    });
    await expect(
      failure({ settings: Object.assign({}, source.settings, { security: 'starttls' as const }) }),
    ).rejects.toMatchObject({
      fault: 'retry',
    });
    server.mails = [mail(1)];
    server.breaksAt = 'UID FETCH';
    await expect(failure({})).rejects.toMatchObject({ fault: 'retry', options: { code: 'unreachable' } });
    await server.stop();
    await expect(failure({})).rejects.toMatchObject({ fault: 'retry', options: { code: 'unreachable' } });
  });

  it('goes nowhere it may not go, and gives up when told to', async () => {
    const blocked = new MailAlertsConnector({
      outbound: fakeOutbound({ resolveChecked: () => Promise.reject(new OutboundError('blocked', 'no')) }),
      readableFolders: [],
      now: () => NOW,
    });
    const limits = { now: NOW, maxPosts: 1, maxRequests: 1, terms: null };
    await expect(blocked.poll(source, null, limits, signal)).rejects.toMatchObject({ fault: 'retry' });
    await expect(connector.poll(source, null, limits, AbortSignal.abort())).rejects.toMatchObject({ fault: 'retry' });
    expect(server.commands).toEqual([]);
  });
});
