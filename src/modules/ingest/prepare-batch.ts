import type { Analyser, Judgement, TextToJudge } from '../../analysers/analyser.js';
import type { Connector, NormalisedPost, RejectedPost, SourceSettings } from '../../connectors/connector.js';
import { detectLanguage } from '../../domain/language/detect-language.js';
import type { MuteEngine } from '../../domain/mute/mute.types.js';
import { needsResponse } from '../../domain/priority/needs-response.js';
import { prioritise } from '../../domain/priority/prioritise.js';
import type { PostToMatch } from '../../domain/query/match.types.js';
import { estimateReach } from '../../domain/reach/estimate-reach.js';
import type { WatchKind } from '../../domain/priority/watch-kind.js';
import { StoryTeller } from '../../domain/story/story-teller.js';
import type { StoryPost } from '../../domain/story/story.types.js';
import { detectImpersonation } from '../../domain/text/detect-impersonation.js';
import { cleanText } from '../../domain/text/sanitise.js';
import type { MentionSignal } from '../mentions/mention-store.types.js';
import type { WatchEngine, WatchHit } from '../watches/watches.types.js';
import type { PreparedBatch, PreparedMention, ResponseNeeded } from './ingest.types.js';
import { cleanPost } from './clean-post.js';
import { contentHash, naturalKey } from './natural-key.js';

const MAX_SHOWN_ID = 300;
/** Kinds of watch that an author may pose as. */
const POSED_AS: ReadonlySet<WatchKind> = new Set(['brand', 'product', 'company', 'person']);
const UNSURE: Judgement = { sentiment: { label: 'unsure', score: 0, confidence: 0 } };

export interface PrepareContext {
  readonly connector: Connector;
  readonly source: SourceSettings;
  readonly engine: WatchEngine;
  readonly mutes: MuteEngine;
  readonly analysers: readonly Analyser[];
  /** Language of posts that state none, when the workspace has one. */
  readonly defaultLang: string | null;
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
export function prepareBatch(posts: readonly NormalisedPost[], context: PrepareContext): PreparedBatch {
  const rejected: RejectedPost[] = [];
  const drafts: Draft[] = [];
  for (const post of posts) {
    try {
      drafts.push(draftOf(post, context));
    } catch (error) {
      rejected.push(reject(post, error));
    }
  }
  const judgements = judge(drafts, context.analysers);
  const byKey = new Map<string, PreparedMention>();
  drafts.forEach((draft, i) => {
    try {
      const judgement = judgements[i];
      if (judgement === undefined) throw new Error('The sentiment engine gave no answer.');
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
  const lang = languageOf(post.text, post.title, post.lang ?? context.defaultLang ?? undefined);
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

function languageOf(text: string, title: string | undefined, hint: string | undefined): string {
  const { lang, reliable } = detectLanguage(title === undefined ? text : `${title}\n${text}`, hint);
  return reliable ? lang : (hint ?? lang);
}

/** Each text goes to the first engine that knows its language; what none knows is unsure. */
function judge(drafts: readonly Draft[], analysers: readonly Analyser[]): (Judgement | Error)[] {
  const judgements: (Judgement | Error)[] = drafts.map(() => UNSURE);
  for (const analyser of analysers) {
    const mine = drafts.flatMap((draft, i) =>
      draft.hits.length > 0 && analyserFor(draft.lang, analysers) === analyser ? [i] : [],
    );
    const texts = mine.map((i): TextToJudge => {
      const draft = drafts[i];
      return { text: `${draft?.post.title ?? ''}\n${draft?.post.text ?? ''}`.trim(), lang: draft?.lang ?? 'und' };
    });
    judgeTogether(analyser, texts).forEach((judgement, k) => {
      const at = mine[k];
      if (at !== undefined) judgements[at] = judgement;
    });
  }
  return judgements;
}

/** A text that breaks the engine is found by asking one by one, so that it takes no other with it. */
function judgeTogether(analyser: Analyser, texts: readonly TextToJudge[]): (Judgement | Error)[] {
  try {
    return analyser.analyse(texts);
  } catch (error) {
    if (texts.length === 1) return [error instanceof Error ? error : new Error('The sentiment engine failed.')];
    return texts.flatMap((text) => judgeTogether(analyser, [text]));
  }
}

function analyserFor(lang: string, analysers: readonly Analyser[]): Analyser | undefined {
  return analysers.find((a) => a.languages.includes(lang));
}

function mentionOf(
  { post, lang, facts, hits }: Draft,
  { sentiment }: Judgement,
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
  const findMute = (inConversation: string): string | null =>
    hits.length === 0
      ? null
      : (context.mutes.find({ post: facts, conversationKey: inConversation, watchIds, teamIds })?.ruleId ?? null);
  const mutedBy = findMute(conversationKey);
  const reach = estimateReach({
    ...(author.followers === undefined ? {} : { followers: author.followers }),
    ...(post.metrics === undefined ? {} : { metrics: post.metrics }),
  });
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
  const response = mutedBy === null ? responseTo(hits, sentiment, reach, text, isDeleted) : null;
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
    sentiment,
    reach,
    metrics: post.metrics ?? null,
    contentHash: contentHash(title, text),
    isDeleted,
    response,
    teller: response === null ? null : new StoryTeller(told),
    replyability: context.connector.replyability(
      { url: post.url ?? null, authorHandle: author.handle },
      context.source,
    ),
  };
}

function signalsOf(hits: readonly WatchHit[], author: NormalisedPost['author']): MentionSignal[] {
  const signals: MentionSignal[] = hits.some((h) => h.isLookalike) ? ['lookalike'] : [];
  const names = hits.flatMap((h) => (POSED_AS.has(h.watch.kind) ? h.watch.names : []));
  if (detectImpersonation(author, names).isImpersonation) signals.push('impersonation');
  return signals;
}

function responseTo(
  hits: readonly WatchHit[],
  sentiment: Judgement['sentiment'],
  reach: number | null,
  text: string,
  isDeleted: boolean,
): ResponseNeeded | null {
  const [first, ...others] = [...hits].sort((a, b) => b.watch.priorityWeight - a.watch.priorityWeight);
  if (first === undefined) return null;
  const kinds = hits.map((h) => h.watch.kind);
  // Our own posts are recognised later, inside the transaction, where the replies that are leaving can be seen.
  const need = needsResponse({ sentiment: sentiment.label, watchKinds: kinds, isDeleted, isOwnPost: false });
  if (!need.needed) return null;
  // A competitor's watch may weigh more, but the team of a watch of our own answers.
  const owner = [first, ...others].find((h) => h.watch.kind !== 'competitor' && h.watch.kind !== 'topic') ?? first;
  const { level, score, reasons } = prioritise({
    sentiment,
    watchWeight: owner.watch.priorityWeight,
    reach,
    isDirect: hits.some((hit) => hit.spans.some(([start]) => text.charAt(start) === '@')),
  });
  return { teamId: owner.watch.teamId, priority: Number(level.slice(1)), score, reasons };
}
