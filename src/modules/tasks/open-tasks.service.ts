import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { queryPrepared } from '../../db/rows.js';
import { binaryTextArray } from '../../db/text-array.js';
import type { TargetInForce } from '../standards/standards.types.js';
import { PriorityJudge } from '../priorities/priority-judge.service.js';
import { deadlinesFromNow, type SecondsUntilDue } from './clock-deadlines.js';
import { groupByConversation, type ConversationWork } from './conversation-work.js';
import { CustomerPosts } from './customer-posts.service.js';
import { HAS_PAUSED, passOn, voicesOfMerged, type JoinedTask } from './joined-conversations.js';
import { conversationOf, joinVoices, routeByStory } from './story-tasks.js';
import type { FollowUp, JudgedWork, MentionNeedingWork, TouchedTask } from './open-tasks.types.js';
import { TaskClocksService } from './task-clocks.service.js';
import { targetReader } from './target-reader.js';
import { raisedPriority, rankOf, tellRaised } from './task-priority.js';

/** Texts and documents come in binary arrays: hundreds of documents are neither quoted nor parsed as elements. */
const OPEN_OR_JOIN = `
  INSERT INTO task AS t (workspace_id, source_id, network, conversation_key, team_id, priority, priority_score,
    priority_reasons, sentiment_label, sentiment_score, lang, author_handle, author_name, excerpt, first_mention_id,
    last_mention_id, mention_count, replyability, next_due_at, story_id, priority_version, priority_facts, person_id,
    tier, journey, intent, watch_ids)
  SELECT $1, $2, i.network, i.conversation_key, i.team_id, i.priority, i.score, i.reasons::jsonb, i.sentiment_label,
    i.sentiment_score, i.lang, i.author_handle, i.author_name, i.excerpt, i.first_mention_id, i.last_mention_id, i.n,
    i.replyability::jsonb, coalesce(now() + make_interval(secs => i.within_seconds), 'infinity'), i.story_id, i.version,
    i.facts::jsonb, i.person_id, i.tier, i.journey, i.intent, i.watch_ids::bigint[]
  FROM unnest($3::text[], $4::text[], $5::bigint[], $6::smallint[], $7::real[], $8::text[], $9::text[], $10::real[],
    $11::text[], $12::text[], $13::text[], $14::text[], $15::bigint[], $16::bigint[], $17::int[], $18::text[], $19::float8[],
    $20::bigint[], $21::int[], $22::text[], $23::bigint[], $24::text[], $25::text[], $26::text[],
    $27::text[])
    AS i (network, conversation_key, team_id, priority, score, reasons, sentiment_label, sentiment_score, lang,
      author_handle, author_name, excerpt, first_mention_id, last_mention_id, n, replyability, within_seconds, story_id,
      version, facts, person_id, tier, journey, intent, watch_ids)
  ORDER BY i.network, i.conversation_key
  ON CONFLICT (workspace_id, network, conversation_key) WHERE is_open OR is_joined DO UPDATE SET
    mention_count = t.mention_count + excluded.mention_count, last_mention_id = excluded.last_mention_id,
    excerpt = excluded.excerpt, replyability = excluded.replyability,
    ${raisedPriority('excluded')},
    sentiment_label = CASE WHEN excluded.sentiment_label = 'negative' THEN 'negative' ELSE t.sentiment_label END,
    sentiment_score = least(t.sentiment_score, excluded.sentiment_score),
    state = CASE WHEN t.state IN ('snoozed', 'waiting') THEN coalesce(t.previous_state, 'open') ELSE t.state END,
    previous_state = NULL, snoozed_until = NULL, story_id = coalesce(t.story_id, excluded.story_id), updated_at = now(),
    version = t.version + 1
  RETURNING t.id AS "taskId", t.team_id AS "teamId", t.priority, (t.xmax = 0) AS "isNew", t.network,
    t.conversation_key AS "conversationKey", t.last_mention_id AS "mentionId",
    t.acknowledged_at IS NOT NULL AS "isAnswered", CASE WHEN t.is_joined THEN t.merged_into_id END AS "joinedTo",
    CASE WHEN t.xmax = 0 THEN false ELSE ${HAS_PAUSED} END AS "isPaused"`;

/**
 * Rows are looked up one key at a time through a unique index (a lateral sub-select that locks is never turned into another
 * kind of join): a young table has no statistics yet, and guesses would read it as a whole.
 */
const HURRY_CLOCKS = `
  WITH late AS (
    SELECT c.id, i.* FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::int[], $5::text[], $6::text[], $7::bigint[],
      $8::int[], $9::float8[], $10::float8[])
      AS i (task_id, kind, standard_id, standard_version, target_id, calendar, calendar_id, calendar_version,
        target_seconds, until_due)
    CROSS JOIN LATERAL (
      SELECT id FROM task_clock WHERE task_id = i.task_id AND kind = i.kind AND state = 'running'
        AND due_at > now() + make_interval(secs => i.until_due) FOR UPDATE) c),
  hurried AS (
    UPDATE task_clock c SET standard_id = late.standard_id, standard_version = late.standard_version,
      target_id = late.target_id, calendar = late.calendar, calendar_id = late.calendar_id,
      calendar_version = late.calendar_version, target_seconds = late.target_seconds, started_at = now(),
      due_at = now() + make_interval(secs => late.until_due)
    FROM late WHERE c.id = late.id RETURNING c.id, c.task_id, c.due_at),
  forgotten AS (DELETE FROM task_clock_pause p USING hurried WHERE p.clock_id = hurried.id)
  UPDATE task t SET next_due_at = least(t.next_due_at, hurried.due_at) FROM hurried WHERE t.id = hurried.task_id`;

const JOIN_FOLLOW_UPS = `
  WITH incoming AS (
    SELECT network, conversation_key, count(*) AS n, max(mention_id) AS mention_id,
      (array_agg(excerpt ORDER BY mention_id DESC))[1] AS excerpt
    FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) AS i (network, conversation_key, mention_id, excerpt)
    GROUP BY 1, 2 ORDER BY 1, 2),
  touched AS (
    SELECT t.id, i.n, i.mention_id, i.excerpt FROM incoming i
    CROSS JOIN LATERAL (
      SELECT id FROM task WHERE workspace_id = $1 AND network = i.network AND conversation_key = i.conversation_key
        AND (is_open OR is_joined) FOR UPDATE) t)
  UPDATE task t SET mention_count = t.mention_count + touched.n, last_mention_id = touched.mention_id,
    excerpt = touched.excerpt,
    state = CASE WHEN t.state IN ('snoozed', 'waiting') THEN coalesce(t.previous_state, 'open') ELSE t.state END,
    previous_state = NULL, snoozed_until = NULL, updated_at = now(), version = t.version + 1
  FROM touched WHERE t.id = touched.id
  RETURNING t.id AS "taskId", t.team_id AS "teamId", t.priority, false AS "isNew", t.last_mention_id AS "mentionId",
    t.acknowledged_at IS NOT NULL AS "isAnswered", CASE WHEN t.is_joined THEN t.merged_into_id END AS "joinedTo",
    touched.n::int AS count, ${HAS_PAUSED} AS "isPaused"`;

/** A task and the conversation that it answers. */
interface TaskOfConversation extends JoinedTask {
  readonly network: string;
  readonly conversationKey: string;
}

/** Opens tasks and starts their clocks, in the transaction that stores the mentions asking for them. */
@Injectable()
export class OpenTasksService {
  constructor(
    private readonly judge: PriorityJudge,
    private readonly clocks: TaskClocksService,
    private readonly customerPosts: CustomerPosts,
  ) {}

  /**
   * One open task per conversation and per story: partial unique indexes turn a second one into a mention, or a voice, that
   * joins the first. Only a new task gets clocks, so running the same batch twice never starts a second one.
   */
  async openFor(
    tx: EntityManager,
    workspaceId: string,
    sourceId: string,
    targets: readonly TargetInForce[],
    mentions: readonly MentionNeedingWork[],
  ): Promise<TouchedTask[]> {
    if (mentions.length === 0) return [];
    const { opening, voices } = await routeByStory(
      tx,
      workspaceId,
      groupByConversation(await this.prioritise(tx, workspaceId, mentions)),
    );
    const targetsOf = targetReader(targets);
    const untilDue = await deadlinesFromNow(tx, [...opening, ...voices.map(({ work }) => work)].flatMap(targetsOf));
    const found = await this.openOrJoin(tx, workspaceId, sourceId, opening, targetsOf, untilDue);
    const workOf = new Map(opening.map((work) => [conversationOf(work.first), work]));
    const touched = await passOn(tx, found, (task) => workOf.get(conversationOf(task))?.count ?? 0);
    const taskOf = new Map(touched.map((task) => [conversationOf(task), task]));
    await this.noteRaised(tx, workspaceId, opening, taskOf);
    const joined = await joinVoices(tx, workspaceId, [...voices, ...voicesOfMerged(found, workOf)], taskOf);
    const promises = [
      ...opening.map((w) => ({ work: w, task: taskOf.get(conversationOf(w.first)) })),
      ...joined.map(({ task, work }) => ({ work, task })),
    ].flatMap(({ work, task }) => (task === undefined ? [] : targetsOf(work).map((target) => ({ ...task, target }))));
    const again = touched.filter(({ isNew }) => !isNew);
    if (again.length > 0) await this.customerPosts.follow(tx, workspaceId, targets, again);
    await this.hurryClocks(
      tx,
      untilDue,
      promises.filter((promise) => !promise.isNew),
    );
    await this.clocks.start(
      tx,
      promises
        .filter((promise) => promise.isNew)
        .map(({ taskId, target }) => ({ workspaceId, taskId, kind: target.kind, target, startedAt: 'now' })),
      untilDue,
    );
    return [...touched, ...joined.map(({ task }) => task)];
  }

  private async prioritise(
    tx: EntityManager,
    workspaceId: string,
    mentions: readonly MentionNeedingWork[],
  ): Promise<JudgedWork[]> {
    const judged = await this.judge.judge(tx, workspaceId, mentions);
    return mentions.flatMap((mention, i) => {
      const verdict = judged[i];
      return verdict === undefined ? [] : [{ ...mention, ...verdict }];
    });
  }

  private async openOrJoin(
    tx: EntityManager,
    workspaceId: string,
    sourceId: string,
    work: readonly ConversationWork[],
    targetsOf: (w: ConversationWork) => readonly TargetInForce[],
    untilDue: SecondsUntilDue,
  ): Promise<TaskOfConversation[]> {
    if (work.length === 0) return [];
    const column = (value: (w: ConversationWork) => string | number | null): string => arrayLiteral(work.map(value));
    const texts = (value: (w: ConversationWork) => string | null): Buffer => binaryTextArray(work.map(value));
    return queryPrepared<TaskOfConversation>(tx, OPEN_OR_JOIN, [
      workspaceId,
      sourceId,
      texts((w) => w.first.network),
      texts((w) => w.first.conversationKey),
      column((w) => w.worst.teamId),
      column((w) => rankOf(w.worst.priority.level)),
      column((w) => w.worst.priority.score),
      texts((w) => JSON.stringify(w.worst.priority.reasons)),
      texts((w) => w.worst.sentimentLabel),
      column((w) => w.worst.sentimentScore),
      texts((w) => w.newest.lang),
      texts((w) => w.newest.authorHandle),
      texts((w) => w.newest.authorName),
      texts((w) => w.newest.excerpt),
      column((w) => w.first.mentionId),
      column((w) => w.newest.mentionId),
      column((w) => w.count),
      texts((w) => JSON.stringify(w.newest.replyability)),
      column((w) => {
        const seconds = targetsOf(w).flatMap((target) => untilDue(target) ?? []);
        return seconds.length === 0 ? null : Math.min(...seconds);
      }),
      column((w) => w.storyId),
      column((w) => w.worst.version),
      texts((w) => JSON.stringify(w.worst.facts)),
      column((w) => w.newest.person.personId),
      texts((w) => w.newest.person.tier),
      texts((w) => w.newest.person.journey),
      texts((w) => w.worst.facts.intent ?? null),
      texts((w) => arrayLiteral(w.watchIds)),
    ]);
  }

  /** A level that a person had set was overtaken by worse news: the task's history says so. */
  private async noteRaised(
    tx: EntityManager,
    workspaceId: string,
    work: readonly ConversationWork[],
    taskOf: ReadonlyMap<string, TouchedTask>,
  ): Promise<void> {
    const raised = work.flatMap(({ worst }) => {
      const task = taskOf.get(conversationOf(worst));
      const isRaised = worst.setByHand !== null && task !== undefined && task.priority < worst.setByHand;
      return isRaised ? [{ taskId: task.taskId, from: worst.setByHand, to: task.priority }] : [];
    });
    if (raised.length > 0) await tellRaised(tx, workspaceId, raised);
  }

  /** The customer wrote again without complaint: the task wakes up and shows it. */
  async joinFollowUps(
    tx: EntityManager,
    workspaceId: string,
    targets: readonly TargetInForce[],
    followUps: readonly FollowUp[],
  ): Promise<TouchedTask[]> {
    if (followUps.length === 0) return [];
    const found = await queryPrepared<JoinedTask & { readonly count: number }>(tx, JOIN_FOLLOW_UPS, [
      workspaceId,
      arrayLiteral(followUps.map((f) => f.network)),
      arrayLiteral(followUps.map((f) => f.conversationKey)),
      arrayLiteral(followUps.map((f) => f.mentionId)),
      arrayLiteral(followUps.map((f) => f.excerpt)),
    ]);
    const joined = await passOn(tx, found, ({ count }) => count);
    if (joined.length > 0) await this.customerPosts.follow(tx, workspaceId, targets, joined);
    return joined;
  }

  /** Takes the words of deleted posts out of task rows. */
  async forgetMentions(tx: EntityManager, workspaceId: string, mentionIds: readonly string[]): Promise<void> {
    if (mentionIds.length === 0) return;
    await tx.query(
      `WITH gone AS (
         SELECT m.network, m.conversation_key, array_agg(m.id) AS ids, array_agg(m.author_handle) AS handles
         FROM mention m WHERE m.id = ANY($2::bigint[]) GROUP BY 1, 2)
       UPDATE task t SET version = version + 1, updated_at = now(),
         excerpt = CASE WHEN t.last_mention_id = ANY(gone.ids) THEN '' ELSE t.excerpt END,
         author_name = CASE WHEN t.author_handle = ANY(gone.handles) THEN NULL ELSE t.author_name END
       FROM gone WHERE t.workspace_id = $1 AND t.conversation_key = gone.conversation_key AND t.network = gone.network
         AND (t.last_mention_id = ANY(gone.ids) OR t.author_handle = ANY(gone.handles))`,
      [workspaceId, mentionIds],
    );
  }

  /** Rows show the first words of a mention: when those were edited, the new ones. */
  async showEdits(tx: EntityManager, workspaceId: string, edited: readonly FollowUp[]): Promise<void> {
    if (edited.length === 0) return;
    await tx.query(
      `UPDATE task t SET excerpt = i.excerpt
       FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) AS i (network, conversation_key, mention_id, excerpt)
       WHERE t.workspace_id = $1 AND t.conversation_key = i.conversation_key AND t.network = i.network
         AND t.last_mention_id = i.mention_id`,
      [
        workspaceId,
        edited.map((e) => e.network),
        edited.map((e) => e.conversationKey),
        edited.map((e) => e.mentionId),
        edited.map((e) => e.excerpt),
      ],
    );
  }

  /** A conversation that got worse is due as early as if it had begun like that. */
  private async hurryClocks(
    tx: EntityManager,
    untilDue: SecondsUntilDue,
    joined: readonly { readonly taskId: string; readonly target: TargetInForce }[],
  ): Promise<void> {
    if (joined.length === 0) return;
    const column = (value: (target: TargetInForce) => string | number | null): string =>
      arrayLiteral(joined.map(({ target }) => value(target)));
    await queryPrepared(tx, HURRY_CLOCKS, [
      arrayLiteral(joined.map((j) => j.taskId)),
      column((target) => target.kind),
      column((target) => target.standardId),
      column((target) => target.standardVersion),
      column((target) => target.id),
      column((target) => target.calendar?.name ?? 'always'),
      column((target) => target.calendar?.id ?? null),
      column((target) => target.calendar?.version ?? null),
      column((target) => target.withinSeconds),
      column(untilDue),
    ]);
  }
}
