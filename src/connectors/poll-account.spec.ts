import { describe, expect, it } from '@jest/globals';
import type { Cursor, PollLimits } from './connector.js';
import { pollAccount } from './poll-account.js';
import type { PageRequest, WalkPage } from './walk-back.js';

const START = Date.UTC(2026, 10, 1);
const at = (minute: number): Date => new Date(START + minute * 60_000);
const limits: PollLimits = { now: at(60), maxPosts: 100, maxRequests: 1, terms: null };

describe('the pages of an account', () => {
  it('have comments read under the newest posts, however many polls it took to list them', async () => {
    const posts = [5, 4, 3, 2, 1].map((minute) => ({
      post: { externalId: String(minute), text: '', author: { handle: 'us' }, publishedAt: at(minute) },
      at: at(minute),
    }));
    const fetchList = (_name: string, { token }: PageRequest): Promise<WalkPage> => {
      const start = Number(token ?? 0);
      const next = start + 1 < posts.length ? String(start + 1) : null;
      return Promise.resolve({ items: posts.slice(start, start + 1), next });
    };
    const asked: string[] = [];
    const fetchComments = (postId: string): Promise<WalkPage> => {
      asked.push(postId);
      return Promise.resolve({ items: [], next: null });
    };
    let cursor: Cursor = null;
    for (let complete = false, polls = 0; !complete; polls += 1) {
      expect(polls).toBeLessThan(20);
      const page = await pollAccount(cursor, limits, {
        lists: ['feed'],
        fetchList,
        fetchComments,
        hasOwnComments: () => true,
        commentPosts: 2,
      });
      ({ cursor, complete } = page);
      expect(page.cost?.requests).toBe(1);
    }
    expect(asked).toEqual(['5', '4']);
  });
});
