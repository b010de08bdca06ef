import { describe, expect, it } from '@jest/globals';
import { explainCause, type CauseFacts } from './explain-cause.js';

const NOTHING: CauseFacts = { posts: 0, usualPosts: 0, terms: [], stories: [], sources: [], authors: [] };

describe('explainCause', () => {
  it('names what most of a surge is about, the largest part first', () => {
    const causes = explainCause({
      posts: 110,
      usualPosts: 10,
      stories: [{ name: 'Outage of the app', count: 60, usual: 0 }],
      terms: [
        { name: 'login', count: 40, usual: 1 },
        { name: 'outage', count: 80, usual: 1 },
        { name: 'bank', count: 100, usual: 95 },
      ],
      sources: [{ name: 'Mastodon', count: 100, usual: 5 }],
      authors: [{ name: '@anna', count: 3, usual: 0 }],
    });
    expect(causes).toEqual([
      { code: 'cause-story', values: { name: 'Outage of the app', count: 60, usual: 0, share: 60 } },
      { code: 'cause-term', values: { name: 'outage', count: 80, usual: 1, share: 79 } },
      { code: 'cause-term', values: { name: 'login', count: 40, usual: 1, share: 39 } },
      { code: 'cause-source', values: { name: 'Mastodon', count: 100, usual: 5, share: 95 } },
    ]);
  });

  it('names one author who is most of it', () => {
    const causes = explainCause({
      ...NOTHING,
      posts: 45,
      usualPosts: 5,
      authors: [{ name: '@loud', count: 38, usual: 0.2 }],
    });
    expect(causes).toEqual([{ code: 'cause-author', values: { name: '@loud', count: 38, usual: 0.2, share: 95 } }]);
  });

  it('leaves out what has always been as large a part of it', () => {
    const facts = { ...NOTHING, posts: 120, usualPosts: 6 };
    const half = [{ name: 'Forum', count: 66, usual: 3 }];
    expect(explainCause({ ...facts, sources: [{ name: 'Forum', count: 120, usual: 6 }] })).toEqual([]);
    expect(explainCause({ ...facts, sources: half, authors: half })).toEqual([]);
    expect(explainCause({ ...facts, sources: [{ name: 'Forum', count: 100, usual: 3 }] })).toHaveLength(1);
  });

  it('leaves out what is chance', () => {
    expect(explainCause({ ...NOTHING, posts: 8, usualPosts: 4, terms: [{ name: 'app', count: 4, usual: 2 }] })).toEqual(
      [],
    );
    expect(explainCause(NOTHING)).toEqual([]);
  });
});
