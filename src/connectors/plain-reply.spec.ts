import { describe, expect, it } from '@jest/globals';
import type { NormalisedPost } from './post.types.js';
import { isReplyInWords, measurePlainReply } from './plain-reply.js';

describe('plain answers', () => {
  it('are measured in characters, with what their writer should know', () => {
    expect(measurePlainReply('Привет 👋', 8, ['overwrites-previous'])).toEqual({
      length: 8,
      limit: 8,
      parts: ['Привет 👋'],
      warnings: [{ code: 'overwrites-previous', values: {} }],
    });
    expect(measurePlainReply('too long', 7).warnings).toEqual([{ code: 'too-long', values: { length: 8, limit: 7 } }]);
  });

  it('may be longer by the network’s own counting', () => {
    expect(measurePlainReply('ä', 1, [], 2)).toMatchObject({ length: 2, warnings: [{ code: 'too-long' }] });
  });

  it('are recognised by their words, their writer and their time', () => {
    const since = new Date('2026-03-02T12:00:00Z');
    const post: NormalisedPost = {
      externalId: '1',
      text: 'We are\non it. ',
      author: { handle: 'us' },
      isOwn: true,
      publishedAt: new Date('2026-03-02T11:59:30Z'),
    };
    expect(isReplyInWords(post, 'We are on it.', since)).toBe(true);
    expect(isReplyInWords({ ...post, publishedAt: new Date('2026-03-02T11:00:00Z') }, 'We are on it.', since)).toBe(
      false,
    );
    expect(isReplyInWords({ ...post, isOwn: false }, 'We are on it.', since)).toBe(false);
    expect(isReplyInWords(post, 'Something else.', since)).toBe(false);
    expect(isReplyInWords(null, 'We are on it.', since)).toBe(false);
  });
});
