import type { Connector } from '../../connectors/connector.js';
import type { SourceSettings } from '../../connectors/setting.types.js';
import type { NormalisedPost, RejectedPost } from '../../connectors/post.types.js';
import type { PostFacts } from '../../connectors/reply.types.js';
import { detectLanguage } from '../../domain/language/detect-language.js';
import type { MuteEngine } from '../../domain/mute/mute.types.js';
import type { PostToMatch } from '../../domain/query/match.types.js';
import { estimateReach } from '../../domain/reach/estimate-reach.js';
import type { WatchKind } from '../../domain/priority/watch-kind.js';
import { StoryTeller } from '../../domain/story/story-teller.js';
import type { StoryPost } from '../../domain/story/story.types.js';
import { detectImpersonation } from '../../domain/text/detect-impersonation.js';
import { cleanText } from '../../domain/text/sanitise.js';
import type { PostJudgement } from '../mentions/judgement.types.js';
import type { MentionSignal } from '../mentions/mention-store.types.js';
import type { WatchEngine, WatchHit } from '../watches/watches.types.js';
import type { PreparedBatch, PreparedMention } from './ingest.types.js';
import { cleanPost } from './clean-post.js';
import { judgePosts, type Judges, type PostToJudge } from './judge-posts.js';
import { lookAgain } from './look-again.js';
import { contentHash, naturalKey } from './natural-key.js';
import { responseTo } from './response-to.js';

const MAX_SHOWN_ID = 300;
/** Kinds of watch that an author may pose as. */
const POSED_AS: ReadonlySet<WatchKind> = new Set(['brand', 'product', 'company', 'person']);

export interface PrepareContext {
  readonly connector: Connector;
  readonly source: SourceSettings;
  readonly engine: WatchEngine;
  readonly mutes: MuteEngine;
  readonly judges: Judges;
  /** Language of posts that state none, when the workspace has one. */
  readonly defaultLang: string | null;
  /** Languages that the workspace's posts are expected in; empty: any. */
  readonly languages: readonly string[];
}

/** A post that got past cleaning and matching and waits for its judgement. */
interface Draft {
  readonly post: NormalisedPost;
  readonly lang: string;
  readonly facts: PostToMatch;
  readonly hits: readonly WatchHit[];
}

/**
 * Matches and judges a page of posts. A post that cannot be worked with is returned as rejected with its reason and never
 * stops the others. Of repeats within the page a deletion counts, else the latest edit, else the last one.
 */
export async function prepareBatch(
  posts: readonly NormalisedPost[],
  context: PrepareContext,
): Promise<Omit<PreparedBatch, 'erasuresVersion'>> {
  const rejected: RejectedPost[] = [];
  const drafts: Draft[] = [];
  for (const post of posts) {
    try {
      drafts.push(draftOf(post, context));
    } catch (error) {
      rejected.push(reject(post, error));
    }
  }
  const judged = drafts.map((draft) => toJudge(draft, context));
  const judgements = await lookAgain(judged, judgePosts(judged, context.judges), context.judges);
  const byKey = new Map<string, PreparedMention>();
  drafts.forEach((draft, i) => {
    try {
      const judgement = judgements[i];
      if (judgement === undefined) throw new Error('The post was not judged.');
      if (judgement instanceof Error) throw judgement;
      const mention = mentionOf(draft, judgement, context);
      const key = `${mention.network}\n${mention.externalKey}`;
      const before = byKey.get(key);
      if (before === undefined || supersedes(mention, before)) byKey.set(key, mention);
    } catch (error) {
      rejected.push(reject(draft.post, error));
    }
  });
  const all = [...byKey.values()].sort((a, b) =>
    a.externalKey < b.externalKey ? -1 : a.externalKey > b.externalKey ? 1 : 0,
  );
  return {
    mentions: all.filter((m) => m.watchIds.length > 0),
    unmatched: all.filter((m) => m.watchIds.length === 0),
    rejected,
  };
}

/** Pages come in any order: what was written later counts, not what was listed later. */
function supersedes(next: PreparedMention, before: PreparedMention): boolean {
  if (next.isDeleted || before.isDeleted) return next.isDeleted;
  return (next.editedAt?.getTime() ?? -Infinity) >= (before.editedAt?.getTime() ?? -Infinity);
}

function reject(post: NormalisedPost, error: unknown): RejectedPost {
  return {
    reason: error instanceof Error ? error.message : 'unknown',
    raw: JSON.stringify(post, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    externalId: cleanText(post.externalId, MAX_SHOWN_ID),
  };
}

function draftOf(raw: NormalisedPost, context: PrepareContext): Draft {
  const post = cleanPost(raw);
  if (post.isDeleted) return { post, lang: 'und', facts: { text: '' }, hits: [] };
  const lang = languageOf(post, context);
  const facts = factsOf(post, lang, context.connector.network);
  return { post, lang, facts, hits: context.engine.match(facts) };
}

/** What watches and mute rules may ask about a post. */
function factsOf(post: NormalisedPost, lang: string, network: string): PostToMatch {
  const { text, title, author, url, country } = post;
  return {
    text,
    lang,
    network: post.network ?? network,
    authorHandle: author.handle,
    isReply: post.inReplyTo !== undefined,
    isRepost: post.repostOf !== undefined,
    ...(title === undefined ? {} : { title }),
    ...(author.name === undefined ? {} : { authorName: author.name }),
    ...(author.followers === undefined ? {} : { followers: author.followers }),
    ...(url === undefined ? {} : { url }),
    ...(country === undefined ? {} : { country }),
  };
}

function languageOf({ text, title, lang: stated }: NormalisedPost, context: PrepareContext): string {
  const hint = stated ?? context.defaultLang ?? undefined;
  const whole = title === undefined ? text : `${title}\n${text}`;
  const { lang, reliable } = detectLanguage(whole, { hint, languages: context.languages });
  return reliable ? lang : (hint ?? lang);
}

const toJudge = ({ post, lang, hits }: Draft, context: PrepareContext): PostToJudge => ({
  title: post.title ?? null,
  text: post.text,
  lang,
  named: hits.map(({ watch, spans }) => ({ watchId: watch.id, spans })),
  reach: reachOf(post, context),
});

const reachOf = ({ network, author, metrics }: NormalisedPost, { connector }: PrepareContext): number | null =>
  estimateReach({
    network: network ?? connector.network,
    ...(author.followers === undefined ? {} : { followers: author.followers }),
    ...(metrics === undefined ? {} : { metrics }),
  });

function mentionOf(
  { post, lang, facts, hits }: Draft,
  judgement: PostJudgement,
  context: PrepareContext,
): PreparedMention {
  const { author, text, scope } = post;
  const title = post.title ?? null;
  const isDeleted = post.isDeleted ?? false;
  const key = naturalKey(post.externalId, scope);
  const keyOfOther = (id: string | undefined): string | null => (id === undefined ? null : naturalKey(id, scope));
  const parentKey = keyOfOther(post.inReplyTo);
  const conversationKey = keyOfOther(post.conversationId) ?? parentKey ?? key;
  const watchIds = hits.map((h) => h.watch.id);
  const teamIds = [...new Set(hits.flatMap((h) => h.watch.visibleTo))];
  const findMute = (inConversation: string, ofTeams: readonly string[] = teamIds): string | null =>
    ofTeams.length === 0
      ? null
      : (context.mutes.find({ post: facts, conversationKey: inConversation, watchIds, teamIds: [...ofTeams] })
          ?.ruleId ?? null);
  const isOwn = post.isOwn ?? false;
  const mutedBy = findMute(conversationKey);
  const reach = reachOf(post, context);
  const told: StoryPost = {
    network: post.network ?? context.connector.network,
    externalKey: key,
    authorHandle: author.handle,
    authorName: author.name ?? null,
    title,
    text,
    url: post.url ?? null,
    repostOf: keyOfOther(post.repostOf),
    quoteOf: keyOfOther(post.quoteOf),
    publishedAt: post.publishedAt ?? null,
  };
  const response =
    mutedBy === null
      ? responseTo(hits, judgement, { text, reach, followers: author.followers ?? null, isDeleted, isOwn })
      : null;
  return {
    ...told,
    externalId: post.externalId,
    parentKey,
    authorId: author.id ?? null,
    followers: author.followers ?? null,
    lang,
    editedAt: post.editedAt ?? null,
    conversationKey,
    conversationId: post.conversationId ?? null,
    inReplyTo: post.inReplyTo ?? null,
    country: post.country ?? null,
    signals: signalsOf(hits, author),
    mutedBy,
    findMute,
    watchIds,
    watchSpans: Object.fromEntries(hits.map((h) => [h.watch.id, h.spans])),
    teamIds,
    ...judgement,
    reach,
    metrics: post.metrics ?? null,
    contentHash: contentHash(title, text),
    isDeleted,
    isOwn,
    isPrivate: post.isPrivate ?? false,
    isBystander: false,
    response,
    teller: response === null ? null : new StoryTeller(told),
    replyability: {
      ...context.connector.replyability(factsOfReply(post), context.source),
      ...(post.addressesUs === true ? { isAddressed: true as const } : {}),
    },
  };
}

/** What the connector judges by whether it can be answered. */
function factsOfReply({
  author,
  url,
  externalId,
  publishedAt,
  isOwn,
  isPrivate,
  addressesUs,
}: NormalisedPost): PostFacts {
  return {
    url: url ?? null,
    authorHandle: author.handle,
    externalId,
    authorId: author.id ?? null,
    publishedAt: publishedAt ?? null,
    ...(isOwn === undefined ? {} : { isOwn }),
    ...(isPrivate === undefined ? {} : { isPrivate }),
    ...(addressesUs === undefined ? {} : { addressesUs }),
  };
}

function signalsOf(hits: readonly WatchHit[], author: NormalisedPost['author']): MentionSignal[] {
  const signals: MentionSignal[] = hits.some((h) => h.isLookalike) ? ['lookalike'] : [];
  const names = hits.flatMap((h) => (POSED_AS.has(h.watch.kind) ? h.watch.names : []));
  if (detectImpersonation(author, names).isImpersonation) signals.push('impersonation');
  return signals;
}
