import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { ApprovalReason, ApprovalRule } from '../../domain/approval/approval.types.js';
import { needsApproval } from '../../domain/approval/needs-approval.js';
import type { RiskTopic } from '../../domain/intent/intent.types.js';
import type { LockedTask } from '../tasks/tasks.types.js';
import { ApprovalPolicyService } from './approval-policy.service.js';
import type { NewReply, Words } from './replies.types.js';

interface KnownOfReply {
  readonly isTrainee: boolean;
  readonly hasAnsweredBefore: boolean;
  readonly followers: number | null;
  readonly risks: readonly RiskTopic[];
}

/** Posts of the conversation that are asked for risks and reach. */
const NEWEST_POSTS = 100;

/** Why somebody else has to look at a reply before it leaves. */
@Injectable()
export class ApprovalReasons {
  constructor(private readonly policy: ApprovalPolicyService) {}

  /** With the version of the rules they come from; none: it may leave. */
  async for(
    tx: EntityManager,
    task: LockedTask,
    reply: NewReply,
    words: Words,
  ): Promise<{ readonly version: number; readonly reasons: readonly ApprovalReason[] }> {
    const { version, rules } = await this.policy.inForce(tx, task.workspaceId);
    if (rules.length === 0) return { version, reasons: [] };
    const known = await this.findKnown(tx, task, reply.authorId, rules);
    const facts = {
      ...known,
      // Nobody in person wrote it: rules about who writes have nothing to say.
      ...(reply.isAutomatic === true ? { isTrainee: false, hasAnsweredBefore: true } : {}),
      text: reply.text,
      visibility: reply.visibility,
      isApprovedText: words.isApprovedText ?? false,
    };
    return { version, reasons: needsApproval(rules, facts) };
  }

  private async findKnown(
    tx: EntityManager,
    task: LockedTask,
    authorId: string,
    rules: readonly ApprovalRule[],
  ): Promise<KnownOfReply> {
    const [author] = await query<{ isTrainee: boolean; hasAnsweredBefore: boolean }>(
      tx,
      `SELECT is_trainee AS "isTrainee", EXISTS (SELECT FROM reply r WHERE r.workspace_id = m.workspace_id
         AND r.author_id = m.id AND r.visibility = 'public' AND r.state = 'sent') AS "hasAnsweredBefore"
       FROM staff_member m WHERE m.id = $1`,
      [authorId],
    );
    const asksPosts = rules.some(({ code }) => code === 'risk' || code === 'reach');
    const posts = asksPosts
      ? await query<{ followers: string | null; risks: { topic: RiskTopic }[] | null }>(
          tx,
          `SELECT followers, judged -> 'risks' AS risks FROM mention
           WHERE workspace_id = $1 AND network = $2 AND conversation_key = $3 AND NOT is_deleted
           ORDER BY published_at DESC LIMIT ${String(NEWEST_POSTS)}`,
          [task.workspaceId, task.network, task.conversationKey],
        )
      : [];
    const followers = posts.flatMap((post) => (post.followers === null ? [] : [Number(post.followers)]));
    return {
      isTrainee: author?.isTrainee ?? true,
      hasAnsweredBefore: author?.hasAnsweredBefore ?? false,
      followers: followers.length === 0 ? null : Math.max(...followers),
      risks: posts.flatMap(({ risks }) => (risks ?? []).map(({ topic }) => topic)),
    };
  }
}
