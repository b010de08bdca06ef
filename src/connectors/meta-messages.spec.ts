import { describe, expect, it } from '@jest/globals';
import { privateWindow, requirePrivateWindow } from './meta-messages.js';
import type { ReplyTarget } from './reply.types.js';

const WRITTEN = new Date('2026-11-01T12:00:00Z');
const target = (publishedAt?: Date): ReplyTarget => ({
  externalId: '1_2',
  conversationId: '1_1',
  authorHandle: 'ann',
  visibility: 'private',
  ...(publishedAt === undefined ? {} : { publishedAt }),
});

describe('a private answer to a public post', () => {
  it('is possible for seven days after it was written, and is refused before it is sent afterwards', () => {
    const last = new Date('2026-11-08T11:59:59Z');
    const over = new Date('2026-11-08T12:00:00Z');
    expect(privateWindow({ url: null, authorHandle: 'ann', publishedAt: WRITTEN })).toEqual({ privateUntil: over });
    expect(() => {
      requirePrivateWindow(target(WRITTEN), last);
    }).not.toThrow();
    expect(() => {
      requirePrivateWindow(target(WRITTEN), over);
    }).toThrow('seven days');
  });

  it('is left to the network where nobody knows when it was written', () => {
    expect(privateWindow({ url: null, authorHandle: 'ann' })).toEqual({});
    expect(() => {
      requirePrivateWindow(target(), WRITTEN);
    }).not.toThrow();
  });
});
