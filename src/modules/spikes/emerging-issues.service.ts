import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { AlertRule } from '../../domain/alert-rule/alert-rule.types.js';
import {
  EMERGING_MS,
  findEmerging,
  MOST_A_DAY,
  MOST_POSTS_READ,
  type PostTold,
} from '../../domain/alert-rule/find-emerging.js';
import type { Noticed } from './fire-rules.service.js';
import { groupByWatch } from './group-by-watch.js';
import { namesIn, termsBeside } from './watched-names.js';
import { type HeldWatch, STEP_MS, stepOf, type StepCount } from './spikes.types.js';

const DAY_SECONDS = 86_400;
/** An issue goes on for as long as people come to it within this. */
export const SAME_ISSUE_SECONDS = 2 * DAY_SECONDS;
/** What is about one thing says so at its beginning. */
const LONGEST_TEXT = 1_000;
/** Posts of the last half hour above which it is a matter of counts. */
const MOST_FRESH = 15;
/** What was learnt of the last weeks may be so many times what `findEmerging` counts in them. */
const LEARNT_MARGIN = 1.5;

/** A post as `findEmerging` takes it, with its language. */
export interface StoredTold extends PostTold {
  readonly lang: string;
}

interface Row {
  readonly watchId: string;
  readonly at: Date;
  readonly voice: string;
  readonly lang: string;
  readonly isComplaint: boolean;
  readonly title: string | null;
  readonly text: string;
  /** Where the text names what is watched. */
  readonly spans: readonly (readonly [number, number])[] | null;
}

/** A watch with the posts of its open steps, and how many are usual in a day; null where that is still being learnt. */
export interface FreshWatch {
  readonly watch: HeldWatch;
  readonly counts: readonly StepCount[];
  readonly usualPerDay: number | null;
}

/** What was said of a watch of few posts. */
export interface FewTold {
  readonly posts: readonly StoredTold[];
  /** Some that were counted cannot be read yet. */
  readonly isBehind: boolean;
}

/** Watches of few posts, in whose complaints several people may speak of the same thing. */
@Injectable()
export class EmergingIssues {
  /** What was said of those watches of one workspace that have something new and few posts, by watch. */
  async read(tx: EntityManager, asked: readonly FreshWatch[], now: Date): Promise<Map<string, FewTold>> {
    const few = asked.filter(hasFewAndFresh);
    const [first] = few;
    if (first === undefined) return new Map();
    const told = await readTold(
      tx,
      first.watch.workspaceId,
      few.map(({ watch }) => watch.id),
      { from: new Date(now.getTime() - EMERGING_MS), to: now },
    );
    return new Map(
      few.map(({ watch: { id }, counts }) => {
        const posts = told.get(id) ?? [];
        return [id, { posts, isBehind: isBehind(counts, posts, now) }];
      }),
    );
  }

  /** What a rule notices in them; one of another kind notices nothing. */
  async notice(
    tx: EntityManager,
    watch: HeldWatch,
    rule: AlertRule,
    told: readonly StoredTold[],
    now: Date,
  ): Promise<Noticed | null> {
    if (rule.kind !== 'emerging') return null;
    const posts = inLanguages(rule, told);
    const issue = findEmerging(posts, {
      now,
      knownFrom: knownFrom(watch.knownFrom, told),
      sensitivity: rule.sensitivity,
    });
    if (issue === null) return null;
    const subject = `${watch.id}:emerging`;
    const startedAt = await this.beginning(tx, rule, subject, stepOf(issue.beganAt), now);
    return {
      ...{ rule, watch, subject, startedAt, severity: issue.severity, observed: issue.voices, usual: issue.usual },
      windowSeconds: DAY_SECONDS,
      reason: { code: 'emerging', values: { term: issue.term, voices: issue.voices } },
      voices: () => Promise.resolve(issue.voices),
    };
  }

  /** That of the same issue, while people come to it. */
  private async beginning(tx: EntityManager, rule: AlertRule, subject: string, began: Date, now: Date): Promise<Date> {
    const [row] = await query<{ at: Date | null }>(
      tx,
      `SELECT max(began_at) AS at FROM alert_rule_firing WHERE rule_id = $1 AND subject = $2
         AND began_at > $3::timestamptz - make_interval(secs => ${String(SAME_ISSUE_SECONDS)})`,
      [rule.id, subject, now],
    );
    return row?.at ?? began;
  }
}

function hasFewAndFresh({ counts, usualPerDay }: FreshWatch): boolean {
  const posts = counts.reduce((sum, { mentions }) => sum + mentions, 0);
  return posts > 0 && posts <= MOST_FRESH && (usualPerDay ?? 0) < LEARNT_MARGIN * MOST_A_DAY.high;
}

/** The index of mentions by watch follows what came in by a moment; until then, posts were counted that it does not have. */
function isBehind(counts: readonly StepCount[], told: readonly StoredTold[], now: Date): boolean {
  const said = counts.filter(({ mentions }) => mentions > 0);
  if (!said.some(({ at }) => at.getTime() > now.getTime() - 2 * STEP_MS)) return false;
  const from = Math.min(...said.map(({ at }) => at.getTime()));
  return told.filter(({ at }) => at.getTime() >= from).length < said.reduce((sum, { mentions }) => sum + mentions, 0);
}

/** Posts of watches as `findEmerging` takes them, oldest first; of each watch the newest, as many as are ever looked at. */
export async function readTold(
  on: EntityManager | DataSource,
  workspaceId: string,
  watchIds: readonly string[],
  { from, to }: { readonly from: Date; readonly to: Date },
  most = MOST_POSTS_READ,
): Promise<Map<string, StoredTold[]>> {
  const rows = await query<Row>(
    on,
    `SELECT asked.watch_id AS "watchId", m.published_at AS at,
       m.network || ' ' || coalesce(m.author_id, nullif(lower(m.author_handle), ''), m.id::text) AS voice,
       split_part(lower(coalesce(m.lang, '')), '-', 1) AS lang,
       coalesce(m.sentiment_label = 'negative' OR m.intent_label IN ('complaint', 'threat'), false) AS "isComplaint",
       m.title, left(m.text, ${String(LONGEST_TEXT)}) AS text, m.watch_spans -> asked.watch_id::text AS spans
     FROM unnest($2::bigint[]) AS asked (watch_id) CROSS JOIN LATERAL (
       SELECT w.mention_id FROM mention_watch w
       WHERE w.workspace_id = $1 AND w.watch_id = asked.watch_id AND w.published_at > $3 AND w.published_at <= $4
       ORDER BY w.published_at DESC LIMIT $5) w
     JOIN mention m ON m.id = w.mention_id AND m.muted_by IS NULL AND NOT m.is_deleted
     ORDER BY m.published_at, m.id`,
    [workspaceId, watchIds, from, to, most],
  );
  const told = new Map<string, StoredTold[]>();
  for (const [watchId, posts] of groupByWatch(rows, (row) => row.watchId)) told.set(watchId, toldOf(posts));
  return told;
}

/** What is watched has its name in every post; that people share it says nothing. */
function toldOf(rows: readonly Row[]): StoredTold[] {
  const names = namesIn(rows);
  return rows.map(({ at, voice, lang, isComplaint, title, text }) => ({
    ...{ at, voice, lang, isComplaint },
    terms: termsBeside(names, title === null ? text : `${title}\n${text}`),
  }));
}

export const inLanguages = (
  { languages }: Pick<AlertRule, 'languages'>,
  told: readonly StoredTold[],
): readonly StoredTold[] => (languages === null ? told : told.filter(({ lang }) => languages.includes(lang)));

/** What was read back is known as well. */
export const knownFrom = (since: Date, told: readonly StoredTold[]): Date => {
  const [oldest] = told;
  return oldest !== undefined && oldest.at < since ? oldest.at : since;
};
