import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { join } from 'node:path';
import type { Replyability } from '../../connectors/reply.types.js';
import { query } from '../../db/rows.js';
import type { AcknowledgePolicy } from '../../domain/automation/acknowledge.types.js';
import type { AutomaticWords } from '../../domain/automation/automatic-words.js';
import { suspectSarcasm, type SarcasmSign } from '../../domain/automation/suspect-sarcasm.js';
import { ALWAYS_OPEN, type Calendar } from '../../domain/clock/calendar.js';
import { isOpenAt, nextOpeningAt } from '../../domain/clock/due-at.js';
import type { IntentLabel, RiskTopic } from '../../domain/intent/intent.types.js';
import { primarySubtag } from '../../domain/language/primary-subtag.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import { Env } from '../../env.js';
import { CalendarsService } from '../calendars/calendars.service.js';
import { PausesService } from '../incidents/pauses.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { AcknowledgeTexts } from './acknowledge-texts.service.js';
import type { TaskToAcknowledge } from './auto-acknowledge.types.js';
import { readAutomaticWords } from './automatic-word-files.js';

interface PostRow {
  readonly isAuthor: boolean;
  readonly text: string;
  readonly lang: string;
  readonly sentiment: SentimentLabel;
  readonly intent: IntentLabel | null;
  readonly judged: {
    readonly risks?: readonly { readonly topic: RiskTopic }[];
    readonly isNegativeSuspected?: true;
  } | null;
}

interface TaskRow {
  readonly taskId: string;
  readonly mentionId: string;
  readonly excerpt: string;
  readonly network: string;
  readonly connector: string;
  readonly lang: string;
  readonly handle: string;
  readonly name: string | null;
  readonly team: { readonly id: string; readonly name: string };
  readonly replyability: Replyability;
  readonly isDeleted: boolean;
  readonly isMuted: boolean;
  readonly ageSeconds: number;
  readonly intent: IntentLabel | null;
  readonly intentConfidence: number | null;
  readonly sentiment: SentimentLabel;
  readonly posts: readonly PostRow[];
  readonly hasOptedOut: boolean;
  readonly hasWrittenBefore: boolean;
  readonly isKnownConversation: boolean;
  readonly automaticCount: number;
  readonly isTaken: boolean;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
  readonly at: Date;
}

/** Posts of a conversation that are read. */
const NEWEST_POSTS = 50;

/** `$2`: tasks · `$3`: hours in which an author is known · `$4`: as it was when each opened, whatever happened since. */
const FACTS = `
  SELECT t.id AS "taskId", t.last_mention_id AS "mentionId", t.excerpt, t.network, s.connector, t.lang, t.author_handle AS handle,
    t.author_name AS name, json_build_object('id', tm.id::text, 'name', tm.name) AS team, t.replyability,
    coalesce(m.is_deleted, true) AS "isDeleted", m.muted_by IS NOT NULL AS "isMuted",
    extract(epoch FROM CASE WHEN $4 THEN t.opened_at ELSE now() END - m.published_at)::float8 AS "ageSeconds",
    m.intent_label AS intent, m.intent_confidence AS "intentConfidence", coalesce(m.sentiment_label, 'unsure') AS sentiment,
    coalesce(posts.list, '[]') AS posts,
    EXISTS (SELECT FROM automation_opt_out o WHERE o.workspace_id = $1 AND o.network = t.network
      AND o.handle_key = lower(ltrim(t.author_handle, '@'))) AS "hasOptedOut",
    t.author_handle <> '' AND EXISTS (SELECT FROM task e WHERE e.workspace_id = $1 AND e.network = t.network
      AND e.author_handle = t.author_handle AND e.opened_at > t.opened_at - make_interval(hours => $3) AND e.opened_at <= t.opened_at
      AND e.id < t.id) AS "hasWrittenBefore",
    EXISTS (SELECT FROM task e WHERE e.workspace_id = $1 AND e.conversation_key = t.conversation_key AND e.network = t.network
      AND e.id < t.id) AS "isKnownConversation",
    CASE WHEN $4 THEN 0 ELSE (SELECT count(*)::int FROM task e JOIN reply r ON r.task_id = e.id AND r.is_automatic
      AND r.withdrawn_at IS NULL AND r.state <> 'rejected' WHERE e.workspace_id = $1 AND e.conversation_key = t.conversation_key
      AND e.network = t.network) END AS "automaticCount",
    NOT $4 AND (t.state <> 'open' OR t.claimed_at IS NOT NULL OR t.acknowledged_at IS NOT NULL OR EXISTS (
      SELECT FROM reply r WHERE r.task_id = t.id AND r.withdrawn_at IS NULL AND NOT r.is_automatic)) AS "isTaken",
    c.calendar_id AS "calendarId", c.calendar_version AS "calendarVersion",
    CASE WHEN $4 THEN t.opened_at ELSE now() END AS at
  FROM task t JOIN source s ON s.id = t.source_id JOIN team tm ON tm.id = t.team_id
  LEFT JOIN mention m ON m.id = t.last_mention_id
  LEFT JOIN task_clock c ON c.task_id = t.id AND c.kind = 'acknowledge'
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('isAuthor', p.author_handle = t.author_handle, 'text', concat_ws(E'\\n', p.title, p.text),
      'lang', p.lang, 'sentiment', p.sentiment_label, 'intent', p.intent_label, 'judged', p.judged)) AS list
    FROM (SELECT * FROM mention p WHERE p.workspace_id = $1 AND p.conversation_key = t.conversation_key
      AND p.network = t.network AND NOT p.is_deleted ORDER BY p.published_at DESC, p.id DESC LIMIT ${String(NEWEST_POSTS)}) p) posts ON true
  WHERE t.workspace_id = $1 AND t.id = ANY ($2::bigint[]) ORDER BY t.id`;

/** Gathers what an automatic acknowledgement is decided by. */
@Injectable()
export class AcknowledgeFactsService {
  private readonly words: AutomaticWords;

  constructor(
    private readonly catalogue: ConnectorCatalogue,
    private readonly calendars: CalendarsService,
    private readonly texts: AcknowledgeTexts,
    private readonly pauses: PausesService,
    env: Env,
  ) {
    this.words = readAutomaticWords(join(env.rootDir, 'config', 'automatic'));
  }

  async gather(
    on: EntityManager | DataSource,
    workspaceId: string,
    taskIds: readonly string[],
    policy: AcknowledgePolicy,
    { isRehearsal, hasOwner }: { readonly isRehearsal: boolean; readonly hasOwner: boolean },
  ): Promise<TaskToAcknowledge[]> {
    const rows = await query<TaskRow>(on, FACTS, [workspaceId, taskIds, policy.authorHours, isRehearsal]);
    const calendarOf = await this.calendarsOf(on, rows);
    const approved = await this.texts.approved(on, workspaceId);
    const isIncidentUnspoken = await this.pauses.isUnspoken(on, workspaceId);
    return rows.map((row) => {
      const calendar = calendarOf(row);
      const lang = knownLanguage(row.lang);
      const own = row.posts.filter(({ isAuthor }) => isAuthor);
      const stopWords = first(own, ({ text, lang: written }) => this.words.asksToStop(text, written));
      const openingAt = isOpenAt(row.at, calendar) ? null : nextOpeningAt(row.at, calendar);
      const choice = { lang, intent: row.intent, teamId: row.team.id };
      const { taskId, mentionId, excerpt, network, handle, name, team, intent, replyability } = row;
      return {
        ...{ taskId, mentionId, excerpt, network, handle, name, team, intent, openingAt, stopWords },
        zone: calendar.kind === 'always' ? 'UTC' : calendar.zone,
        facts: {
          network,
          networkRule: this.catalogue.get(row.connector)?.automation?.automaticReply ?? null,
          isAddressed: replyability.isAddressed === true,
          verdict: replyability.verdict,
          isPrivate: replyability.reason === 'private-message',
          isOwnPost: replyability.reason === 'own-post',
          isDeleted: row.isDeleted,
          isMuted: row.isMuted,
          ageSeconds: row.ageSeconds,
          intent,
          intentConfidence: row.intentConfidence,
          sentiment: row.sentiment,
          sarcasm: own.flatMap((post) => this.suspect(post)),
          risks: row.posts.flatMap(({ judged }) => (judged?.risks ?? []).map(({ topic }) => topic)),
          isThreat: row.posts.some((post) => post.intent === 'threat'),
          isIncidentUnspoken,
          hasOptedOut: row.hasOptedOut || stopWords !== null,
          hasWrittenBefore: row.hasWrittenBefore,
          isKnownConversation: row.isKnownConversation,
          automaticCount: row.automaticCount,
          isTaken: row.isTaken,
          lang,
          isLanguageRead: lang !== null && this.words.reads(lang),
          isOpenNow: isOpenAt(row.at, calendar),
          texts: {
            acknowledge: this.texts.choose(approved, 'acknowledge', choice) !== null,
            // A calendar that never opens again has nothing to say.
            holding: openingAt !== null && this.texts.choose(approved, 'holding', choice) !== null,
          },
          hasOwner,
        },
      };
    });
  }

  /** What in a post of the author says that no machine is wanted; null: nothing. */
  asksToStop(text: string, lang: string): string | null {
    return this.words.asksToStop(text, lang);
  }

  private suspect({ text, lang, sentiment, intent, judged }: PostRow): readonly SarcasmSign[] {
    const isNegative = sentiment === 'negative' || judged?.isNegativeSuspected === true;
    return suspectSarcasm(this.words, { text, lang, isNegative, isComplaint: intent === 'complaint' });
  }

  /** The hours by which each task's acknowledgement is counted; without any, somebody is always there. */
  private async calendarsOf(
    on: EntityManager | DataSource,
    rows: readonly TaskRow[],
  ): Promise<(row: TaskRow) => Calendar> {
    const wanted = rows.flatMap(({ calendarId: id, calendarVersion: version }) =>
      id === null || version === null ? [] : [{ id, version }],
    );
    const rulesOf = await this.calendars.rulesOf(on, wanted);
    return ({ calendarId, calendarVersion }) =>
      calendarId === null || calendarVersion === null ? ALWAYS_OPEN : rulesOf(calendarId, calendarVersion);
  }
}

function knownLanguage(lang: string): string | null {
  const primary = primarySubtag(lang);
  return ['', 'und', 'zxx', 'mul'].includes(primary) ? null : primary;
}

function first<T, R>(list: readonly T[], read: (each: T) => R | null): R | null {
  for (const each of list) {
    const found = read(each);
    if (found !== null) return found;
  }
  return null;
}
