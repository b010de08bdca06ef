import type { Fingerprint } from './fingerprint.js';
import type { ReadPost } from './read-post.js';
import { STORY_REASONS, type StoryEvidence, type StoryPost, type StoryReason } from './story.types.js';
import { tellSameStory } from './tell-same-story.js';

/** More mentions than these are not filed under one key; of those that tell the same story two are enough. */
const MOST_HOLDERS = 8;
const HOLDERS_OF_ONE_STORY = 2;
/** A newcomer is compared with so many at most, those first that share most keys with it: templates share keys with hundreds. */
const MOST_COMPARED = 8;

/** A mention without a story that looks for one. */
export interface Newcomer {
  readonly id: string;
  readonly post: StoryPost;
  /** May be worked out when it is first asked for: most newcomers meet nobody. */
  readonly read: ReadPost;
  readonly fingerprint: Fingerprint;
}

/** A stored mention found under a key; `storyId` is null while it stands alone. */
export interface Teller {
  readonly id: string;
  readonly read: ReadPost;
  readonly storyId: string | null;
}

export interface StoredStory {
  readonly id: string;
  /** A person has taken it apart: it is never joined by itself with another of which that is true. */
  readonly isSplit: boolean;
  /** Somebody tells it in an article, not only in posts. */
  readonly hasArticle: boolean;
}

/** Mentions that now tell one story. */
export interface StoryGroup {
  /** Null: the story is to be made. */
  readonly storyId: string | null;
  /** Other stories that turned out to be this one. */
  readonly mergedIds: readonly string[];
  /** Newcomers and mentions that stood alone, with why they belong. */
  readonly joined: ReadonlyMap<string, StoryReason>;
}

export interface Grouping {
  readonly groups: readonly StoryGroup[];
  /** Keys whose holders changed, and who they are now. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

interface Group {
  readonly members: Map<string, StoryReason | null>;
  readonly stories: StoredStory[];
  /** Set once this group has become part of another. */
  into: Group | null;
}

interface Match {
  readonly group: Group;
  readonly tellerId: string;
  readonly evidence: StoryEvidence;
}

const isStory = (group: Group): boolean => group.stories.length > 0 || group.members.size > 1;
const ageOf = (id: string): bigint => BigInt(id);
const byAge = (a: string, b: string): number => (ageOf(a) < ageOf(b) ? -1 : ageOf(a) > ageOf(b) ? 1 : 0);
const rank = ({ isStrong, reason }: StoryEvidence): number => (isStrong ? 0 : 100) + STORY_REASONS.indexOf(reason);

/** Works out which mentions of a batch tell which story, given what is filed under their keys. */
class Grouper {
  private readonly groups = new Map<string, Group>();
  private readonly changed = new Map<string, readonly string[]>();
  private readonly newcomers = new Map<string, Newcomer>();

  constructor(
    private readonly tellers: ReadonlyMap<string, Teller>,
    private readonly stories: ReadonlyMap<string, StoredStory>,
    private readonly holders: Map<string, readonly string[]>,
  ) {}

  add(newcomer: Newcomer): void {
    const { id } = newcomer;
    this.newcomers.set(id, newcomer);
    const own = this.groupOf(id);
    const [best, ...others] = this.matchesOf(newcomer);
    if (best !== undefined) this.join(own, best, id);
    for (const match of others) this.joinAsWell(match, newcomer);
    for (const key of newcomer.fingerprint.claims) this.file(key, id);
    const { self } = newcomer.fingerprint;
    if (self !== null && this.holders.has(self)) this.file(self, id);
  }

  result(): Grouping {
    const groups = new Set(this.groups.values());
    return {
      groups: [...groups]
        .filter((group) => group.into === null && isStory(group) && this.isChanged(group))
        .map((group) => this.present(group)),
      holders: this.changed,
    };
  }

  /** One match for each group: the strongest; strongest groups first, then the oldest. */
  private matchesOf(newcomer: Newcomer): Match[] {
    const matches = new Map<Group, Match>();
    let compared = 0;
    for (const id of this.candidatesOf(newcomer)) {
      const group = this.groupOf(id);
      const known = matches.get(group);
      if (known?.evidence.isStrong) continue;
      if (++compared > MOST_COMPARED) break;
      const read = (this.tellers.get(id) ?? this.newcomers.get(id))?.read;
      const evidence = read === undefined ? null : tellSameStory(newcomer.read, read);
      if (evidence === null || (known !== undefined && rank(known.evidence) <= rank(evidence))) continue;
      matches.set(group, { group, tellerId: id, evidence });
    }
    return [...matches.values()].sort((a, b) => rank(a.evidence) - rank(b.evidence) || byAge(a.tellerId, b.tellerId));
  }

  /** Those that share most keys first, then the oldest. */
  private candidatesOf({ id, fingerprint: { claims, looks, self } }: Newcomer): string[] {
    const shared = new Map<string, number>();
    for (const key of self === null ? [...claims, ...looks] : [...claims, ...looks, self]) {
      for (const holder of this.holders.get(key) ?? []) {
        if (holder === id || !(this.tellers.has(holder) || this.newcomers.has(holder))) continue;
        shared.set(holder, (shared.get(holder) ?? 0) + 1);
      }
    }
    return [...shared].sort(([a, x], [b, y]) => y - x || byAge(a, b)).map(([holder]) => holder);
  }

  private join(own: Group, { group, tellerId, evidence }: Match, id: string): void {
    own.members.set(id, evidence.reason);
    this.unite(group, own, tellerId, evidence);
  }

  /**
   * A further match. Two stories that are both told in articles become one only when an article is strong evidence; a post may
   * quote what both quote. What only posts tell may join on less, and nothing undoes what a person has taken apart.
   */
  private joinAsWell({ group, tellerId, evidence }: Match, newcomer: Newcomer): void {
    const own = this.groupOf(newcomer.id);
    const other = this.groupOf(tellerId);
    if (other === own || group !== other) return;
    if (own.stories.some((s) => s.isSplit) && other.stories.some((s) => s.isSplit)) return;
    const areBothArticles = this.hasArticle(own) && this.hasArticle(other);
    const isLoneHeadline = !isStory(other) && evidence.reason === 'same-title';
    const isEnough = areBothArticles
      ? isLoneHeadline || (evidence.isStrong && newcomer.read.title !== null)
      : evidence.isStrong || isLoneHeadline || evidence.reason === 'same-link' || evidence.reason === 'near-text';
    if (isEnough) this.unite(own, other, tellerId, evidence);
  }

  private hasArticle({ members, stories }: Group): boolean {
    const isArticle = (id: string): boolean => (this.tellers.get(id) ?? this.newcomers.get(id))?.read.title !== null;
    return stories.some((story) => story.hasArticle) || [...members.keys()].some(isArticle);
  }

  private unite(into: Group, from: Group, tellerId: string, { reason }: StoryEvidence): void {
    for (const group of [into, from]) if (group.members.get(tellerId) === null) group.members.set(tellerId, reason);
    for (const [id, why] of from.members) into.members.set(id, why);
    into.stories.push(...from.stories);
    from.into = into;
  }

  private file(key: string, id: string): void {
    const before = this.holders.get(key) ?? [];
    if (before.includes(id)) return;
    const alive = before.filter((holder) => this.tellers.has(holder) || this.newcomers.has(holder));
    const group = this.groupOf(id);
    if (alive.filter((holder) => this.groupOf(holder) === group).length >= HOLDERS_OF_ONE_STORY) return;
    const after = [...alive, id].slice(-MOST_HOLDERS);
    this.holders.set(key, after);
    this.changed.set(key, after);
  }

  /** Members of one stored story share a group; a mention that stands alone has one of its own. */
  private groupOf(id: string): Group {
    const storyId = this.tellers.get(id)?.storyId ?? null;
    const name = storyId === null ? id : `story ${storyId}`;
    let group = this.groups.get(name);
    if (group === undefined) {
      const story =
        storyId === null ? [] : [this.stories.get(storyId) ?? { id: storyId, isSplit: false, hasArticle: true }];
      group = { members: new Map(storyId === null ? [[id, null]] : []), stories: story, into: null };
      this.groups.set(name, group);
    }
    while (group.into !== null) group = group.into;
    return group;
  }

  private isChanged({ members, stories }: Group): boolean {
    return members.size > 0 || stories.length > 1;
  }

  private present({ members, stories }: Group): StoryGroup {
    const [oldest, ...merged] = stories.map((story) => story.id).sort(byAge);
    const joined = new Map([...members].map(([id, reason]) => [id, reason ?? 'same-text']));
    return { storyId: oldest ?? null, mergedIds: merged, joined };
  }
}

/**
 * Finds the stories of newcomers. `holders` says which mentions are filed under which key, newcomers included where they filed
 * first; it is brought up to date. The outcome does not depend on the order of newcomers within reason: articles go first.
 */
export function groupStories(
  newcomers: readonly Newcomer[],
  tellers: ReadonlyMap<string, Teller>,
  stories: ReadonlyMap<string, StoredStory>,
  holders: Map<string, readonly string[]>,
): Grouping {
  const grouper = new Grouper(tellers, stories, holders);
  for (const newcomer of inOrder(newcomers)) grouper.add(newcomer);
  return grouper.result();
}

/** Articles before what passes them on, then as they were stored. */
export function inOrder<T extends Pick<Newcomer, 'id' | 'post'>>(newcomers: readonly T[]): T[] {
  const isPost = ({ post }: T): number => Number((post.title ?? '').trim() === '');
  return [...newcomers].sort((a, b) => isPost(a) - isPost(b) || byAge(a.id, b.id));
}
