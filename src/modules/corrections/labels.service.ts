import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { BaseEngines } from '../learning/base-engines.service.js';
import type { JudgedMention, LabelKind, NewLabel } from './labels.types.js';

/** What says so before a person does, where it is no engine for a language. */
const ENGINE_OF: Readonly<Record<Exclude<LabelKind, 'sentiment'>, string>> = {
  intent: 'rules',
  priority: 'weights',
  relevance: 'watch',
};

/**
 * What the newest label of the same text replaced goes on as `before`, where the post still shows that label: `before` is what
 * an engine said, never what another person did.
 */
const KEEP = `
  WITH earlier AS (
    SELECT c.before, c.confidence_before, c.engine, c.after FROM correction c
    WHERE c.workspace_id = $1 AND c.mention_id = $2 AND c.kind = $3 AND c.content_hash = $8
    ORDER BY c.id DESC LIMIT 1),
  carried AS (SELECT * FROM earlier WHERE after = $4)
  INSERT INTO correction (workspace_id, mention_id, kind, before, confidence_before, after, task_id, content_hash, lang, engine,
    team_ids, member_id)
  VALUES ($1, $2, $3, coalesce((SELECT before FROM carried), $4),
    CASE WHEN EXISTS (SELECT FROM carried) THEN (SELECT confidence_before FROM carried) ELSE $5::real END,
    $6, $7, $8, $9, coalesce((SELECT engine FROM carried), $10), $11, $12)`;

/** Keeps what people say of posts. Part of the transaction of the act that says it. */
@Injectable()
export class LabelsService {
  constructor(private readonly engines: BaseEngines) {}

  /** The post, locked: labels of it take turns. Null where there is none in the workspace. */
  async lockMention(tx: EntityManager, workspaceId: string, mentionId: string): Promise<JudgedMention | null> {
    const rows = await query<JudgedMention>(
      tx,
      `SELECT id, network, conversation_key AS "conversationKey", story_id AS "storyId", lang, content_hash AS "contentHash",
         team_ids::text[] AS "teamIds", versions, is_deleted AS "isDeleted", sentiment_label AS "sentimentLabel",
         sentiment_score AS "sentimentScore", sentiment_confidence AS "sentimentConfidence",
         intent_label AS "intentLabel", intent_confidence AS "intentConfidence"
       FROM mention WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
      [workspaceId, mentionId],
    );
    return rows[0] ?? null;
  }

  /** The newest label of a person for a kind counts; those before stay readable. The post is locked by the caller. */
  async keep(
    tx: EntityManager,
    workspaceId: string,
    mention: JudgedMention,
    label: NewLabel,
    weightsVersion: number | null = null,
  ): Promise<void> {
    const { kind, shown, confidence, after, taskId, memberId } = label;
    await tx.query(
      `UPDATE correction SET is_newest = false
       WHERE workspace_id = $1 AND mention_id = $2 AND kind = $3 AND member_id = $4 AND is_newest`,
      [workspaceId, mention.id, kind, memberId],
    );
    await tx.query(KEEP, [
      workspaceId,
      mention.id,
      kind,
      shown,
      confidence,
      after,
      taskId,
      mention.contentHash,
      mention.lang,
      this.engineOf(kind, mention.lang, weightsVersion),
      mention.teamIds,
      memberId,
    ]);
  }

  /** What said so before a person did: an engine, or the version of the weights. */
  private engineOf(kind: LabelKind, lang: string, weightsVersion: number | null): string {
    if (kind === 'sentiment') return this.engines.nameFor(lang);
    const version = kind === 'priority' && weightsVersion !== null ? ` v${String(weightsVersion)}` : '';
    return `${ENGINE_OF[kind]}${version}`;
  }

  /** Whether the newest post of a task is about us at all. A post that is gone gets no label. */
  async keepRelevance(
    tx: EntityManager,
    task: { readonly id: string; readonly workspaceId: string; readonly lastMentionId: string },
    isRelevant: boolean,
    memberId: string,
  ): Promise<void> {
    const mention = await this.lockMention(tx, task.workspaceId, task.lastMentionId);
    if (mention === null || mention.isDeleted) return;
    await this.keep(tx, task.workspaceId, mention, relevanceLabel(isRelevant, task.id, memberId));
  }
}

export const relevanceLabel = (isRelevant: boolean, taskId: string, memberId: string): NewLabel => ({
  kind: 'relevance',
  // A watch found it, which claims that it is about us.
  shown: 'relevant',
  confidence: null,
  after: isRelevant ? 'relevant' : 'not-relevant',
  taskId,
  memberId,
});
