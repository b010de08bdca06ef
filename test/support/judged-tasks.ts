import { DEFAULT_PRIORITY_WEIGHTS } from '../../src/domain/priority/default-weights.js';
import { prioritise } from '../../src/domain/priority/prioritise.js';
import type { PriorityFacts, PriorityLevel } from '../../src/domain/priority/priority.types.js';
import type { Scene } from './scene.js';

export interface TaskToInsert {
  readonly facts: PriorityFacts | null;
  readonly daysAgo?: number;
  readonly isOpen?: boolean;
  /** Set by a person. */
  readonly level?: PriorityLevel;
}

let inserted = 0;

/** A task past the pipeline, judged by the first weights of its workspace. Returns its id. */
export async function insertTask(
  scene: Scene,
  { facts, daysAgo = 0, isOpen = true, level }: TaskToInsert,
  workspaceId = scene.workspaceId,
): Promise<string> {
  inserted += 1;
  const judged = facts === null ? null : prioritise(facts, DEFAULT_PRIORITY_WEIGHTS);
  const key = `inserted-${String(inserted)}`;
  const [row] = await scene.sql<{ id: string }>(
    `INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, priority, priority_score,
       priority_reasons, priority_version, priority_facts, priority_is_manual, sentiment_label, sentiment_score, lang,
       author_handle, excerpt, first_mention_id, last_mention_id, replyability, state, is_open, opened_at)
     VALUES ($1, 'forum', $2, 0, $3, $4, $5, $6, $7, $8, $9, 'negative', -0.5, 'en', $2, $2, 0, 0, '{}', $10, $11,
       now() - make_interval(days => $12)) RETURNING id`,
    [
      workspaceId,
      key,
      scene.teamId,
      Number((level ?? judged?.level ?? 'P4').slice(1)),
      judged?.score ?? 0,
      JSON.stringify(judged?.reasons ?? []),
      judged === null ? null : 1,
      facts === null ? null : JSON.stringify(facts),
      level !== undefined,
      isOpen ? 'open' : 'resolved',
      isOpen,
      daysAgo,
    ],
  );
  return row?.id ?? '';
}
