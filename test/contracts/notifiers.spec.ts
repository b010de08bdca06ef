import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import { DRILL_MARK } from '../../src/notifiers/notice-text.js';
import { type Notice, type Notifier, NotifierError, type NotifierSettings } from '../../src/notifiers/notifier.js';
import { createNotifiers } from '../../src/notifiers/registry.js';
import { GuardedClient } from '../../src/outbound/guarded-client.js';
import { fakeOutbound } from '../support/fake-outbound.js';
import type { NotifierStandIn } from '../support/notifier-stand-ins/notifier-stand-in.js';
import { NOTIFIER_STAND_INS } from '../support/notifier-stand-ins/notifier-stand-ins.js';

const ROOT = join(import.meta.dirname, '../..');
const NOTICE: Notice = {
  title: '"The News" sees nothing',
  text: 'The server does not let us read this feed (status 403).',
  severity: 'critical',
  link: 'https://earshot.example/alerts',
  at: new Date('2026-11-22T03:00:00Z'),
};

const described = createNotifiers({ outbound: fakeOutbound(), now: () => new Date(), smtpUrl: null });

describe('the registry of notifiers', () => {
  it('has a stand-in for every notifier, and no other', () => {
    expect(Object.keys(NOTIFIER_STAND_INS).sort()).toEqual(described.map(({ kind }) => kind).sort());
  });

  it('names each once', () => {
    expect(new Set(described.map(({ kind }) => kind)).size).toBe(described.length);
  });
});

const ways = described.flatMap((notifier) =>
  (NOTIFIER_STAND_INS[notifier.kind] ?? []).map((start) => [notifier.kind, start.name, notifier, start] as const),
);

describe.each(ways)('%s (%s)', (kind, _, shown, start) => {
  let standIn: NotifierStandIn;
  let notifier: Notifier;
  let to: NotifierSettings;

  beforeAll(async () => {
    standIn = await start();
    const outbound = new GuardedClient({ allow: standIn.targets, userAgent: 'Earshot/test' });
    const context = { outbound, now: () => new Date(), smtpUrl: null, ...standIn.context };
    const found = createNotifiers(context).find((one) => one.kind === kind);
    if (found === undefined) throw new Error(`${kind} is not there twice.`);
    notifier = found;
    to = { settings: standIn.settings, credentials: standIn.credentials };
  });
  afterAll(() => standIn.stop());
  beforeEach(() => {
    standIn.meet({ is: 'accept' });
  });

  const refusalOf = async (settings = to): Promise<NotifierError> => {
    const error: unknown = await notifier.send(settings, NOTICE, 'k').then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error instanceof NotifierError) return error;
    throw new Error(`Not a NotifierError: ${String(error)}`);
  };

  it('says of a drill that it is one before it says anything else, alone and in a digest', async () => {
    const before = standIn.arrived.length;
    const drill = { ...NOTICE, title: `${DRILL_MARK}${NOTICE.title}` };
    await notifier.send(to, drill, 'drill-1');
    await notifier.send(to, { ...drill, title: `${DRILL_MARK}2 alerts`, parts: [NOTICE, NOTICE] }, 'drill-2');
    const told = standIn.arrived.slice(before);
    expect(told.length).toBeGreaterThanOrEqual(2);
    for (const { text } of told) {
      expect(text).toContain(DRILL_MARK.trim());
      const said = text.indexOf(NOTICE.title.slice(1, 9));
      expect(text.indexOf(DRILL_MARK.trim())).toBeLessThan(said < 0 ? text.length : said);
    }
  });

  it('is described: a page, recorded shapes, and a form that its settings class checks', async () => {
    expect(readFileSync(join(ROOT, `docs/notifiers/${kind}.md`), 'utf8').length).toBeGreaterThan(300);
    expect(readdirSync(join(ROOT, `src/notifiers/${kind}/fixtures`)).length).toBeGreaterThan(0);
    expect(shown.description).toMatch(/^[A-Z].*\.$/);
    const checked = getMetadataStorage()
      .getTargetValidationMetadatas(shown.settings, '', true, false)
      .map(({ propertyName }) => propertyName);
    expect([...new Set(checked)].sort()).toEqual(shown.settingFields.map(({ name }) => name).sort());
    const usable = await validate(plainToInstance(shown.settings, standIn.settings), { forbidNonWhitelisted: true });
    expect(usable).toEqual([]);
    const empty = await validate(plainToInstance(shown.settings, {}), { whitelist: true });
    const required = shown.settingFields.filter((field) => field.required).map(({ name }) => name);
    expect(empty.map(({ property }) => property).sort()).toEqual(required.sort());
    for (const { description } of [...shown.settingFields, ...shown.credentialFields])
      expect(description).toMatch(/[.]$/);
  });

  it('carries title, text and link', async () => {
    const before = standIn.arrived.length;
    await notifier.send(to, NOTICE, 'key-1');
    expect(standIn.arrived).toHaveLength(before + 1);
    const { text, raw } = standIn.arrived.at(-1) ?? { text: '', raw: '' };
    expect(text).toContain('sees nothing');
    expect(text).toContain('does not let us read this feed');
    if (kind !== 'voice') expect(raw).toContain('https://earshot.example/alerts');
    for (const secret of Object.values(standIn.credentials)) expect(raw).not.toContain(secret);
  });

  it('gives repeats of one key the same mark, and other keys another', async () => {
    for (const key of ['a', 'a', 'b']) await notifier.send(to, NOTICE, key);
    const [first, second, third] = standIn.arrived.slice(-3).map(({ key }) => key);
    expect(first).not.toBe('');
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('tells passing trouble from a refusal', async () => {
    standIn.meet({ is: 'busy' });
    expect((await refusalOf()).mayRetry).toBe(true);
    standIn.meet({ is: 'hang-up' });
    expect((await refusalOf()).mayRetry).toBe(true);
    standIn.meet({ is: 'refuse' });
    expect((await refusalOf()).mayRetry).toBe(false);
  });

  it('says how long to wait, where the channel says it', async () => {
    standIn.meet({ is: 'busy', afterSeconds: 7 });
    expect((await refusalOf()).retryAfterSeconds).toBe(standIn.tellsWait ? 7 : undefined);
  });

  it('sends again, under the same mark, what was kept without an answer', async () => {
    const before = standIn.arrived.length;
    standIn.meet({ is: 'keep-and-fail' });
    expect((await refusalOf()).mayRetry).toBe(true);
    standIn.meet({ is: 'accept' });
    await notifier.send(to, NOTICE, 'k');
    const [first, second, ...others] = standIn.arrived.slice(before);
    expect(others).toEqual([]);
    expect(second?.key).toBe(first?.key);
  });

  it('waits no longer than it may for a receiver that hangs', async () => {
    standIn.meet({ is: 'silence' });
    const error: unknown = await notifier
      .send(to, NOTICE, 'k', AbortSignal.timeout(150))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NotifierError);
    expect((error as NotifierError).mayRetry).toBe(true);
  });

  it('keeps within what the channel takes, however long the notice is', async () => {
    const before = standIn.arrived.length;
    const long = 'ผู้คนโกรธ <b>&"\'*_ 🧑‍🧑‍🧒 '.repeat(900);
    const facts = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`fact ${String(n)}`, long]));
    const actions = Array.from({ length: 8 }, (_, n) => ({
      title: long,
      url: `https://earshot.example/a/${String(n)}`,
    }));
    await notifier.send(to, { ...NOTICE, title: long, text: long, facts, actions }, 'long');
    expect(standIn.arrived.length).toBe(before + 1);
    expect(standIn.arrived.at(-1)?.text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });

  it('does not reach what must not be reached, and says no more than that', async () => {
    const error = await refusalOf({
      settings: standIn.blockedSettings,
      credentials: standIn.blockedCredentials ?? standIn.credentials,
    });
    expect(error.mayRetry).toBe(false);
    expect(error.message).toMatch(/could not be reached/);
    expect(error.message).not.toMatch(/169\.254/);
  });

  it('speaks in sentences that name no host and no secret', async () => {
    for (const is of ['busy', 'refuse', 'hang-up'] as const) {
      standIn.meet({ is });
      const { message } = await refusalOf();
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(message).not.toContain('127.0.0.1');
      for (const secret of Object.values(standIn.credentials)) expect(message).not.toContain(secret);
    }
  });

  it('stops when it is told to', async () => {
    await expect(notifier.send(to, NOTICE, 'k', AbortSignal.abort())).rejects.toBeInstanceOf(NotifierError);
  });
});
