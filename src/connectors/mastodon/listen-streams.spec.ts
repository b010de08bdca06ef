import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MastodonServer } from '../../../test/support/stand-ins/mastodon-server.js';
import { waitUntil } from '../../../test/support/processes/wait-until.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Cursor } from '../connector.js';
import type { NormalisedPost } from '../post.types.js';
import { MastodonConnector } from './mastodon.connector.js';
import type { MastodonSource } from './mastodon.settings.js';

const START = Date.UTC(2026, 10, 20, 9);
const at = (seconds: number): Date => new Date(START + seconds * 1_000);

let server: MastodonServer;
let now: Date;
let connector: MastodonConnector;

beforeEach(async () => {
  server = await MastodonServer.start();
  now = at(0);
  server.now = () => now;
  const outbound = new GuardedClient({ allow: [server.host], userAgent: 'Earshot/test' });
  connector = new MastodonConnector({ outbound, readableFolders: [], now: () => now });
});
afterEach(() => server.stop());

class Ear {
  readonly posts: NormalisedPost[] = [];
  cursor: Cursor;
  beats = 0;
  private readonly abort = new AbortController();
  readonly ended: Promise<unknown>;

  constructor(cursor: Cursor = null, credentials: Record<string, string> = { accessToken: server.token }) {
    this.cursor = cursor;
    const source: MastodonSource = {
      sourceId: '1',
      settings: { baseUrl: server.origin, hashtags: 'acme', mode: 'stream' },
      credentials,
    };
    const beat = (): void => {
      this.beats += 1;
    };
    this.ended = connector
      .listen(
        source,
        cursor,
        (page) => {
          this.posts.push(...page.posts);
          this.cursor = JSON.parse(JSON.stringify(page.cursor)) as Cursor;
          return Promise.resolve();
        },
        { terms: [{ kind: 'word', text: 'acme' }], now: () => now, beat },
        this.abort.signal,
      )
      .then(
        () => 'ended',
        (error: unknown) => error,
      );
  }

  get ids(): string[] {
    return this.posts.map(({ externalId }) => externalId);
  }

  async stop(): Promise<unknown> {
    this.abort.abort();
    return this.ended;
  }
}

const until = async (condition: () => boolean): Promise<void> => {
  expect(await waitUntil(condition, 8_000)).toBe(true);
};

describe('listening', () => {
  it('reads what was missed, then hears posts, mentions, edits and deletions', async () => {
    const before = server.publish({ text: '#acme before', at: at(-60) });
    const ear = new Ear();
    await until(() => server.listening === 2 && ear.ids.length > 0);
    expect(ear.ids).toEqual([before.uri]);
    const tagged = server.publish({ text: '#acme now', at: at(-1) });
    const mention = server.publish({ text: '@acme hello', at: at(-1) });
    server.edit(tagged, '<p>#acme changed</p>', at(0));
    server.delete(tagged);
    server.beat();
    await until(() => ear.posts.some(({ isDeleted }) => isDeleted === true) && ear.ids.includes(mention.uri));
    const ofTagged = ear.posts.filter(({ externalId }) => externalId === tagged.uri);
    expect(ofTagged.map(({ text, editedAt, isDeleted }) => [text, editedAt, isDeleted])).toEqual([
      ['#acme now', undefined, undefined],
      ['#acme changed', at(0), undefined],
      ['', undefined, true],
    ]);
    expect(ear.posts.find(({ externalId }) => externalId === mention.uri)?.addressesUs).toBe(true);
    expect(ear.beats).toBeGreaterThan(3);
    expect(await ear.stop()).toBe('ended');
  });

  it('catches up after the connection broke', async () => {
    const first = new Ear();
    await until(() => server.listening === 2 && first.cursor !== null);
    server.endStreams('break');
    expect(await first.ended).toMatchObject({
      name: 'ConnectorError',
      fault: 'retry',
      options: { code: 'unreachable' },
    });
    const missed = Array.from({ length: 50 }, (_, i) => server.publish({ text: '#acme', at: at(i) }).uri);
    now = at(60);
    const second = new Ear(first.cursor);
    await until(() => new Set(second.ids).size === missed.length);
    expect(new Set(second.ids)).toEqual(new Set(missed));
    await second.stop();
  });

  it('returns when the server ends a stream in good order', async () => {
    const ear = new Ear();
    await until(() => server.listening === 2 && ear.cursor !== null);
    server.endStreams('end');
    expect(await ear.ended).toBe('ended');
  });

  it('finds by asking what the streams did not bring', async () => {
    const ear = new Ear();
    await until(() => server.listening === 2 && ear.cursor !== null);
    const untagged = server.publish({ text: 'acme without a tag', at: at(1) });
    now = at(400);
    server.beat();
    await until(() => ear.ids.includes(untagged.uri));
    await ear.stop();
  });

  it('needs a token that is taken', async () => {
    expect(await new Ear(null, { accessToken: 'other' }).ended).toMatchObject({
      fault: 'auth',
      options: { code: 'revoked' },
    });
  });
});
