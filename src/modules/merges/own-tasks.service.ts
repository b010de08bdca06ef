import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Replyability } from '../../connectors/reply.types.js';
import { query } from '../../db/rows.js';
import { chooseTargets } from '../../domain/standard/choose-target.js';
import type { TargetFacts } from '../../domain/standard/standard.types.js';
import { excerpt } from '../../domain/text/sanitise.js';
import { CredentialsService } from '../credentials/credentials.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { StandardsService } from '../standards/standards.service.js';
import { TaskClocksService } from '../tasks/task-clocks.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { LockedTask } from '../tasks/tasks.types.js';
import type { PartedConversation } from './merges.types.js';

const EXCERPT_LENGTH = 200;

interface NewestPost {
  readonly sourceId: string;
  readonly url: string | null;
  readonly authorHandle: string;
  readonly words: string;
}

const NEWEST = `
  SELECT source_id AS "sourceId", url, author_handle AS "authorHandle", coalesce(nullif(title, ''), text) AS words
  FROM mention WHERE workspace_id = $1 AND network = $2 AND conversation_key = $3 AND NOT is_deleted
  ORDER BY published_at DESC, id DESC LIMIT 1`;

/** Judged as the task was that answered for it: nothing tells by now what its posts alone would have come to. */
const OPEN = `
  INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, priority, priority_score, priority_reasons,
    priority_version, priority_facts, priority_is_manual, intent, watch_ids, replyability, excerpt, sentiment_label,
    sentiment_score, lang, author_handle, author_name, person_id, first_mention_id, last_mention_id, mention_count)
  SELECT t.workspace_id, $2, $3, n.source_id, t.team_id, t.priority, t.priority_score, t.priority_reasons,
    t.priority_version, t.priority_facts, t.priority_is_manual, n.intent_label, n.watch_ids, $4, $5, n.sentiment_label,
    n.sentiment_score, n.lang, n.author_handle, n.author_name, CASE WHEN n.title IS NULL THEN NULL ELSE 0 END, f.id, n.id,
    (SELECT count(*) FROM mention WHERE workspace_id = t.workspace_id AND network = $2 AND conversation_key = $3)
  FROM task t
  CROSS JOIN LATERAL (
    SELECT * FROM mention WHERE workspace_id = t.workspace_id AND network = $2 AND conversation_key = $3 AND NOT is_deleted
    ORDER BY published_at DESC, id DESC LIMIT 1) n
  CROSS JOIN LATERAL (
    SELECT id FROM mention WHERE workspace_id = t.workspace_id AND network = $2 AND conversation_key = $3 AND NOT is_deleted
    ORDER BY published_at, id LIMIT 1) f
  WHERE t.id = $1
  ON CONFLICT (workspace_id, network, conversation_key) WHERE is_open OR is_joined DO NOTHING
  RETURNING id`;

const FACTS = `
  SELECT t.intent, t.sentiment_label AS sentiment, 'P' || t.priority AS priority, t.tier, t.network, t.lang AS language,
    t.watch_ids::text[] AS "watchIds",
    ARRAY(SELECT kind FROM task_clock c WHERE c.task_id = t.id AND c.state IN ('met', 'met-late', 'overdue')) AS settled
  FROM task t WHERE t.id = $1`;

/** The task that a conversation has for itself, after it parted from another. */
@Injectable()
export class OwnTasks {
  constructor(
    private readonly writer: TaskWriter,
    private readonly clocks: TaskClocksService,
    private readonly standards: StandardsService,
    private readonly sources: SourcesService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly credentials: CredentialsService,
  ) {}

  /** What the standards in force promise, counted from when the posts were read; what was kept or missed before stays so. */
  async startClocks(tx: EntityManager, task: LockedTask, seenAt: Date): Promise<void> {
    const targets = await this.standards.inForce(task.workspaceId, tx);
    const [known] = await query<TargetFacts & { readonly settled: readonly string[] }>(tx, FACTS, [task.id]);
    if (known === undefined) throw new Error('A task that is locked is not there.');
    const { settled, ...facts } = known;
    const owed = targets.filter(({ kind }) => kind !== 'next-reply' && !settled.includes(kind));
    await this.clocks.start(
      tx,
      chooseTargets(owed, facts).map((target) => ({
        workspaceId: task.workspaceId,
        taskId: task.id,
        kind: target.kind,
        target,
        startedAt: seenAt,
      })),
    );
  }

  /** Opens one for a conversation that never had any. Null where it has one by now, or nothing of it is left. */
  async open(tx: EntityManager, from: LockedTask, told: PartedConversation, actorId: string): Promise<string | null> {
    const { network, conversationKey } = told;
    const [newest] = await query<NewestPost>(tx, NEWEST, [from.workspaceId, network, conversationKey]);
    if (newest === undefined) return null;
    const replyability = JSON.stringify(await this.replyabilityOf(from.workspaceId, newest));
    const line = excerpt(newest.words, EXCERPT_LENGTH);
    const [made] = await query<{ id: string }>(tx, OPEN, [from.id, network, conversationKey, replyability, line]);
    const own = made === undefined ? null : await this.writer.lock(tx, from.workspaceId, made.id);
    if (own === null) return null;
    await this.startClocks(tx, own, told.seenAt);
    await this.writer.change(tx, own, {}, { kind: 'split', actorId, details: { from: from.id } });
    return own.id;
  }

  private async replyabilityOf(
    workspaceId: string,
    { sourceId, url, authorHandle }: NewestPost,
  ): Promise<Replyability> {
    const source = await this.sources.findForReply(workspaceId, sourceId);
    const connector = source === null ? undefined : this.catalogue.get(source.connector);
    if (source === null || connector === undefined) {
      return { verdict: 'by-hand', reason: 'The source it came from was removed.', deepLink: url };
    }
    return connector.replyability({ url, authorHandle }, await this.credentials.openAsIs(source));
  }
}
