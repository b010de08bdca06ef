import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { rankTerms, type TermDocument } from '../../domain/insight/rank-terms.js';
import { readTerms } from '../../domain/insight/read-terms.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import { excerpt } from '../../domain/text/sanitise.js';
import { windowBefore, windowOf, type InsightWindow } from './insight-window.js';
import type { SentimentTermsDto, TermsQuery } from './insights.dto.js';
import { SentimentInsights, type InsightScope } from './sentiment-insights.service.js';

/** Of each period at most about so many mentions are read. */
const MOST_READ = 4_000;
const LONGEST_TEXT = 2_000;
const EXCERPT_LENGTH = 200;
/** Texts that are taken apart before others have their turn. */
const TURN = 100;

/** The sample of `mention_sample` is one in so many. */
const KEPT_SAMPLE = 16;
const SHARES = 4_096;

interface ReadMention {
  readonly id: string;
  readonly text: string;
  readonly label: SentimentLabel;
  /** Of its story, or of its text: what tells the same counts once. */
  readonly sameAs: string;
}

/**
 * Which mentions belong to an even sample of about `share` (0..1), decided by a hash of the id: the same ones each time. Below a
 * sixteenth it is part of the kept sample, so that an index has them together.
 */
function isSampled(id: string, share: number): string {
  if (share >= 1) return 'true';
  const isKept = share < 1 / KEPT_SAMPLE;
  const shares = Math.max(1, Math.ceil((isKept ? share * KEPT_SAMPLE : share) * SHARES));
  const isDrawn = `((hashint8(${id}) >> 4) & ${String(SHARES - 1)}) < ${String(shares)}`;
  return isKept ? `(hashint8(${id}) & ${String(KEPT_SAMPLE - 1)}) = 0 AND ${isDrawn}` : isDrawn;
}

/** What is talked about more than before, and how people feel about it. */
@Injectable()
export class TermInsights {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sentiment: SentimentInsights,
  ) {}

  /** Of the actor's mentions, against the period of the same length right before. */
  async risingTerms(actor: Actor, filter: TermsQuery, now: Date): Promise<SentimentTermsDto> {
    const window = windowOf(filter, now);
    const earlier = windowBefore(window);
    const scope = await this.sentiment.scopeOf(actor, filter);
    const [present, past] = await Promise.all([this.read(scope, window), this.read(scope, earlier)]);
    const texts = new Map(present.mentions.map(({ id, text }) => [id, text]));
    const ranked = rankTerms(await documentsOf(present.mentions), await documentsOf(past.mentions));
    return {
      ...periodOf(window),
      against: periodOf(earlier),
      mentions: present.count,
      before: past.count,
      isSampled: present.isSampled || past.isSampled,
      terms: ranked.map(({ exampleIds, ...term }) => ({
        ...term,
        examples: exampleIds.map((id) => ({ id, text: excerpt(texts.get(id) ?? '', EXCERPT_LENGTH) })),
      })),
    };
  }

  private async read(
    scope: InsightScope,
    window: InsightWindow,
  ): Promise<{ mentions: ReadMention[]; count: number; isSampled: boolean }> {
    // Which language a post has is seen only when it is read: the sample is taken of all.
    const [count, ofAllLanguages] = await Promise.all([
      this.sentiment.countMentions(scope, window),
      this.sentiment.countMentions(inAllLanguages(scope), window),
    ]);
    const share = ofAllLanguages <= MOST_READ ? 1 : MOST_READ / ofAllLanguages;
    const rows = await this.readSample(scope, window, share);
    const firsts = new Map<string, ReadMention>();
    for (const row of rows) if (!firsts.has(row.sameAs)) firsts.set(row.sameAs, row);
    return { mentions: [...firsts.values()], count, isSampled: share < 1 };
  }

  private async readSample(
    { workspaceId, teamIds, watchId, lang }: InsightScope,
    { from, to }: InsightWindow,
    share: number,
  ): Promise<ReadMention[]> {
    const watches =
      watchId !== null
        ? [watchId]
        : teamIds === null
          ? null
          : await this.sentiment.visibleWatches({ workspaceId, teamIds, watchId, lang });
    // Ids first, from an index alone; `$4` is not looked at where all mentions are meant.
    const picked =
      watches === null
        ? `SELECT p.id FROM mention p WHERE p.workspace_id = $1 AND p.published_at >= $2 AND p.published_at < $3
             AND $4::bigint[] IS NULL AND ${isSampled('p.id', share)}`
        : `SELECT DISTINCT p.mention_id AS id FROM mention_watch p WHERE p.workspace_id = $1 AND p.watch_id = ANY ($4::bigint[])
             AND p.published_at >= $2 AND p.published_at < $3 AND ${isSampled('p.mention_id', share)}`;
    return query<ReadMention>(
      this.dataSource,
      `SELECT m.id, left(coalesce(m.title || E'\\n', '') || m.text, ${String(LONGEST_TEXT)}) AS text,
         m.sentiment_label AS label,
         coalesce('story ' || m.story_id, 'post ' || m.repost_of, 'text ' || m.content_hash) AS "sameAs"
       FROM (${picked}) p JOIN mention m ON m.id = p.id
       WHERE NOT m.is_deleted AND m.muted_by IS NULL AND ($5::text IS NULL OR split_part(lower(m.lang), '-', 1) = $5)
       ORDER BY m.id`,
      [workspaceId, from, to, watches, lang],
    );
  }
}

async function documentsOf(mentions: readonly ReadMention[]): Promise<TermDocument[]> {
  const documents: TermDocument[] = [];
  for (const { id, text, label } of mentions) {
    documents.push({ id, terms: readTerms(text), label });
    if (documents.length % TURN === 0) await nextTurn();
  }
  return documents;
}

const inAllLanguages = ({ workspaceId, teamIds, watchId }: InsightScope): InsightScope => ({
  workspaceId,
  teamIds,
  watchId,
  lang: null,
});

const periodOf = ({ from, to }: InsightWindow): { readonly from: string; readonly to: string } => ({
  from: from.toISOString(),
  to: to.toISOString(),
});
