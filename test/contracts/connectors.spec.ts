import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import type { Connector, ConnectorContext, Page, ReplyTarget, SourceSettings } from '../../src/connectors/connector.js';
import { ConnectorError, ReplyError } from '../../src/connectors/connector.js';
import { createConnectors } from '../../src/connectors/registry.js';
import { GuardedClient } from '../../src/outbound/guarded-client.js';
import type { OutboundClient } from '../../src/outbound/outbound.types.js';
import type { Answer, StandIn } from '../support/stand-ins/stand-in.js';
import { STAND_INS } from '../support/stand-ins/stand-ins.js';

const ROOT = join(import.meta.dirname, '../..');
const NOW = new Date();
const TO: ReplyTarget = { externalId: 'p1', conversationId: 'c1', authorHandle: 'ann', visibility: 'public' };
const noOutbound: OutboundClient = { request: () => Promise.reject(new Error('no requests here')) };

const connectorsWith = (outbound: OutboundClient, readableFolders: readonly string[]): readonly Connector[] => {
  const context: ConnectorContext = { outbound, readableFolders, now: () => new Date() };
  return createConnectors(context);
};

const described = connectorsWith(noOutbound, []);
const closeAll = (connectors: readonly Connector[]): Promise<unknown> =>
  Promise.all(connectors.flatMap((connector) => (connector.close === undefined ? [] : [connector.close()])));
afterAll(() => closeAll(described));

describe('the registry of connectors', () => {
  it('has a stand-in for every connector, and no other', () => {
    expect(Object.keys(STAND_INS).sort()).toEqual(described.map(({ kind }) => kind).sort());
  });

  it('names each once', () => {
    expect(new Set(described.map(({ kind }) => kind)).size).toBe(described.length);
  });
});

describe.each(described.map((connector) => [connector.kind, connector] as const))('%s', (kind, shown) => {
  let standIn: StandIn;
  let connector: Connector;
  let all: readonly Connector[];
  let source: SourceSettings;

  beforeAll(async () => {
    const entry = STAND_INS[kind];
    if (entry === undefined) throw new Error(`No stand-in for ${kind}.`);
    standIn = await entry.start();
    all = connectorsWith(new GuardedClient({ allow: standIn.targets, userAgent: 'Earshot/test' }), standIn.folders);
    const found = all.find((candidate) => candidate.kind === kind);
    if (found === undefined) throw new Error(`${kind} is not there twice.`);
    connector = found;
    source = { sourceId: '1', settings: standIn.settings, credentials: standIn.credentials };
  });
  afterAll(async () => {
    await closeAll(all);
    await standIn.stop();
  });
  beforeEach(() => {
    standIn.answerPolls?.(null);
    standIn.answerReplies?.(null);
  });

  const poll = (cursor: Page['cursor'] = null, maxPosts = 1_000): Promise<Page> => {
    if (connector.poll === undefined) throw new Error(`${kind} does not poll.`);
    return connector.poll(source, cursor, { now: NOW, maxPosts }, AbortSignal.timeout(20_000));
  };

  describe('as it describes itself', () => {
    it('has a name, a network and a sentence', () => {
      expect(shown.kind).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(shown.network).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(shown.description).toMatch(/\w.*\.$/);
    });

    it('can get posts in some way', () => {
      expect(shown.poll ?? shown.receive).toBeDefined();
    });

    it('lists the very fields its settings class checks', async () => {
      const checked = getMetadataStorage().getTargetValidationMetadatas(shown.settings, '', true, false);
      expect(new Set(checked.map(({ propertyName }) => propertyName))).toEqual(
        new Set(shown.settingFields.map(({ name }) => name)),
      );
      const missing = await validate(new shown.settings());
      expect(missing.map(({ property }) => property).sort()).toEqual(
        shown.settingFields
          .filter(({ required }) => required)
          .map(({ name }) => name)
          .sort(),
      );
    });

    it('explains each field and names it once', () => {
      for (const fields of [shown.settingFields, shown.credentialFields]) {
        expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
        for (const { description } of fields) expect(description).toMatch(/\w.*\.$/);
      }
    });

    it('has a page for administrators that names every field, and fixtures', () => {
      const page = readFileSync(join(ROOT, 'docs/connectors', `${kind}.md`), 'utf8');
      for (const { name } of [...shown.settingFields, ...shown.credentialFields]) expect(page).toContain(`\`${name}\``);
      expect(readdirSync(join(ROOT, 'src/connectors', kind, 'fixtures'))).not.toEqual([]);
    });
  });

  it('accepts good settings and refuses bad and unknown ones', async () => {
    const faultsOf = async (settings: object): Promise<number> => {
      const instance = plainToInstance(connector.settings, settings);
      return (await validate(instance, { whitelist: true, forbidNonWhitelisted: true })).length;
    };
    expect(await faultsOf(standIn.settings)).toBe(0);
    expect(await faultsOf({ ...standIn.settings, extra: 1 })).toBe(1);
    for (const bad of standIn.badSettings) expect(await faultsOf(bad)).toBeGreaterThan(0);
  });

  it('says whether a post may be answered, with a reason and the post as the way by hand', () => {
    const url = 'https://site.example/1';
    const verdict = connector.replyability({ url, authorHandle: 'ann' }, source);
    expect(verdict.reason).toMatch(/^[a-z][a-z-]*$/);
    expect(verdict.deepLink).toBe(url);
    expect(['public', 'private-only', 'by-hand', 'not-possible']).toContain(verdict.verdict);
    if (connector.reply === undefined) expect(verdict.verdict).not.toBe('public');
    expect(connector.replyability({ url: null, authorHandle: 'ann' }, source).deepLink).toBeNull();
  });

  const applies = (condition: boolean | undefined, name: string, tests: () => void): void => {
    if (condition === true) describe(name, tests);
  };

  applies(shown.poll !== undefined, 'when it polls', () => {
    it('gives every post once with a stable id and a full set of facts', async () => {
      const page = await poll();
      expect(page.posts.map(({ externalId }) => externalId)).toEqual(standIn.pollIds);
      expect(page.complete).toBe(true);
      for (const post of page.posts) {
        expect(post.externalId).not.toBe('');
        expect(post.author.handle).not.toBe('');
        expect(post.publishedAt?.getTime() ?? 0).toBeLessThanOrEqual(NOW.getTime());
      }
    });

    it('gives the same page from the same cursor', async () => {
      expect(await poll()).toEqual(await poll());
    });

    it('keeps its place in a cursor that survives JSON, however small the pages', async () => {
      const seen: string[] = [];
      let cursor: Page['cursor'] = null;
      for (let pages = 0, complete = false; !complete; pages += 1) {
        expect(pages).toBeLessThan(20);
        const page: Page = await poll(JSON.parse(JSON.stringify(cursor)) as Page['cursor'], 2);
        expect(page.posts.length).toBeLessThanOrEqual(2);
        seen.push(...page.posts.map(({ externalId }) => externalId));
        ({ cursor, complete } = page);
      }
      expect(seen).toEqual(standIn.pollIds);
    });

    it('makes nothing of a cursor it did not write', async () => {
      const page = await poll({ made: 'up', startedAt: 5, etag: {}, offset: 'x' });
      expect(page.posts.map(({ externalId }) => externalId)).toEqual(standIn.pollIds);
    });
  });

  applies(STAND_INS[kind]?.pollsOverHttp, 'when a poll fails', () => {
    const failureOf = async (answer: Answer): Promise<ConnectorError> => {
      standIn.answerPolls?.(answer);
      const failure: unknown = await poll().then(
        () => new Error('The poll succeeded.'),
        (error: unknown) => error,
      );
      if (failure instanceof ConnectorError) return failure;
      throw new Error(`Not a ConnectorError: ${String(failure)}`);
    };

    it.each<[string, Answer, readonly ConnectorError['fault'][]]>([
      ['401', { status: 401 }, ['auth']],
      ['403', { status: 403 }, ['auth']],
      ['404', { status: 404 }, ['retry', 'gone']],
      ['410', { status: 410 }, ['gone']],
      ['429', { status: 429 }, ['quota']],
      ['500', { status: 500 }, ['retry']],
      ['503', { status: 503, headers: { 'retry-after': '60' } }, ['retry']],
      ['a closed connection', 'hang-up', ['retry']],
      ['nothing', { status: 200, body: '' }, ['invalid']],
      ['a page for people', { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Hi' }, ['invalid']],
      ['noise', { status: 200, body: Buffer.alloc(4_096, 0xfe) }, ['invalid']],
      ['6 MiB', { status: 200, body: Buffer.alloc(6 * 1024 * 1024, ' ') }, ['invalid']],
    ])('classifies %s', async (_, answer, faults) => {
      const { fault, message } = await failureOf(answer);
      expect(faults).toContain(fault);
      expect(message).toMatch(/\w.*\.$/);
      expect(message).not.toContain(standIn.targets[0]);
    });

    it.each([
      ['seconds', '120'],
      ['a date', new Date(NOW.getTime() + 120_500).toUTCString()],
    ])('hands on how long to wait, given in %s', async (_, value) => {
      const { options } = await failureOf({ status: 429, headers: { 'retry-after': value } });
      expect(options.retryAfterSeconds).toBeGreaterThanOrEqual(119);
      expect(options.retryAfterSeconds).toBeLessThanOrEqual(121);
    });

    it('works again as soon as the other side does', async () => {
      await failureOf({ status: 500 });
      standIn.answerPolls?.(null);
      expect((await poll()).posts).toHaveLength(standIn.pollIds?.length ?? 0);
    });
  });

  applies(shown.receive !== undefined, 'when it is sent a webhook', () => {
    const receive = async (
      body: string | Buffer,
      change: (headers: Record<string, string>) => void = () => undefined,
    ) => {
      if (connector.receive === undefined || standIn.sign === undefined) throw new Error(`${kind} takes no webhooks.`);
      const request = standIn.sign(body, NOW);
      const headers = { ...request.headers } as Record<string, string>;
      change(headers);
      return connector.receive(source, { ...request, headers });
    };
    const many = (...bodies: readonly string[]): string => `[${bodies.join(',')}]`;
    const post = (id: string): string => `{"id":${id},"text":"Hi","author":{"handle":"ann"}}`;

    it('gives the posts of a delivery, and the same ones when it comes again', async () => {
      if (standIn.delivery === undefined || standIn.sign === undefined) throw new Error('no delivery');
      const request = standIn.sign(standIn.delivery.body, NOW);
      const first = await connector.receive?.(source, request);
      expect(first?.posts.map(({ externalId }) => externalId)).toEqual(standIn.delivery.ids);
      expect(first?.rejected ?? []).toEqual([]);
      expect(first?.deliveryId).not.toBe('');
      expect(await connector.receive?.(source, request)).toEqual(first);
    });

    it('keeps 64-bit ids', async () => {
      const { posts } = await receive(post('9223372036854775807'));
      expect(posts.map(({ externalId }) => externalId)).toEqual(['9223372036854775807']);
    });

    it('loses no good post to a bad one', async () => {
      const { posts, rejected } = await receive(many(post('1'), '{"text":"no id"}', 'null', post('2.5'), post('2')));
      expect(posts.map(({ externalId }) => externalId)).toEqual(['1', '2']);
      expect(rejected).toHaveLength(3);
      for (const { reason, raw } of rejected ?? []) expect(`${reason}|${raw}`).toMatch(/\w.*\.\|./);
    });

    it('believes no date that is still to come', async () => {
      const { posts } = await receive(
        `{"id":1,"text":"","author":{"handle":"a"},"publishedAt":"2099-01-01T00:00:00Z"}`,
      );
      expect(posts[0]?.publishedAt).toEqual(NOW);
    });

    it.each([
      ['not JSON', 'not json'],
      ['nothing', ''],
      ['a single bad post', '{"id":"1"}'],
      ['more than 5 MiB', ' '.repeat(5 * 1024 * 1024 + 1)],
    ])('refuses %s', async (_, body) => {
      await expect(receive(body)).rejects.toMatchObject({ name: 'ConnectorError', fault: 'invalid' });
    });

    it('looks at the signature before anything else', async () => {
      const forge = (headers: Record<string, string>): void => {
        for (const name of Object.keys(headers)) headers[name] = `${headers[name] ?? ''}x`;
      };
      await expect(receive('not json', forge)).rejects.toMatchObject({ name: 'ConnectorError', fault: 'auth' });
    });

    it('takes nothing without a secret', async () => {
      const request = standIn.sign?.(post('1'), NOW);
      if (request === undefined) throw new Error('no delivery');
      const open = { ...source, credentials: {} };
      await expect(connector.receive?.(open, request)).rejects.toMatchObject({ fault: 'auth' });
    });
  });

  applies(shown.reply !== undefined, 'when it answers', () => {
    const reply = (key: string, signal = AbortSignal.timeout(20_000)) => {
      if (connector.reply === undefined) throw new Error(`${kind} does not answer.`);
      return connector.reply(source, TO, 'We are on it. Мы разбираемся.', key, signal);
    };
    const outcomeOf = async (answer: Answer, signal?: AbortSignal): Promise<ReplyError> => {
      standIn.answerReplies?.(answer);
      const failure: unknown = await reply('k', signal).then(
        () => new Error('The reply succeeded.'),
        (error: unknown) => error,
      );
      if (failure instanceof ReplyError) return failure;
      throw new Error(`Not a ReplyError: ${String(failure)}`);
    };

    it('gives the id of what it posted, the same for the same key', async () => {
      const posted = await reply('key-1');
      expect(posted.externalId).toContain('key-1');
      expect((await reply('key-1')).externalId).toBe(posted.externalId);
      expect((await reply('key-2')).externalId).not.toBe(posted.externalId);
    });

    it('says how long a key counts in whole seconds, or not at all', () => {
      const seconds = connector.replyKeyLifeSeconds?.(source) ?? null;
      if (seconds !== null) expect(Number.isInteger(seconds) && seconds > 0).toBe(true);
      expect(connector.replyability({ url: null, authorHandle: 'ann' }, source).verdict).toBe('public');
    });

    applies(STAND_INS[kind]?.repliesOverHttp, 'over HTTP', () => {
      it('sends each answer in one request that carries its key', async () => {
        const before = standIn.received.length;
        await reply('key-3');
        const sent = standIn.received.slice(before);
        expect(sent).toHaveLength(1);
        expect(JSON.stringify(sent)).toContain('key-3');
        expect(sent[0]?.body).toContain('We are on it. Мы разбираемся.');
      });

      it.each<[string, Answer, ReplyError['outcome']]>([
        ['400', { status: 400 }, 'refused'],
        ['401', { status: 401 }, 'refused'],
        ['404', { status: 404 }, 'refused'],
        ['422', { status: 422 }, 'refused'],
        ['408', { status: 408 }, 'unknown'],
        ['409', { status: 409 }, 'unknown'],
        ['425', { status: 425 }, 'unknown'],
        ['429', { status: 429 }, 'not-sent'],
        ['500', { status: 500 }, 'unknown'],
        ['503', { status: 503 }, 'unknown'],
        ['a redirect', { status: 307, headers: { location: '/elsewhere' } }, 'unknown'],
        ['a closed connection', 'hang-up', 'unknown'],
        ['200 with nothing', { status: 200 }, 'unknown'],
        ['200 without an id', { status: 200, body: '{"ok":true}' }, 'unknown'],
        ['200 with a page', { status: 200, body: '<p>posted' }, 'unknown'],
        ['200 and 6 MiB', { status: 200, body: Buffer.alloc(6 * 1024 * 1024, ' ') }, 'unknown'],
      ])('classifies %s', async (_, answer, outcome) => {
        expect((await outcomeOf(answer)).outcome).toBe(outcome);
      });

      it('hands on how long to wait', async () => {
        const { retryAfterSeconds } = await outcomeOf({ status: 429, headers: { 'retry-after': '120' } });
        expect(retryAfterSeconds).toBe(120);
      });

      it('does not know what came of a request it gave up on', async () => {
        expect((await outcomeOf('silence', AbortSignal.timeout(300))).outcome).toBe('unknown');
      });

      it('knows that nothing left when nobody listens', async () => {
        const entry = STAND_INS[kind];
        const gone = await entry?.start();
        await gone?.stop();
        const [client] = connectorsWith(
          new GuardedClient({ allow: gone?.targets ?? [], userAgent: 'Earshot/test' }),
          [],
        ).filter((candidate) => candidate.kind === kind);
        const there = { sourceId: '1', settings: gone?.settings ?? {}, credentials: gone?.credentials ?? {} };
        await expect(client?.reply?.(there, TO, 'Hi', 'k', AbortSignal.timeout(20_000))).rejects.toMatchObject({
          name: 'ReplyError',
          outcome: 'not-sent',
        });
      });
    });
  });
});
