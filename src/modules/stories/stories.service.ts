import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { groupStories, inOrder, type Grouping, type Newcomer, type Teller } from '../../domain/story/group-stories.js';
import { StoryTeller } from '../../domain/story/story-teller.js';
import type { StoryPost } from '../../domain/story/story.types.js';
import { excerpt } from '../../domain/text/sanitise.js';
import type { JoinedStories, JoinedStory, StoryMention } from './stories.types.js';
import { StoryKeysService, type Claim, type PostOfNetwork } from './story-keys.service.js';
import { StoryRowsService, type NewStory } from './story-rows.service.js';

const TITLE_LENGTH = 200;

/** What is filed under the keys of a batch, once nobody else may change it. */
interface Filed {
  readonly holders: Map<string, readonly string[]>;
  readonly tellers: ReadonlyMap<string, Teller>;
  readonly stories: Parameters<typeof groupStories>[2];
}

/** Finds out which mentions tell the same story. */
@Injectable()
export class StoriesService {
  constructor(
    private readonly keys: StoryKeysService,
    private readonly rows: StoryRowsService,
  ) {}

  /**
   * Gives each mention that tells a known story, or the same as another one, its story. A constant number of statements: two
   * where nothing is told twice. Two transactions that store two voices of one story at the same moment end in one story.
   * Repeating it changes nothing. The mentions are rows that this transaction has inserted or read.
   */
  async join(tx: EntityManager, workspaceId: string, mentions: readonly StoryMention[]): Promise<JoinedStories> {
    const newcomers = inOrder(mentions.map(newcomerOf));
    if (newcomers.length === 0) return new Map();
    const claims = claimsOf(newcomers);
    const mine = claims.length === 0 ? new Set<string>() : await this.keys.claim(tx, workspaceId, claims);
    if (!(await this.mayMeet(tx, workspaceId, newcomers, claims, mine))) return new Map();
    await this.rows.lock(tx, workspaceId);
    const state = await this.keys.findState(
      tx,
      workspaceId,
      newcomers.map((n) => n.id),
    );
    const known = new Map(state.flatMap((m) => (m.storyId === null ? [] : [[m.id, m.storyId]])));
    const present = new Set(state.filter((m) => !m.isDeleted && m.storyId === null).map((m) => m.id));
    const seeking = newcomers.filter((n) => present.has(n.id));
    const filed = await this.readFiled(tx, workspaceId, seeking);
    const grouping = groupStories(seeking, filed.tellers, filed.stories, filed.holders);
    await this.keys.file(tx, workspaceId, grouping.holders);
    const joined = await this.write(tx, workspaceId, grouping, { seeking, filed });
    for (const [id, storyId] of known) joined.set(id, { storyId, reason: 'known', isNew: false });
    return joined;
  }

  /** Takes deleted mentions out of their stories; a story without mentions ends. Their rows must still exist. */
  async forget(tx: EntityManager, workspaceId: string, mentionIds: readonly string[]): Promise<void> {
    if (mentionIds.length === 0) return;
    const told = await query<{ id: string }>(
      tx,
      `SELECT id FROM mention WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND story_id IS NOT NULL`,
      [workspaceId, mentionIds],
    );
    if (told.length === 0) return;
    await this.rows.lock(tx, workspaceId);
    const left = await query<{ storyId: string }>(
      tx,
      `WITH gone AS (
         SELECT id, story_id FROM mention WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND story_id IS NOT NULL
         ORDER BY id FOR UPDATE)
       UPDATE mention m SET story_id = NULL FROM gone WHERE m.id = gone.id RETURNING gone.story_id AS "storyId"`,
      [workspaceId, mentionIds],
    );
    const storyIds = [...new Set(left.map((row) => row.storyId))];
    if (storyIds.length > 0) await this.rows.recount(tx, workspaceId, storyIds);
  }

  /** Whether any newcomer shares a key with anybody, or passes a post on. */
  private async mayMeet(
    tx: EntityManager,
    workspaceId: string,
    newcomers: readonly Newcomer[],
    claims: readonly Claim[],
    mine: ReadonlySet<string>,
  ): Promise<boolean> {
    if (mine.size < claims.length || newcomers.some((n) => n.fingerprint.self === null)) return true;
    const claimed = new Set<string>();
    for (const { fingerprint: keys } of newcomers) {
      for (const key of keys.claims) {
        if (claimed.has(key)) return true;
        claimed.add(key);
      }
    }
    const looks = newcomers.flatMap(looksOf);
    if (looks.some((key) => claimed.has(key))) return true;
    return (await this.keys.holdersOf(tx, workspaceId, [...new Set(looks)])).size > 0;
  }

  private async readFiled(tx: EntityManager, workspaceId: string, seeking: readonly Newcomer[]): Promise<Filed> {
    const keys = seeking.flatMap((n) => [...n.fingerprint.claims, ...looksOf(n)]);
    const holders: Filed['holders'] = await this.keys.holdersOf(tx, workspaceId, [...new Set(keys)]);
    await this.addOriginals(tx, workspaceId, seeking, holders);
    const fresh = new Set(seeking.map((n) => n.id));
    const ids = new Set([...holders.values()].flat().filter((id) => !fresh.has(id)));
    return { holders, ...(await this.keys.findTellers(tx, workspaceId, [...ids])) };
  }

  /** Posts that newcomers pass on need not be filed anywhere: they are found by their own key. */
  private async addOriginals(
    tx: EntityManager,
    workspaceId: string,
    seeking: readonly Newcomer[],
    holders: Filed['holders'],
  ): Promise<void> {
    const repeats = seeking.filter((n) => n.fingerprint.self === null);
    const passing = repeats.flatMap(({ read: { post, passesOn }, fingerprint: { claims } }) =>
      passesOn === null ? [] : [{ network: post.network, externalKey: passesOn, key: claims[0] ?? '' }],
    );
    const nameOf = ({ network, externalKey }: PostOfNetwork): string => `${network}\n${externalKey}`;
    const wanted = new Map(passing.map((p) => [nameOf(p), p]));
    for (const { id, ...post } of await this.keys.findPosts(tx, workspaceId, [...wanted.values()])) {
      const key = wanted.get(nameOf(post))?.key;
      if (key !== undefined) holders.set(key, [...new Set([id, ...(holders.get(key) ?? [])])]);
    }
  }

  private async write(
    tx: EntityManager,
    workspaceId: string,
    { groups }: Grouping,
    { seeking, filed }: { readonly seeking: readonly Newcomer[]; readonly filed: Filed },
  ): Promise<Map<string, JoinedStory>> {
    const posts = new Map<string, StoryPost>();
    for (const { id, read } of filed.tellers.values()) posts.set(id, read.post);
    for (const { id, post } of seeking) posts.set(id, post);
    const made = groups.filter((g) => g.storyId === null).map((g) => newStoryOf([...g.joined.keys()], posts));
    const idOfNew = await this.rows.create(tx, workspaceId, made);
    const fresh = new Set(seeking.map((n) => n.id));
    const answer = new Map<string, JoinedStory>();
    const tellings: { mentionId: string; storyId: string }[] = [];
    for (const { storyId, joined } of groups) {
      const ids = [...joined.keys()];
      const id = storyId ?? idOfNew.get(oldest(ids));
      if (id === undefined) throw new Error('The database gave no id for a new story.');
      for (const [mentionId, reason] of joined) {
        tellings.push({ mentionId, storyId: id });
        if (fresh.has(mentionId)) answer.set(mentionId, { storyId: id, reason, isNew: storyId === null });
      }
    }
    await this.rows.attach(tx, workspaceId, tellings);
    const merges = groups.flatMap(({ storyId, mergedIds }) =>
      storyId === null ? [] : mergedIds.map((from) => ({ from, into: storyId })),
    );
    await this.rows.merge(tx, workspaceId, merges);
    return answer;
  }
}

const looksOf = ({ fingerprint: { looks, self } }: Newcomer): readonly string[] =>
  self === null ? looks : [...looks, self];

/** What was worked out before the transaction is not worked out again. */
const newcomerOf = ({ id, teller, ...post }: StoryMention): Newcomer => {
  const known = teller ?? new StoryTeller(post);
  return {
    id,
    post: known.post,
    fingerprint: known.fingerprint,
    get read() {
      return known.read;
    },
  };
};

/** Each key once, for the first mention that has it. */
function claimsOf(newcomers: readonly Newcomer[]): Claim[] {
  const claims = new Map<string, string>();
  for (const { id, fingerprint: keys } of newcomers) {
    for (const key of keys.claims) if (!claims.has(key)) claims.set(key, id);
  }
  return [...claims].map(([key, holder]) => ({ key, holder }));
}

const oldest = (ids: readonly string[]): string => ids.reduce((first, id) => (BigInt(id) < BigInt(first) ? id : first));

function newStoryOf(ids: readonly string[], posts: ReadonlyMap<string, StoryPost>): NewStory {
  const titleOf = (id: string): string => posts.get(id)?.title?.trim() ?? '';
  const firstMentionId = oldest(ids);
  const articles = ids.filter((id) => titleOf(id) !== '');
  const text = articles.length === 0 ? (posts.get(firstMentionId)?.text ?? '') : titleOf(oldest(articles));
  return { title: excerpt(text, TITLE_LENGTH), firstMentionId };
}
