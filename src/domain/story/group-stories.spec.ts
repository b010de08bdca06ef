import { describe, expect, it } from '@jest/globals';
import { fingerprint } from './fingerprint.js';
import { groupStories, type Grouping, type Newcomer, type StoredStory, type Teller } from './group-stories.js';
import { readPost } from './read-post.js';
import type { StoryPost } from './story.types.js';

const TITLE = 'Acme recalls 41,000 heaters after reports of overheating plugs';
const TEXT =
  'Acme is recalling 41,000 oil-filled heaters sold since last autumn after eleven customers reported that the plug became hot enough to melt. The company said that no injuries were known, but asked owners to stop using the heater at once and to register for a free replacement.';

const newcomer = (id: string, fields: Partial<StoryPost>): Newcomer => {
  const post: StoryPost = {
    network: 'web',
    externalKey: id,
    authorHandle: `author${id}`,
    authorName: null,
    title: null,
    text: '',
    url: null,
    repostOf: null,
    quoteOf: null,
    publishedAt: null,
    ...fields,
  };
  const read = readPost(post);
  return { id, post, read, fingerprint: fingerprint(post, () => read) };
};
const headline = (id: string): Newcomer => newcomer(id, { title: TITLE });
const copy = (id: string): Newcomer => newcomer(id, { title: 'Thousands of heaters called back', text: TEXT });
const whole = (id: string): Newcomer => newcomer(id, { title: TITLE, text: TEXT });

/** `stored` are filed already; the value is their story. */
function group(
  newcomers: readonly Newcomer[],
  stored: ReadonlyMap<Newcomer, string | null>,
  split: readonly string[] = [],
): Grouping {
  const holders = new Map<string, readonly string[]>();
  for (const { id, fingerprint: keys } of [...stored.keys(), ...newcomers]) {
    for (const key of keys.claims) {
      const before = holders.get(key) ?? [];
      if (before.length === 0 || stored.size > 0) holders.set(key, before.length === 0 ? [id] : before);
    }
  }
  for (const { id, fingerprint: keys } of stored.keys()) {
    for (const key of keys.claims) holders.set(key, [...new Set([...(holders.get(key) ?? []), id])]);
  }
  const tellers = new Map<string, Teller>([...stored].map(([{ id, read }, storyId]) => [id, { id, read, storyId }]));
  const stories = new Map<string, StoredStory>(
    [...stored.values()].flatMap((id) =>
      id === null ? [] : [[id, { id, isSplit: split.includes(id), hasArticle: true }]],
    ),
  );
  return groupStories(newcomers, tellers, stories, holders);
}

const shown = ({ groups }: Grouping) =>
  groups.map(({ storyId, mergedIds, joined }) => ({ storyId, mergedIds, ids: [...joined.keys()].sort() }));

describe('groupStories', () => {
  it('makes a story of two that stood alone, and of newcomers among themselves', () => {
    expect(shown(group([copy('2'), copy('3')], new Map([[copy('1'), null]])))).toEqual([
      { storyId: null, mergedIds: [], ids: ['1', '2', '3'] },
    ]);
    expect(shown(group([whole('1')], new Map()))).toEqual([]);
  });

  it('names every mention once, however its groups came together', () => {
    const share = newcomer('6', { network: 'x', text: `${TITLE} https://news.example/2026/05/acme-recalls-heaters` });
    const article = (id: string): Newcomer =>
      newcomer(id, { title: TITLE, text: TEXT, url: 'https://news.example/2026/05/acme-recalls-heaters' });
    const reposts = ['4', '5'].map((id) => newcomer(id, { network: 'x', repostOf: '6' }));
    expect(shown(group([share, ...reposts, article('2')], new Map([[article('1'), null]])))).toEqual([
      { storyId: null, mergedIds: [], ids: ['1', '2', '4', '5', '6'] },
    ]);
  });

  it('adds to the story that is there', () => {
    expect(shown(group([copy('2')], new Map([[copy('1'), '70']])))).toEqual([
      { storyId: '70', mergedIds: [], ids: ['2'] },
    ]);
  });

  it('joins two stories on strong evidence; the older goes on', () => {
    const stored = new Map([
      [whole('1'), '71'],
      [copy('2'), '70'],
    ]);
    const link = newcomer('3', { title: TITLE, text: TEXT });
    expect(shown(group([link], stored))).toEqual([{ storyId: '70', mergedIds: ['71'], ids: ['3'] }]);
  });

  it('joins no two stories on a bare headline', () => {
    const stored = new Map([
      [headline('1'), '70'],
      [copy('2'), '71'],
    ]);
    expect(shown(group([whole('3')], stored))).toEqual([{ storyId: '71', mergedIds: [], ids: ['3'] }]);
  });

  it('never joins what a person has taken apart', () => {
    const stored = new Map([
      [whole('1'), '71'],
      [copy('2'), '70'],
    ]);
    expect(shown(group([whole('3')], stored, ['70', '71']))).toHaveLength(1);
    expect(shown(group([whole('3')], stored, ['70', '71']))[0]?.mergedIds).toEqual([]);
    expect(shown(group([whole('3')], stored, ['70']))[0]?.mergedIds).toEqual(['71']);
  });

  it('files two of a story under a key, and replaces those who are gone', () => {
    const [key = ''] = copy('9').fingerprint.claims;
    const filed = group([copy('2'), copy('3'), copy('4')], new Map([[copy('1'), null]]));
    expect(filed.holders.get(key)).toEqual(['1', '2']);
    const holders = new Map(copy('9').fingerprint.claims.map((k) => [k, ['5', '6']] as const));
    expect(groupStories([copy('9')], new Map(), new Map(), new Map(holders)).holders.get(key)).toEqual(['9']);
  });
});
