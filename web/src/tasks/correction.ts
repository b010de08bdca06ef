import { queryClient } from '../api/query-client.js';
import { taskQuery } from '../api/queries.js';
import type { PriorityLevel, SentimentLabel, Task } from '../api/types.js';
import type { IntentLabel } from '@domain/intent/intent.types.js';

export type CertainSentiment = Exclude<SentimentLabel, 'unsure'>;

/** What a person says a task, or the newest post of it, really is. */
export type Correction =
  | { readonly kind: 'priority'; readonly level: PriorityLevel }
  | { readonly kind: 'sentiment'; readonly label: CertainSentiment }
  | { readonly kind: 'intent'; readonly label: IntentLabel }
  | { readonly kind: 'relevance'; readonly isRelevant: boolean };

interface CorrectionStep {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly paint: (task: Task) => Task;
}

const SCORES = { negative: -1, neutral: 0, positive: 1 } as const;

/** How it is sent, and what the row shows until the server has answered. */
export function correctionStep(correction: Correction): CorrectionStep {
  const { kind, ...body } = correction;
  return { path: kind, body, paint: (task) => painted(task, correction) };
}

function painted(task: Task, said: Correction): Task {
  switch (said.kind) {
    case 'priority':
      return { ...task, priority: { ...task.priority, level: said.level, isManual: true } };
    case 'sentiment':
      return { ...task, sentiment: { label: said.label, score: SCORES[said.label] } };
    case 'intent':
    case 'relevance':
      return task;
  }
}

/** What the same judgement is before the correction; null where it was no certain one, or nobody has read it. */
export function judgementNow(task: Task, said: Correction): Correction | null {
  switch (said.kind) {
    case 'priority':
      return { kind: 'priority', level: task.priority.level };
    case 'sentiment':
      return task.sentiment.label === 'unsure' ? null : { kind: 'sentiment', label: task.sentiment.label };
    case 'intent': {
      const label = queryClient.getQueryData(taskQuery(task.id).queryKey)?.mentions.at(-1)?.intent?.label;
      return label === undefined ? null : { kind: 'intent', label };
    }
    case 'relevance':
      return { kind: 'relevance', isRelevant: !said.isRelevant };
  }
}
