import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { MANY_HEARERS, type HeldWatch, LATE_SECONDS, type SeriesKind } from './spikes.types.js';

/** Different authors of what a series counts, in the window before now that speaks most. */
export async function countVoices(
  tx: EntityManager,
  watch: HeldWatch,
  { kind, lang }: { readonly kind: SeriesKind; readonly lang: string },
  windowSeconds: number,
  now: Date,
): Promise<number> {
  const from = new Date(now.getTime() - Math.max(windowSeconds, LATE_SECONDS) * 1_000);
  const [row] = await query<{ voices: number }>(
    tx,
    `SELECT count(DISTINCT m.network || ' ' || coalesce(m.author_id, nullif(lower(m.author_handle), ''), m.id::text))::int AS voices
     FROM mention m WHERE m.workspace_id = $1 AND m.published_at >= $3 AND m.watch_ids @> ARRAY[$2::bigint] AND m.muted_by IS NULL
       AND ($4 <> 'negative' OR m.sentiment_label = 'negative')
       AND ($4 <> 'high-reach' OR coalesce(m.followers, 0) >= ${String(MANY_HEARERS)} OR coalesce(m.reach, 0) >= ${String(Math.log10(MANY_HEARERS))})
       AND ($5 = '' OR split_part(lower(m.lang), '-', 1) = $5)`,
    [watch.workspaceId, watch.id, from, kind, lang],
  );
  return row?.voices ?? 0;
}
