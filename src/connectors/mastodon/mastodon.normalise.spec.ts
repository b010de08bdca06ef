import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { knownOf, readStatus, type StatusContext } from './mastodon.normalise.js';

const statuses = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/statuses.json'), 'utf8'),
) as readonly Record<string, unknown>[];
const context: StatusContext = {
  host: 'here.example',
  now: new Date('2026-11-22T12:00:00Z'),
  myId: '7',
  known: knownOf(statuses),
};
const postOf = (i: number, change: Partial<StatusContext> = {}, status: object = {}) => {
  const read = readStatus({ ...statuses[i], ...status }, { ...context, ...change });
  if (!read.ok) throw new Error(read.rejected.reason);
  return read.post;
};

describe('a status as a post', () => {
  it('is known by its uri and holds what the server says of it', () => {
    expect(postOf(0)).toEqual({
      externalId: 'https://far.example/users/maija/statuses/17',
      text: '@acme 2<3 & no answer\nSee https://www.shop.example/help/cards/declined\n#Acme',
      title: 'money',
      author: {
        id: 'https://far.example/users/maija',
        handle: 'maija@far.example',
        name: 'Maija K',
        followers: 312,
      },
      url: 'https://far.example/@maija/17',
      lang: 'de',
      publishedAt: new Date('2026-03-02T09:00:00.124Z'),
      editedAt: new Date('2026-03-02T09:05:00Z'),
      conversationId: 'https://far.example/users/maija/statuses/17',
      quoteOf: 'https://other.example/users/bo/statuses/9',
      metrics: { likes: 3, reposts: 2, replies: 1 },
      addressesUs: true,
    });
  });

  it('of ours, in private, with hardly a field', () => {
    expect(postOf(1)).toEqual({
      externalId: 'https://here.example/objects/5c3f',
      text: 'Thanks, we look into it',
      author: { id: 'https://here.example/users/acme', handle: 'acme@here.example' },
      url: 'https://here.example/objects/5c3f',
      publishedAt: new Date('2026-03-02T09:10:00Z'),
      inReplyTo: 'https://far.example/users/maija/statuses/17',
      conversationId: 'https://far.example/users/maija/statuses/17',
      isOwn: true,
      isPrivate: true,
    });
  });

  it('that passes another on', () => {
    const post = postOf(2);
    expect(post.repostOf).toBe('https://far.example/users/maija/statuses/17');
    expect(post.text).toBe('boosted words');
    expect(post.inReplyTo).toBeUndefined();
    expect(post.addressesUs).toBe(true);
  });

  it('leaves out a date still to come and a language that is none', () => {
    const post = postOf(
      0,
      {},
      { created_at: '2099-01-01T00:00:00Z', edited_at: '2099-01-01T00:00:00Z', language: '?' },
    );
    expect([post.publishedAt, post.editedAt, post.lang]).toEqual([undefined, undefined, undefined]);
  });

  it('does not know whether it is ours where no account is known', () => {
    const post = postOf(1, { myId: null });
    expect([post.isOwn, post.addressesUs]).toEqual([undefined, undefined]);
  });

  it('goes to quarantine without its uri or its author', () => {
    expect(readStatus(statuses[3], context)).toMatchObject({
      ok: false,
      rejected: { reason: 'The status has no uri.' },
    });
    expect(readStatus(statuses[4], context)).toMatchObject({
      ok: false,
      rejected: { reason: 'The status has no author.', externalId: 'https://far.example/5' },
    });
    expect(readStatus(null, context)).toMatchObject({ ok: false });
    expect(readStatus([1], context)).toMatchObject({ ok: false });
  });

  it('is not led in circles by parents that answer each other', () => {
    const known = new Map([
      ['1', { key: 'a', parentId: '2' }],
      ['2', { key: 'b', parentId: '1' }],
    ]);
    expect(postOf(1, { known }, { in_reply_to_id: '1' }).inReplyTo).toBe('a');
  });
});
