import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { at } from '../read-json.js';
import { readComment, readVideo, topCommentOf } from './youtube.normalise.js';

const fixture = (name: string): { items: unknown[] } =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')) as { items: unknown[] };
const view = { channelId: 'UCacmeacmeacmeacmeacme00', now: new Date('2026-03-03T00:00:00Z') };

describe('YouTube resources as posts', () => {
  const [thread, broken] = fixture('comment-threads.json').items;

  it('reads a comment on the own channel', () => {
    const read = readComment(at(thread, 'snippet', 'topLevelComment'), view, { videoId: 'aCmEViDeO01', replies: 1 });
    expect(read).toEqual({
      ok: true,
      post: {
        externalId: 'UgxAcmeThread0000000000002',
        text: 'Acme, my card was declined <3',
        author: { id: 'UCmaijamaijamaijamaija00', handle: 'maija' },
        url: 'https://www.youtube.com/watch?v=aCmEViDeO01&lc=UgxAcmeThread0000000000002',
        publishedAt: new Date('2026-03-02T10:00:00Z'),
        editedAt: new Date('2026-03-02T10:05:00Z'),
        conversationId: 'UgxAcmeThread0000000000002',
        metrics: { likes: 3, replies: 1 },
        addressesUs: true,
      },
    });
  });

  it('knows its own replies and where they belong', () => {
    const read = readComment(at(thread, 'replies', 'comments', 0), view, { videoId: 'aCmEViDeO01' });
    expect(read).toMatchObject({
      ok: true,
      post: {
        isOwn: true,
        conversationId: 'UgxAcmeThread0000000000002',
        inReplyTo: 'UgxAcmeThread0000000000002',
      },
    });
    expect(read.ok && read.post.editedAt).toBeUndefined();
    expect(topCommentOf('UgxAcmeThread0000000000002.9reply1')).toBe('UgxAcmeThread0000000000002');
  });

  it('rejects a comment without words, and that one alone', () => {
    const read = readComment(at(broken, 'snippet', 'topLevelComment'), view, {});
    expect(read).toMatchObject({ ok: false, rejected: { externalId: 'UgxAcmeThread0000000000001' } });
  });

  it('believes no date that is still to come', () => {
    const read = readComment(at(thread, 'snippet', 'topLevelComment'), { ...view, now: new Date('2026-03-01') }, {});
    expect(read.ok && read.post.publishedAt).toBeUndefined();
  });

  it('reads a found video, whose words the search writes as HTML', () => {
    expect(readVideo(fixture('search.json').items[0], view)).toMatchObject({
      ok: true,
      post: {
        externalId: 'aCmEViDeO02',
        title: "Acme & friends: don't buy?",
        text: 'I tried the Acme card for a week …',
        author: { id: 'UCreviewreviewreviewrev00', handle: 'Honest Reviews' },
        url: 'https://www.youtube.com/watch?v=aCmEViDeO02',
      },
    });
  });
});
