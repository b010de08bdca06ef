import type { Analyser, Judgement, TextToJudge } from '../../analysers/analyser.js';
import type { Connector, NormalisedPost, RejectedPost, SourceSettings } from '../../connectors/connector.js';
import { detectLanguage } from '../../domain/language/detect-language.js';
import { needsResponse } from '../../domain/priority/needs-response.js';
import { prioritise } from '../../domain/priority/prioritise.js';
import { estimateReach } from '../../domain/reach/estimate-reach.js';
import { cleanText } from '../../domain/text/sanitise.js';
import type { WatchEngine, WatchHit } from '../watches/watches.types.js';
import type { PreparedBatch, PreparedMention, ResponseNeeded } from './ingest.types.js';
import { contentHash, naturalKey } from './natural-key.js';

const MAX_TITLE = 1_000;
const MAX_NAME = 300;
const MAX_URL = 4_096;
/** Hosts and ids this long are somebody's mistake or an attack. */
const MAX_ID = 8_192;

export interface PrepareContext {
  readonly connector: Connector;
  readonly source: SourceSettings;
  readonly engine: WatchEngine;
  readonly analysers: readonly Analyser[];
  /** Language of posts that state none, when the workspace has one. */
  readonly defaultLang: string | null;
}

/** A post that got past cleaning and matching and waits for its judgement. */
interface Draft {
  readonly post: NormalisedPost;
  readonly title: string | null;
  readonly text: string;
  readonly lang: string;
  readonly hits: readonly WatchHit[];
}

/**
 * Matches and judges a page of posts. A post that cannot be worked with is returned as rejected with its reason and never
 * stops the others. Of repeats within the page the last one counts.
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
      const mention = mentionOf(draft, judgement, context);
      byKey.set(`${mention.network}\n${mention.externalKey}`, mention);
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

function reject(post: NormalisedPost, error: unknown): RejectedPost {
  return {
    reason: error instanceof Error ? error.message : 'unknown',
    raw: JSON.stringify(post),
    externalId: cleanText(post.externalId, MAX_NAME),
  };
}

function draftOf(post: NormalisedPost, context: PrepareContext): Draft {
  if (post.externalId === '') throw new Error('The post has no id.');
  if (post.externalId.length > MAX_ID) throw new Error('The id of the post is too long.');
  const title = post.title === undefined ? null : cleanText(post.title, MAX_TITLE);
  const text = cleanText(post.text);
  const lang = post.isDeleted ? 'und' : languageOf(text, title, post.lang ?? context.defaultLang ?? undefined);
  const hits = post.isDeleted
    ? []
    : context.engine.match({ text, ...(title === null ? {} : { title }), authorHandle: post.author.handle, lang });
  return { post, title, text, lang, hits };
}

function languageOf(text: string, title: string | null, hint: string | undefined): string {
  const { lang, reliable } = detectLanguage(title === null ? text : `${title}\n${text}`, hint);
  return reliable ? lang : (hint ?? lang);
}

/** Each text goes to the first engine that knows its language; what none knows is unsure. */
function judge(drafts: readonly Draft[], analysers: readonly Analyser[]): Judgement[] {
  const judgements: Judgement[] = drafts.map(() => ({ sentiment: { label: 'unsure', score: 0, confidence: 0 } }));
  for (const analyser of analysers) {
    const mine = drafts.flatMap((draft, i) =>
      draft.hits.length > 0 && analyserFor(draft.lang, analysers) === analyser ? [i] : [],
    );
    const texts = mine.map((i): TextToJudge => {
      const draft = drafts[i];
      return { text: `${draft?.title ?? ''}\n${draft?.text ?? ''}`.trim(), lang: draft?.lang ?? 'und' };
    });
    analyser.analyse(texts).forEach((judgement, k) => {
      const at = mine[k];
      if (at !== undefined) judgements[at] = judgement;
    });
  }
  return judgements;
}

function analyserFor(lang: string, analysers: readonly Analyser[]): Analyser | undefined {
  return analysers.find((a) => a.languages.includes(lang));
}

function mentionOf(
  { post, title, text, lang, hits }: Draft,
  { sentiment }: Judgement,
  context: PrepareContext,
): PreparedMention {
  const key = naturalKey(post.externalId, post.scope);
  const parentKey = post.inReplyTo === undefined ? null : naturalKey(post.inReplyTo, post.scope);
  const reach = estimateReach({
    ...(post.author.followers === undefined ? {} : { followers: post.author.followers }),
    ...(post.metrics === undefined ? {} : { metrics: post.metrics }),
  });
  return {
    network: post.network ?? context.connector.network,
    externalKey: key,
    externalId: cleanText(post.externalId, MAX_ID),
    parentKey,
    authorId: post.author.id === undefined ? null : cleanText(post.author.id, MAX_NAME),
    authorHandle: cleanText(post.author.handle, MAX_NAME),
    authorName: post.author.name === undefined ? null : cleanText(post.author.name, MAX_NAME),
    followers: post.author.followers ?? null,
    title,
    text,
    url: post.url === undefined ? null : cleanText(post.url, MAX_URL),
    lang,
    publishedAt: post.publishedAt ?? null,
    editedAt: post.editedAt ?? null,
    conversationKey:
      post.conversationId === undefined ? (parentKey ?? key) : naturalKey(post.conversationId, post.scope),
    conversationId: post.conversationId === undefined ? null : cleanText(post.conversationId, MAX_ID),
    inReplyTo: post.inReplyTo === undefined ? null : cleanText(post.inReplyTo, MAX_ID),
    watchIds: hits.map((h) => h.watch.id),
    watchSpans: Object.fromEntries(hits.map((h) => [h.watch.id, h.spans])),
    teamIds: [...new Set(hits.map((h) => h.watch.teamId))],
    sentiment,
    reach,
    metrics: post.metrics ?? null,
    contentHash: contentHash(title, text),
    isDeleted: post.isDeleted ?? false,
    response: responseTo(hits, sentiment, reach, text, post.isDeleted ?? false),
    replyability: context.connector.replyability(
      { url: post.url ?? null, authorHandle: post.author.handle },
      context.source,
    ),
  };
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
