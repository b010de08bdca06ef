import { needsResponse } from '../../domain/priority/needs-response.js';
import type { PriorityFacts } from '../../domain/priority/priority.types.js';
import { isOurs } from '../../domain/priority/watch-kind.js';
import type { PostJudgement } from '../mentions/judgement.types.js';
import type { WatchHit } from '../watches/watches.types.js';
import type { ResponseNeeded } from './ingest.types.js';

/** What of a post, beside its judgement, the need for an answer depends on. */
export interface PostToAnswer {
  readonly text: string;
  /** Of its author. */
  readonly followers: number | null;
  /** log10 of readers, or null where unknown. */
  readonly reach: number | null;
  readonly isDeleted: boolean;
  /** Known as ours by the network itself. */
  readonly isOwn: boolean;
}

/** The work that a post asks for, or null where it asks for none. */
export function responseTo(
  hits: readonly WatchHit[],
  judgement: Pick<PostJudgement, 'sentiment' | 'intent' | 'urgency' | 'risks'>,
  post: PostToAnswer,
): ResponseNeeded | null {
  const [first, ...others] = [...hits].sort((a, b) => b.watch.priorityWeight - a.watch.priorityWeight);
  if (first === undefined) return null;
  const { sentiment, intent, urgency, risks } = judgement;
  const { label, score, isNegativeSuspected = false } = sentiment;
  // What left through us is recognised later, inside the transaction, where the replies that are leaving can be seen.
  const need = needsResponse({
    sentiment: label,
    isNegativeSuspected,
    intent: intent?.label ?? null,
    hasRiskWord: risks.length > 0,
    watchKinds: hits.map((h) => h.watch.kind),
    isDeleted: post.isDeleted,
    isOwnPost: post.isOwn,
  });
  if (!need.needed) return null;
  // A competitor's watch may weigh more, but the team of a watch of our own answers.
  const { watch } = [first, ...others].find((h) => isOurs(h.watch.kind)) ?? first;
  const facts: PriorityFacts = {
    sentiment: { label, score, ...(isNegativeSuspected ? { isNegativeSuspected } : {}) },
    ...(intent === null ? {} : { intent: intent.label }),
    ...(urgency === null ? {} : { urgency: urgency.score }),
    ...(risks.length === 0 ? {} : { risks: firstOfEachTopic(risks) }),
    reach: post.reach,
    ...(post.followers === null ? {} : { followers: post.followers }),
    watchWeight: watch.priorityWeight,
    watchName: watch.name,
    isDirect: hits.some((hit) => hit.spans.some(([start]) => post.text.charAt(start) === '@')),
  };
  return { teamId: watch.teamId, facts };
}

function firstOfEachTopic(risks: PostJudgement['risks']): NonNullable<PriorityFacts['risks']> {
  const words = new Map(risks.toReversed().map(({ topic, word }) => [topic, word]));
  return [...words].map(([topic, word]) => ({ topic, word })).reverse();
}
