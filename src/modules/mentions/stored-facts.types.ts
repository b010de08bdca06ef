import type { IntentLabel, RiskTopic } from '../../domain/intent/intent.types.js';
import { needsResponse } from '../../domain/priority/needs-response.js';
import type { PriorityFacts } from '../../domain/priority/priority.types.js';
import type { WatchKind } from '../../domain/priority/watch-kind.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';

/** How a stored mention was judged, as far as its need for an answer depends on it. */
export interface StoredFacts {
  readonly sentimentLabel: SentimentLabel;
  readonly sentimentScore: number;
  readonly isNegativeSuspected: boolean;
  readonly intent: IntentLabel | null;
  readonly urgency: number | null;
  readonly risks: readonly { readonly topic: RiskTopic; readonly word: string }[] | null;
  readonly reach: number | null;
}

/** Columns of a row of `mention` for StoredFacts. */
export const storedFacts = (row: 'm' | 'c'): string => `${row}.sentiment_label AS "sentimentLabel",
  ${row}.sentiment_score AS "sentimentScore", coalesce(${row}.judged ? 'isNegativeSuspected', false) AS "isNegativeSuspected",
  ${row}.intent_label AS intent, ${row}.urgency, ${row}.judged -> 'risks' AS risks, ${row}.reach`;

/** A row that may need a task, in SQL: what `asksForAnswer` says of posts that a watch of our own finds. */
export const mayAsk = (row: 'o'): string => `(${row}.sentiment_label IN ('negative', 'unsure')
  OR ${row}.intent_label IN ('complaint', 'question', 'request', 'threat')
  OR ${row}.judged ?| ARRAY['risks', 'isNegativeSuspected'])`;

/** Whether such a mention needs a task when watches of these kinds find it. */
export const asksForAnswer = (stored: StoredFacts, watchKinds: readonly WatchKind[], isDeleted: boolean): boolean =>
  needsResponse({
    sentiment: stored.sentimentLabel,
    isNegativeSuspected: stored.isNegativeSuspected,
    intent: stored.intent,
    hasRiskWord: stored.risks !== null,
    watchKinds,
    isDeleted,
    isOwnPost: false,
  }).needed;

/** What the priority of its task is judged by. */
export function factsOf(
  stored: StoredFacts,
  rest: Pick<PriorityFacts, 'followers' | 'watchWeight' | 'watchName' | 'isDirect'>,
): PriorityFacts {
  const { sentimentLabel, sentimentScore, isNegativeSuspected, intent, urgency, risks, reach } = stored;
  return {
    sentiment: {
      label: sentimentLabel,
      score: sentimentScore,
      ...(isNegativeSuspected ? { isNegativeSuspected } : {}),
    },
    intent,
    urgency,
    ...(risks === null ? {} : { risks: risks.map(({ topic, word }) => ({ topic, word })) }),
    reach,
    ...rest,
  };
}
