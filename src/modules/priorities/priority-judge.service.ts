import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { queryPrepared } from '../../db/rows.js';
import { prioritise } from '../../domain/priority/prioritise.js';
import type { Priority, PriorityFacts } from '../../domain/priority/priority.types.js';
import { DEFAULT_TIERS, NOBODY, type Tier } from '../people/people.types.js';
import { PriorityWeightsService } from './priority-weights.service.js';

/** What asks for work, as far as its priority depends on it. */
export interface WorkToJudge {
  readonly network: string;
  readonly conversationKey: string;
  /** It begins its conversation, which then has no open task, except where an answer was read before it. */
  readonly isFirst: boolean;
  /** Whose earlier tasks count; null for an article, whose author is no customer. */
  readonly customer: string | null;
  /** The network's id of the author, where it has one: a handle may be somebody else's by now. */
  readonly authorId: string | null;
  readonly storyId: string | null;
  readonly facts: PriorityFacts;
}

export interface JudgedPriority {
  readonly priority: Priority;
  /** Those given, and what was read of the story, the customer and the promise. */
  readonly facts: PriorityFacts;
  readonly version: number;
  /** The level, 1 to 4, that a person set for the open task of the conversation; null without one. */
  readonly setByHand: number | null;
  readonly person: KnownPerson;
}

/** What is known of the author before the task opens. */
export interface KnownPerson {
  /** Null where the author was not met before, '0' where it is no customer. */
  readonly personId: string | null;
  readonly tier: string | null;
  readonly journey: string | null;
}

interface ConversationRow {
  readonly kind: 'conversation';
  /** From 1, in the order asked. */
  readonly n: number;
  readonly count: number;
  readonly left: number | null;
  readonly within: number | null;
  readonly setByHand: number | null;
  readonly personId: string | null;
  readonly tier: string | null;
  readonly journey: string | null;
}
interface StoryRow {
  readonly kind: 'story';
  readonly n: number;
  readonly count: number;
}
interface VersionRow {
  readonly kind: 'version';
  readonly n: 0;
  readonly count: number | null;
  /** The workspace's words and what they count, as JSON. */
  readonly tiers: string | null;
}

/** More than these change no priority. */
const MOST_TASKS = 20;
const MOST_TELLINGS = 1_024;

/**
 * The version in force, what is known of each conversation and its customer, and of each story, in one statement. Every
 * look-up goes through an index and ends early: a sub-select with a limit is never turned into another kind of join.
 */
const READ_CONTEXT = `
  SELECT 'version' AS kind, 0 AS n, max(version) AS count, NULL::float8 AS left, NULL::float8 AS within,
    NULL::int AS "setByHand", NULL::text AS "personId", NULL::text AS tier,
    (SELECT tiers::text FROM people_settings WHERE workspace_id = $1) AS tiers, NULL::text AS journey
  FROM priority_weights WHERE workspace_id = $1
  UNION ALL
  SELECT 'conversation', i.n::int, h.count, p.left, p.within, o.priority::int, who.id, who.tier, NULL, who.journey
  FROM unnest($2::text[], $3::text[], $4::text[], $6::boolean[], $7::text[]) WITH ORDINALITY
    AS i (network, conversation_key, customer, is_first, author_id, n)
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS count FROM (
      SELECT FROM task WHERE workspace_id = $1 AND network = i.network AND author_handle = i.customer
        AND opened_at > now() - interval '90 days' AND conversation_key <> i.conversation_key
        AND (is_open OR state = 'resolved' AND acknowledged_at IS NULL) LIMIT ${String(MOST_TASKS)}) other) h
  LEFT JOIN LATERAL (
    SELECT id, CASE WHEN priority_is_manual THEN priority END AS priority FROM task
    WHERE NOT i.is_first AND workspace_id = $1 AND network = i.network AND conversation_key = i.conversation_key AND is_open
    LIMIT 1) o ON true
  LEFT JOIN LATERAL (
    SELECT extract(epoch FROM due_at - now())::float8 AS left, extract(epoch FROM due_at - started_at)::float8 AS within
    FROM task_clock WHERE task_id = o.id AND state IN ('running', 'overdue') ORDER BY due_at LIMIT 1) p ON true
  LEFT JOIN LATERAL (
    SELECT person.id::text, person.tier, person.journey
    FROM person_handle known JOIN person ON person.id = known.person_id
    WHERE known.workspace_id = $1 AND known.network = i.network AND known.handle_key = lower(ltrim(i.customer, '@'))
      AND coalesce(known.author_id = i.author_id, true)
    LIMIT 1) who ON true
  WHERE h.count > 0 OR o.id IS NOT NULL OR who.id IS NOT NULL
  UNION ALL
  SELECT 'story', i.n::int, v.count, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM unnest($5::bigint[]) WITH ORDINALITY AS i (story_id, n)
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT told.author)::int AS count FROM (
      SELECT network || ' ' || lower(author_handle) AS author FROM mention
      WHERE workspace_id = $1 AND story_id = i.story_id AND published_at > now() - interval '1 hour' AND NOT is_deleted
      ORDER BY published_at DESC, id DESC LIMIT ${String(MOST_TELLINGS)}) told) v`;

/** Gives work its priority by the weights in force, in the transaction that opens or joins its task. */
@Injectable()
export class PriorityJudge {
  constructor(private readonly weights: PriorityWeightsService) {}

  /** One statement, whatever the number of mentions; another one when the weights have changed. In the order given. */
  async judge(tx: EntityManager, workspaceId: string, work: readonly WorkToJudge[]): Promise<JudgedPriority[]> {
    if (work.length === 0) return [];
    const conversations = distinctConversations(work);
    const stories = [...new Set(work.flatMap(({ storyId }) => storyId ?? []))];
    const rows = await queryPrepared<ConversationRow | StoryRow | VersionRow>(tx, READ_CONTEXT, [
      workspaceId,
      arrayLiteral(conversations.map(({ network }) => network)),
      arrayLiteral(conversations.map(({ conversationKey }) => conversationKey)),
      arrayLiteral(conversations.map(({ customer }) => customer)),
      arrayLiteral(stories),
      arrayLiteral(conversations.map(({ isFirst }) => (isFirst ? 't' : 'f'))),
      arrayLiteral(conversations.map(({ authorId }) => authorId)),
    ]);
    let inForce: number | null = null;
    let tiers: readonly Tier[] = DEFAULT_TIERS;
    const known = new Map<string, ConversationRow>();
    const voices = new Map<string, number>();
    for (const row of rows) {
      if (row.kind === 'version') {
        inForce = row.count;
        if (row.tiers !== null) tiers = JSON.parse(row.tiers) as readonly Tier[];
      }
      if (row.kind === 'story') voices.set(stories[row.n - 1] ?? '', row.count);
      if (row.kind === 'conversation') {
        const conversation = conversations[row.n - 1];
        if (conversation !== undefined) known.set(conversationOf(conversation), row);
      }
    }
    const { version, weights } = await this.weights.load(workspaceId, inForce, tx);
    return work.map((w) => {
      const conversation = known.get(conversationOf(w));
      const facts = withContext(w.facts, conversation, voices.get(w.storyId ?? ''), tiers);
      const priority = prioritise(facts, weights);
      return {
        priority,
        facts,
        version,
        setByHand: conversation?.setByHand ?? null,
        person: personOf(w, conversation),
      };
    });
  }
}

/** Each conversation once with each customer. */
function distinctConversations(work: readonly WorkToJudge[]): WorkToJudge[] {
  const distinct = new Map<string, WorkToJudge>();
  for (const each of work) {
    const key = conversationOf(each);
    const before = distinct.get(key);
    distinct.set(key, before === undefined ? each : { ...each, isFirst: before.isFirst && each.isFirst });
  }
  return [...distinct.values()];
}

const conversationOf = ({ network, conversationKey, customer }: WorkToJudge): string =>
  `${network}\n${conversationKey}\n${customer ?? ''}`;

function personOf({ customer }: WorkToJudge, row: ConversationRow | undefined): KnownPerson {
  if (customer === null) return { personId: NOBODY, tier: null, journey: null };
  return { personId: row?.personId ?? null, tier: row?.tier ?? null, journey: row?.journey ?? null };
}

function withContext(
  facts: PriorityFacts,
  conversation: ConversationRow | undefined,
  storyVoices: number | undefined,
  tiers: readonly Tier[],
): PriorityFacts {
  const { count = 0, left = null, within = null, tier = null } = conversation ?? {};
  const counts = tier === null ? undefined : tiers.find(({ name }) => name === tier)?.counts;
  return {
    ...facts,
    ...(storyVoices === undefined ? {} : { storyVoices }),
    ...(count === 0 ? {} : { unresolvedTasks: count }),
    ...(tier !== null && (counts === 'top' || counts === 'high') ? { customerTier: { name: tier, counts } } : {}),
    ...(left === null || within === null ? {} : { promise: { withinSeconds: within, leftSeconds: Math.round(left) } }),
  };
}
