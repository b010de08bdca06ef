import { describe, expect, it } from '@jest/globals';
import { readJson } from './lossless-json.js';
import { readOpenPost } from './open-post.js';

function read(json: string): ReturnType<typeof readOpenPost> {
  const document = readJson(json);
  if (!document.ok) throw new Error(document.reason);
  return readOpenPost(document.entries[0]?.value ?? null);
}

const post = (members: object): string =>
  JSON.stringify({ id: '1', text: 'Hello', author: { handle: 'ann' }, ...members });

describe('readOpenPost', () => {
  it('reads every field', () => {
    const full = {
      title: 'A title',
      author: { id: 'u1', handle: 'ann', name: 'Ann', followers: 12 },
      url: 'https://forum.example/1',
      lang: 'EN-gb',
      publishedAt: '2026-03-01T10:00:00+02:00',
      editedAt: '2026-03-01 09:30:00.5Z',
      conversationId: 'c',
      inReplyTo: 'p',
      metrics: { likes: 1, reposts: 2, replies: 3, views: 4 },
      isDeleted: false,
    };
    expect(read(post(full))).toEqual({
      ok: true,
      post: {
        ...full,
        externalId: '1',
        text: 'Hello',
        lang: 'en-GB',
        publishedAt: new Date('2026-03-01T08:00:00Z'),
        editedAt: new Date('2026-03-01T09:30:00.500Z'),
      },
    });
  });

  it('keeps numeric ids digit by digit', () => {
    const read64 = read(
      '{"id":18446744073709551615,"text":"","author":{"id":9007199254740993,"handle":"a"},"inReplyTo":9223372036854775807,"conversationId":0}',
    );
    expect(read64).toMatchObject({
      post: {
        externalId: '18446744073709551615',
        author: { id: '9007199254740993' },
        inReplyTo: '9223372036854775807',
        conversationId: '0',
      },
    });
  });

  it('replaces in texts what the database cannot hold', () => {
    expect(read('{"id":"1","text":"a\\u0000b\\ud800c","author":{"handle":"\\udfffx"}}')).toMatchObject({
      post: { text: 'a\uFFFDb\uFFFDc', author: { handle: '\uFFFDx' } },
    });
  });

  it('needs only an id for a deletion', () => {
    expect(read('{"id":"1","isDeleted":true}')).toEqual({
      ok: true,
      post: { externalId: '1', text: '', author: { handle: '' }, isDeleted: true },
    });
  });

  it('takes null for absent, and leaves out a language that is none', () => {
    expect(read(post({ url: null, metrics: null, lang: 'not a language' }))).toEqual({
      ok: true,
      post: { externalId: '1', text: 'Hello', author: { handle: 'ann' } },
    });
  });

  it.each([
    ['"text"', 'A post is expected to be an object.'],
    ['{"text":"a"}', 'id is missing.'],
    ['{"id":1.5,"text":"a"}', 'id is expected to be text or a whole number.'],
    ['{"id":1e3,"text":"a"}', 'id is expected to be text or a whole number.'],
    ['{"id":"a\\u0000","text":"a"}', 'id is expected to be 1 to 2000 characters that can be stored.'],
    ['{"id":"\\ud800","text":"a"}', 'id is expected to be 1 to 2000 characters that can be stored.'],
    ['{"id":" ","text":"a"}', 'id is expected to be 1 to 2000 characters that can be stored.'],
    ['{"id":"1","author":{"handle":"a"}}', 'text is missing.'],
    ['{"id":"1","text":["a"],"author":{"handle":"a"}}', 'text is expected to be text.'],
    ['{"id":"1","text":"a"}', 'author is missing.'],
    ['{"id":"1","text":"a","author":"ann"}', 'author is expected to be an object.'],
    ['{"id":"1","text":"a","author":{}}', 'author.handle is missing.'],
    [post({ author: { handle: 'a', followers: -1 } }), 'author.followers is expected to be a whole number from 0.'],
    [post({ metrics: { likes: '1' } }), 'metrics.likes is expected to be a whole number from 0.'],
    [post({ metrics: { shares: 1 } }), 'metrics.shares is not a known field.'],
    [post({ colour: 'red' }), 'colour is not a known field.'],
    [post({ isDeleted: 'no' }), 'isDeleted is expected to be true or false.'],
    [post({ url: 'javascript:alert(1)' }), 'url is expected to be an http or https address.'],
  ])('refuses %s', (json, reason) => {
    expect(read(json)).toMatchObject({ ok: false, reason });
  });

  it.each([
    'yesterday',
    '2026-02-31T00:00:00Z',
    '2026-03-01',
    '2026-03-01T10:00:00',
    '2026-13-01T00:00:00Z',
    1772000000,
  ])('refuses %j as an instant', (publishedAt) => {
    expect(read(post({ publishedAt }))).toMatchObject({ ok: false, externalId: '1' });
  });
});
