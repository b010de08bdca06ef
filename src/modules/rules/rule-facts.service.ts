import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { isOpenAt } from '../../domain/clock/due-at.js';
import type { IntentLabel, RiskTopic } from '../../domain/intent/intent.types.js';
import type { PriorityLevel } from '../../domain/priority/priority.types.js';
import { RULE_CLOCKS, type RuleFacts } from '../../domain/rule/rule.types.js';
import type { TaskToAct } from '../../domain/rule/plan-acts.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import type { Replyability } from '../../connectors/reply.types.js';
import { CalendarsService } from '../calendars/calendars.service.js';
import { postOf, STORED_POST, type StoredPost } from '../watches/found-mention.types.js';
import type { RuleSubject } from './rules.types.js';

/** A subject with what rules are judged by. */
export interface KnownSubject {
  readonly subject: RuleSubject;
  readonly facts: RuleFacts;
  /** As it is now; null: nobody works on the post. */
  readonly task: (TaskToAct & { readonly id: string }) | null;
  /** For showing it to people. */
  readonly shown: {
    readonly excerpt: string;
    readonly network: string;
    readonly lang: string;
    readonly customer: string;
  };
}

interface MentionPart extends StoredPost {
  readonly sentiment: SentimentLabel;
  readonly intent: IntentLabel | null;
  readonly reach: number | null;
  readonly watchIds: readonly string[];
  readonly risks: readonly RiskTopic[];
}

interface TaskPart {
  readonly taskId: string;
  readonly taskIsOpen: boolean;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly isTaken: boolean;
  readonly priority: number;
  readonly tier: string | null;
  readonly labels: readonly string[];
  readonly taskSentiment: SentimentLabel;
  readonly taskIntent: IntentLabel | null;
  readonly taskLang: string;
  readonly taskNetwork: string;
  readonly taskWatchIds: readonly string[];
  readonly taskRisks: readonly RiskTopic[];
  readonly excerpt: string;
  readonly customer: string;
  readonly isAnswered: boolean;
  readonly replyability: Replyability;
  readonly incidentId: string | null;
}

/** Where there is no post, or no task, all of its part is null. */
type FactsRow = { readonly n: number } & { [K in keyof MentionPart]: MentionPart[K] | null } & {
  [K in keyof TaskPart]: TaskPart[K] | null;
};

const risksIn = (json: string): string =>
  `coalesce((SELECT array_agg(DISTINCT r ->> 'topic') FROM jsonb_array_elements(coalesce(${json}, '[]')) r), '{}')`;

const FACTS = `
  SELECT i.n::int AS n, ${STORED_POST}, m.sentiment_label AS sentiment, m.intent_label AS intent, m.reach,
    m.watch_ids::text[] AS "watchIds", ${risksIn(`m.judged -> 'risks'`)} AS risks,
    t.id AS "taskId", t.is_open AS "taskIsOpen", t.team_id AS "teamId", t.assignee_id AS "assigneeId",
    t.claimed_at IS NOT NULL AS "isTaken", t.priority, t.tier, t.labels, t.sentiment_label AS "taskSentiment",
    t.intent AS "taskIntent", t.lang AS "taskLang", t.network AS "taskNetwork", t.watch_ids::text[] AS "taskWatchIds",
    ${risksIn(`t.priority_facts -> 'risks'`)} AS "taskRisks", t.excerpt, t.author_handle AS customer,
    t.acknowledged_at IS NOT NULL AS "isAnswered", t.replyability,
    t.incident_id AS "incidentId"
  FROM unnest($2::bigint[], $3::bigint[]) WITH ORDINALITY AS i (task_id, mention_id, n)
  LEFT JOIN task t ON t.id = i.task_id AND t.workspace_id = $1
  LEFT JOIN mention m ON m.id = i.mention_id AND m.workspace_id = $1 AND NOT m.is_deleted
  ORDER BY i.n`;

const LEVELS: Readonly<Record<number, PriorityLevel>> = { 1: 'P1', 2: 'P2', 3: 'P3', 4: 'P4' };
const EXCERPT = 200;

/** Gathers what rules are judged by: of the post where one is what happened, of the task otherwise. */
@Injectable()
export class RuleFactsService {
  constructor(private readonly calendars: CalendarsService) {}

  /** A subject whose post or task is gone is left out. */
  async gather(
    on: EntityManager | DataSource,
    workspaceId: string,
    subjects: readonly RuleSubject[],
    calendarIds: readonly string[],
  ): Promise<KnownSubject[]> {
    if (subjects.length === 0) return [];
    const rows = await query<FactsRow>(on, FACTS, [
      workspaceId,
      subjects.map(({ taskId }) => taskId),
      subjects.map(({ mentionId }) => mentionId),
    ]);
    const openAt = await this.openCalendars(workspaceId, calendarIds);
    return rows.flatMap((row) => {
      const subject = subjects[row.n - 1];
      if (subject === undefined) return [];
      const known = knownSubject(subject, row, openAt(subject.at));
      return known === null ? [] : [known];
    });
  }

  private async openCalendars(
    workspaceId: string,
    calendarIds: readonly string[],
  ): Promise<(at: Date) => ReadonlySet<string>> {
    if (calendarIds.length === 0) return () => new Set();
    const calendars = await this.calendars.inForce(workspaceId);
    return (at) =>
      new Set(
        calendarIds.filter((id) => {
          const calendar = calendars.get(id);
          return calendar !== undefined && isOpenAt(at, calendar.rules);
        }),
      );
  }
}

function knownSubject(subject: RuleSubject, row: FactsRow, openCalendarIds: ReadonlySet<string>): KnownSubject | null {
  const mention = row.id === null ? null : (row as unknown as MentionPart);
  const task = row.taskId === null ? null : (row as unknown as TaskPart);
  const isOfPost = subject.when === 'mention-arrived' || subject.when === 'customer-wrote';
  const main = isOfPost ? partOfMention(mention) : partOfTask(task, mention);
  if (main === null) return null;
  const priority = task === null ? null : (LEVELS[task.priority] ?? 'P4');
  return {
    subject,
    facts: {
      ...main,
      reach: mention?.reach ?? null,
      post: mention === null ? null : postOf(mention),
      task: task === null || priority === null ? null : { priority, tier: task.tier, labels: task.labels },
      clock: RULE_CLOCKS.find((clock) => clock === subject.clock) ?? null,
      openCalendarIds,
    },
    task:
      task === null || priority === null
        ? null
        : {
            id: task.taskId,
            isOpen: task.taskIsOpen,
            teamId: task.teamId,
            assigneeId: task.assigneeId,
            isTaken: task.isTaken,
            priority,
            labels: task.labels,
            isAnswered: task.isAnswered,
            isAnswerable: ['public', 'private-only'].includes(task.replyability.verdict),
            language: task.taskLang,
            intent: task.taskIntent,
            watchIds: task.taskWatchIds,
            incidentId: task.incidentId,
          },
    shown: {
      excerpt: mention === null ? (task?.excerpt ?? '') : (mention.title ?? mention.text).slice(0, EXCERPT),
      network: main.network,
      lang: main.language,
      customer: mention?.authorHandle ?? task?.customer ?? '',
    },
  };
}

type MainFacts = Pick<RuleFacts, 'sentiment' | 'intent' | 'language' | 'network' | 'watchIds' | 'risks'>;

const partOfMention = (mention: MentionPart | null): MainFacts | null =>
  mention === null
    ? null
    : {
        sentiment: mention.sentiment,
        intent: mention.intent,
        language: mention.lang,
        network: mention.network,
        watchIds: mention.watchIds,
        risks: mention.risks,
      };

const partOfTask = (task: TaskPart | null, mention: MentionPart | null): MainFacts | null =>
  task === null
    ? null
    : {
        sentiment: task.taskSentiment,
        intent: task.taskIntent,
        language: task.taskLang,
        network: task.taskNetwork,
        watchIds: task.taskWatchIds,
        risks: [...new Set([...task.taskRisks, ...(mention?.risks ?? [])])],
      };
