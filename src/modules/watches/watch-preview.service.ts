import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { compileWatches } from '../../domain/query/compile-watches.js';
import type { Span } from '../../domain/query/matcher.js';
import { requireAccess } from '../../http/require-access.js';
import type { PreviewRequest, WatchPreview } from './watches.dto.js';

const DAYS = 30;
const SAMPLE = 5_000;
const EXAMPLES = 20;
const DAY_MS = 86_400_000;

interface SampledMention {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly authorHandle: string;
  readonly authorName: string | null;
  readonly network: string;
  readonly lang: string;
  readonly publishedAt: Date;
}

interface Hit extends SampledMention {
  readonly spans: readonly Span[];
}

/** Tries a query on what is stored already, before it becomes a watch. */
@Injectable()
export class WatchPreviewService {
  constructor(private readonly dataSource: DataSource) {}

  /** Looks at the newest mentions that the actor may see; what no watch has kept cannot be found. */
  async preview(actor: Actor, request: PreviewRequest): Promise<WatchPreview> {
    requireAccess(actor, 'watches', 'read');
    const teamIds = requireAccess(actor, 'mentions', 'read') === 'all' ? null : actor.teamIds;
    const matcher = compileWatches([{ id: '', query: request.query, languages: request.languages ?? [] }]);
    const [fault] = matcher.faults;
    if (fault !== undefined) {
      const { line, column, reason } = fault.fault;
      const error = `${String(line)}:${String(column)}: ${reason}`;
      return { hits: 0, sampled: 0, days: DAYS, perDay: [], examples: [], error };
    }
    const { now, sample } = await this.sample(actor.workspaceId, teamIds);
    const hits = sample.flatMap((mention): Hit[] => {
      const { text, title, lang } = mention;
      const [match] = matcher.match({ text, lang, ...(title === null ? {} : { title }) });
      return match === undefined ? [] : [{ ...mention, spans: match.spans }];
    });
    return {
      hits: hits.length,
      sampled: sample.length,
      days: DAYS,
      perDay: countPerDay(hits, now),
      examples: hits.slice(0, EXAMPLES).map(exampleOf),
      error: null,
    };
  }

  private async sample(
    workspaceId: string,
    teamIds: readonly string[] | null,
  ): Promise<{ now: Date; sample: SampledMention[] }> {
    const [clock] = await query<{ now: Date }>(this.dataSource, 'SELECT now() AS now');
    if (clock === undefined) throw new Error('The database gave no time.');
    const sample = await query<SampledMention>(
      this.dataSource,
      `SELECT id, title, text, author_handle AS "authorHandle", author_name AS "authorName", network, lang,
         published_at AS "publishedAt"
       FROM mention
       WHERE workspace_id = $1 AND published_at > $2::timestamptz - make_interval(days => $3) AND NOT is_deleted
         AND ($4::bigint[] IS NULL OR team_ids && $4)
       ORDER BY published_at DESC, id DESC LIMIT $5`,
      [workspaceId, clock.now, DAYS, teamIds, SAMPLE],
    );
    return { now: clock.now, sample };
  }
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** One entry for each day, oldest first, empty days too. */
function countPerDay(hits: readonly Hit[], now: Date): { date: string; count: number }[] {
  const counts = new Map<string, number>();
  for (let back = DAYS - 1; back >= 0; back -= 1) counts.set(dayOf(new Date(now.getTime() - back * DAY_MS)), 0);
  for (const { publishedAt } of hits) {
    const day = dayOf(publishedAt);
    const count = counts.get(day);
    if (count !== undefined) counts.set(day, count + 1);
  }
  return [...counts].map(([date, count]) => ({ date, count }));
}

function exampleOf(hit: Hit): WatchPreview['examples'][number] {
  const { id, text, authorHandle, authorName, network, lang, publishedAt, spans } = hit;
  return {
    id,
    text,
    author: { handle: authorHandle, name: authorName },
    network,
    lang,
    publishedAt: publishedAt.toISOString(),
    spans: spans.map(([start, end]): [number, number] => [start, end]),
  };
}
