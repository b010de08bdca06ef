import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readListing, readWait } from './reddit-api.js';
import { readThing } from './reddit.normalise.js';

const listing = readListing(
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/listing.json'), 'utf8')) as unknown,
);
const context = { now: new Date('2026-11-22T12:00:00Z'), me: 'acmecares', site: 'https://www.reddit.com' };
const read = listing.things.map((thing) => readThing(thing, { ...context, isInbox: thing.kind !== 't3' }));
const posts = read.flatMap((one) => (one.ok ? [one.post] : []));

describe('a thing as a post', () => {
  it('is a post with its title', () => {
    expect(posts[0]).toEqual({
      externalId: 't3_1q2b3c',
      text: 'Twice <today>.\n\n**Why?**',
      title: 'Acme & co declined me',
      author: { id: 't2_8xyz1', handle: 'maija_k' },
      url: 'https://www.reddit.com/r/banking/comments/1q2b3c/acme_co/',
      publishedAt: new Date(1_772_442_000_500),
      editedAt: new Date(1_772_442_600_000),
      conversationId: 't3_1q2b3c',
      metrics: { likes: 12, replies: 4 },
    });
  });

  it('is a comment of that post', () => {
    expect(posts[1]).toEqual({
      externalId: 't1_kc2ab3',
      text: 'Same here',
      author: { id: 't2_1', handle: 'bo' },
      url: 'https://www.reddit.com/r/banking/comments/1q2b3c/acme_co/kc2ab3/',
      publishedAt: new Date(1_772_442_100_000),
      conversationId: 't3_1q2b3c',
      inReplyTo: 't1_kc2ab1',
      addressesUs: true,
    });
  });

  it('is deleted where its text is, and belongs to the post its address names', () => {
    expect(posts[2]).toMatchObject({ isDeleted: true, text: '', conversationId: 't3_1q2b3c', inReplyTo: 't3_1q2b3c' });
    expect(posts[4]).toMatchObject({ externalId: 't3_1q2b3d', isDeleted: true, text: '' });
    expect(posts[4]?.title).toBeUndefined();
  });

  it('is a message for us alone', () => {
    expect(posts[3]).toMatchObject({
      externalId: 't4_2k0c0d',
      title: 're: Your post',
      conversationId: 't4_2k0c00',
      isPrivate: true,
      addressesUs: true,
      url: 'https://www.reddit.com/message/messages/2k0c0d',
    });
  });

  it('goes to quarantine when it is something else', () => {
    expect(read.flatMap((one) => (one.ok ? [] : [one.rejected.reason]))).toEqual([
      'The thing is neither a post nor a comment nor a message.',
      'The message has no author.',
    ]);
  });

  it('is ours when we wrote it', () => {
    const [first] = listing.things;
    const own = first === undefined ? null : readThing(first, { ...context, me: 'maija_k', isInbox: true });
    expect(own).toMatchObject({ ok: true, post: { isOwn: true } });
    expect(own?.ok === true && own.post.addressesUs).toBe(undefined);
  });
});

describe('what is no listing', () => {
  it.each([null, [], {}, { kind: 'Listing' }, { kind: 'Listing', data: { children: {} } }])('%j', (value) => {
    expect(() => readListing(value)).toThrow(expect.objectContaining({ fault: 'invalid' }));
  });
});

describe('how long to wait, in words', () => {
  it.each([
    ['Looks like you have been doing that a lot. Take a break for 5 minutes before trying again.', 300],
    ['try again in 1 minute.', 60],
    ['try again in 37 seconds.', 37],
    ['try again in 500 milliseconds.', 1],
    ['try again in 2 hours', 7_200],
    ['try again later', undefined],
  ])('%s', (text, seconds) => {
    expect(readWait(text)).toBe(seconds);
  });
});
