import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseJson } from '../read-json.js';
import { pageOfPosts } from './x.listing.js';
import { otherSideOf, readMessage } from './x.message.js';
import { readIncludes, readPost, readPosts, type XView } from './x.normalise.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const view: XView = { accountId: '2244994945', handle: 'acmecare', now: NOW };
const EPOCH = 1_288_834_974_657n;
const idAt = (iso: string): string => String((BigInt(Date.parse(iso)) - EPOCH) << 22n);

const postOf = (value: object, includes?: unknown) => {
  const read = readPost(
    { id: '1500000000000000001', text: 'Hi', author_id: '7', ...value },
    readIncludes(includes),
    view,
  );
  if (!read.ok) throw new Error(read.rejected.reason);
  return read.item.post;
};

describe('readPost', () => {
  const ann = { id: '7', username: 'ann', name: 'Ann', public_metrics: { followers_count: 214 } };

  it('reads a post with everything', () => {
    expect(
      postOf(
        {
          text: 'Fish &amp; chips &lt;3 https://t.co/x1',
          created_at: '2026-11-22T11:00:00.000Z',
          conversation_id: '1400000000000000001',
          lang: 'in',
          in_reply_to_user_id: '8',
          referenced_tweets: [
            { type: 'replied_to', id: '1400000000000000001' },
            { type: 'quoted', id: '1300000000000000001' },
          ],
          entities: { urls: [{ url: 'https://t.co/x1', expanded_url: 'https://shop.example/a?b=$1' }] },
          public_metrics: { like_count: 5, retweet_count: 2, reply_count: 1, impression_count: 300, quote_count: 9 },
          edit_history_tweet_ids: ['1500000000000000001'],
        },
        { users: [ann] },
      ),
    ).toEqual({
      externalId: '1500000000000000001',
      text: 'Fish & chips <3 https://shop.example/a?b=$1',
      author: { id: '7', handle: 'ann', name: 'Ann', followers: 214 },
      url: 'https://x.com/ann/status/1500000000000000001',
      lang: 'id',
      publishedAt: new Date('2026-11-22T11:00:00Z'),
      conversationId: '1400000000000000001',
      inReplyTo: '1400000000000000001',
      quoteOf: '1300000000000000001',
      metrics: { likes: 5, reposts: 2, replies: 1, views: 300 },
    });
  });

  it('reads the newer names as well', () => {
    const edited = { edit_history_post_ids: ['1499999999999999999', '1500000000000000001'] };
    const post = postOf({
      ...edited,
      text: 'cut…',
      note_post: { text: 'the whole of it' },
      referenced_posts: [{ type: 'reposted', id: '1400000000000000001' }],
    });
    expect(post).toMatchObject({
      externalId: '1499999999999999999',
      text: 'the whole of it',
      repostOf: '1400000000000000001',
    });
  });

  it('keeps one key over all edits, and knows when each was', () => {
    const ids = [idAt('2026-11-22T10:00:00Z'), idAt('2026-11-22T10:20:00Z')];
    const post = postOf({ id: ids[1], created_at: '2026-11-22T10:00:00.000Z', edit_history_tweet_ids: ids });
    expect(post.externalId).toBe(ids[0]);
    expect(post.url).toContain(ids[1]);
    expect(post.publishedAt).toEqual(new Date('2026-11-22T10:00:00Z'));
    expect(post.editedAt).toEqual(new Date('2026-11-22T10:20:00Z'));
  });

  it('gives a repost the text of what it passes on', () => {
    const includes = { tweets: [{ id: '14', text: 'all of the words' }] };
    const post = postOf({ text: 'RT @bob: all of…', referenced_tweets: [{ type: 'retweeted', id: '14' }] }, includes);
    expect(post).toMatchObject({ text: 'all of the words', repostOf: '14' });
  });

  it.each<[string, object, unknown]>([
    ['a mention', { entities: { mentions: [{ username: 'AcmeCare', id: '2244994945' }] } }, undefined],
    [
      'a mention in a long text',
      { note_tweet: { text: 'x', entities: { mentions: [{ username: 'acmecare' }] } } },
      undefined,
    ],
    ['a mention without entities', { text: 'hey @AcmeCare!' }, undefined],
    ['an answer', { in_reply_to_user_id: '2244994945' }, undefined],
    [
      'a quote',
      { referenced_tweets: [{ type: 'quoted', id: '3' }] },
      { tweets: [{ id: '3', text: 'ours', author_id: '2244994945' }] },
    ],
  ])('sees that %s addresses us', (_, value, includes) => {
    expect(postOf(value, includes).addressesUs).toBe(true);
  });

  it('does not take another name for ours', () => {
    expect(postOf({ text: 'mail me@acmecare or @acmecare_uk' }).addressesUs).toBeUndefined();
  });

  it('knows our own posts, which address nobody of us', () => {
    const post = postOf({ author_id: '2244994945', text: 'we, @AcmeCare' });
    expect(post).toMatchObject({ isOwn: true });
    expect(post.addressesUs).toBeUndefined();
  });

  it.each([['und'], ['qme'], ['zxx'], ['art']])('leaves out %s, which is no language', (lang) => {
    expect(postOf({ lang }).lang).toBeUndefined();
  });

  it('believes no date that is still to come', () => {
    expect(postOf({ created_at: '2099-01-01T00:00:00.000Z' }).publishedAt).toEqual(NOW);
  });

  it('names an author that did not come along by the id', () => {
    expect(postOf({})).toMatchObject({
      author: { handle: '7', id: '7' },
      url: 'https://x.com/7/status/1500000000000000001',
    });
  });

  it('rejects alone what is no post', () => {
    const good = { id: '5', text: 'good', author_id: '7' };
    const { items, rejected } = readPosts(
      [null, { text: 'no id' }, good, { id: '6' }, { id: 'x1', text: 'a' }],
      readIncludes(null),
      view,
    );
    expect(items.map(({ post }) => post.externalId)).toEqual(['5']);
    expect(rejected.map(({ reason }) => reason)).toEqual([
      'The post has no id.',
      'The post has no id.',
      'The post has no text.',
      'The post has no id.',
    ]);
  });
});

describe('pageOfPosts', () => {
  const text = readFileSync(join(import.meta.dirname, 'fixtures/search-page.json'), 'utf8');

  const read = (body: string) =>
    pageOfPosts({ status: 200, headers: {}, text: body, value: parseJson(body) }, 'searches', view, 0.005);

  it('reads a page of a search, with an error beside it about a post that is gone', () => {
    const { items, rejected, next, cost } = read(text);
    expect(items.map(({ post }) => post)).toMatchObject([
      {
        externalId: '2046999000000000003',
        author: { handle: 'ann_writes' },
        text: expect.stringContaining('wooden handle'),
      },
      { externalId: '2046998000000000002', inReplyTo: '2046990000000000001', addressesUs: true, lang: 'ru' },
    ]);
    expect(rejected).toEqual([]);
    expect(next).toBe('b26v89c19zqg8o3fpz2l5c1q2e5y7x4k');
    expect(cost).toEqual({ requests: 1, usd: 0.01 });
  });

  it('reads the same page by its newer names', () => {
    const renamed = text
      .replaceAll('edit_history_tweet_ids', 'edit_history_post_ids')
      .replaceAll('note_tweet', 'note_post')
      .replaceAll('"referenced_tweets":', '"referenced_posts":');
    expect(read(renamed)).toEqual(read(text));
  });
});

describe('readMessage', () => {
  const event = {
    id: '160',
    event_type: 'MessageCreate',
    text: 'where is it?',
    sender_id: '7',
    dm_conversation_id: '7-2244994945',
    created_at: '2026-11-22T11:00:00.000Z',
  };

  it('is private, and apart from posts', () => {
    const read = readMessage(event, readIncludes({ users: [{ id: '7', username: 'ann' }] }), view);
    expect(read).toMatchObject({
      ok: true,
      item: {
        post: {
          externalId: 'dm:160',
          text: 'where is it?',
          author: { id: '7', handle: 'ann' },
          conversationId: '7-2244994945',
          isPrivate: true,
          addressesUs: true,
        },
      },
    });
  });

  it('is nothing when somebody only joined', () => {
    expect(readMessage({ id: '161', event_type: 'ParticipantsJoin' }, readIncludes(null), view)).toBeNull();
  });

  it('knows the other side of a conversation', () => {
    expect(otherSideOf('7-2244994945', '2244994945')).toBe('7');
    expect(otherSideOf('2244994945-7', '2244994945')).toBe('7');
    expect(otherSideOf('1582103724607971332', '2244994945')).toBeUndefined();
    expect(otherSideOf('7-8', '2244994945')).toBeUndefined();
  });
});
