import { describe, expect, it } from '@jest/globals';
import type { Connector } from '../../connectors/connector.js';
import type { SettingField } from '../../connectors/setting.types.js';
import { MAIL_ALERTS_FIELDS } from '../../connectors/mail-alerts/mail-alerts.settings.js';
import { RABBITMQ_FIELDS } from '../../connectors/rabbitmq/rabbitmq.settings.js';
import { mayBeReached, movesToAnotherHost } from './source-settings.js';

const connectorWith = (settingFields: readonly SettingField[]): Connector => ({
  kind: 'spec',
  network: 'spec',
  description: 'Made for this spec.',
  settings: Object,
  settingFields,
  credentialFields: [],
  replyability: () => ({ verdict: 'by-hand', reason: 'no-interface', deepLink: null }),
});
const field = (name: string): SettingField => ({ name, kind: 'url', required: false, description: 'An address.' });

describe('credentials and the address they were given for', () => {
  const brokers = connectorWith(RABBITMQ_FIELDS);
  const moves = (before: string, after: string): boolean =>
    movesToAnotherHost(brokers, { urls: before, queue: 'q' }, { urls: after, queue: 'other' });

  it.each([
    ['the same broker', 'amqps://mq1.example', 'amqps://mq1.example/'],
    ['another order', 'amqps://mq1.example,amqps://mq2.example', 'amqps://mq2.example , amqps://mq1.example'],
    ['one broker less', 'amqps://mq1.example,amqps://mq2.example', 'amqps://mq2.example'],
  ])('stay with %s', (_, before, after) => {
    expect(moves(before, after)).toBe(false);
  });

  it.each([
    ['another broker', 'amqps://mq1.example', 'amqps://evil.example'],
    ['one broker more', 'amqps://mq1.example', 'amqps://mq1.example, amqps://evil.example'],
    ['another port', 'amqps://mq1.example:5671', 'amqps://mq1.example:5690'],
    ['a connection without TLS', 'amqps://mq1.example', 'amqp://mq1.example'],
  ])('are asked for again for %s', (_, before, after) => {
    expect(moves(before, after)).toBe(true);
  });

  it.each([
    ['another server', { host: 'imap.evil.example' }],
    ['another port', { port: 1143 }],
    ['an open connection', { security: 'none' }],
  ])('are asked for again for %s of mail', (_, change) => {
    const mail = connectorWith(MAIL_ALERTS_FIELDS);
    const before = { host: 'imap.example', mailbox: 'INBOX' };
    expect(movesToAnotherHost(mail, before, { ...before, ...change })).toBe(true);
    expect(movesToAnotherHost(mail, before, { ...before, mailbox: 'Alerts' })).toBe(false);
  });

  it('belong to an address in its own field: what one is trusted with another may not see', () => {
    const two = connectorWith([field('apiUrl'), field('tokenUrl')]);
    const before = { apiUrl: 'https://api.example/a', tokenUrl: 'https://login.example' };
    expect(movesToAnotherHost(two, before, { ...before, apiUrl: 'https://api.example/b' })).toBe(false);
    expect(movesToAnotherHost(two, before, { ...before, tokenUrl: 'https://api.example' })).toBe(true);
    expect(movesToAnotherHost(two, { apiUrl: 'https://api.example' }, before)).toBe(true);
  });
});

describe('an address before it is connected to', () => {
  const asked: string[] = [];
  const outbound = {
    judgeUrl: (url: string) => {
      asked.push(url);
      return url.includes('public')
        ? { ok: true as const, url: new URL(url), isListed: false }
        : { ok: false as const, reason: 'scheme' as const };
    },
  };

  it('is judged as the web address a stream is opened with; brokers are judged when they are dialled', () => {
    expect(mayBeReached(outbound, 'wss://public.example')).toBe(true);
    expect(mayBeReached(outbound, 'ws://private.example')).toBe(false);
    expect(mayBeReached(outbound, 'amqps://mq.example')).toBe(true);
    expect(asked).toEqual(['https://public.example', 'http://private.example']);
  });
});
