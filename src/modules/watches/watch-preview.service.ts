import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { compileWatches } from '../../domain/query/compile-watches.js';
import type { PostToMatch, WatchMatch } from '../../domain/query/match.types.js';
import { parseWatchQuery } from '../../domain/query/parse-watch-query.js';
import type { QueryNode } from '../../domain/query/query.types.js';
import { requireAccess } from '../../http/require-access.js';
import { PriorityWeightsService } from '../priorities/priority-weights.service.js';
import { foundMention, postOf } from './found-mention.types.js';
import { PreviewCorporaService } from './watch-preview-corpora.service.js';
import type { PreviewCorpus } from './watch-preview-corpus.js';
import {
  countPerDay,
  findWork,
  MINUTES_PER_TASK,
  rangeOf,
  round,
  staffFor,
  type WatchTrait,
} from './watch-preview-figures.js';
import { NearMisses, type NearMiss } from './watch-preview-near-misses.js';
import { quotaOf } from './watch-preview-quota.js';
import { conversationShare, readStored } from './watch-preview-sample.js';
import { SlicedWork } from './watch-preview-slices.js';
import { weaken } from './watch-preview-variants.js';
import type { PreviewRequest, WatchPreview } from './watch-preview.dto.js';
import type { PreviewReach, RecentMention } from './watch-preview.types.js';
import { findWatch } from './watch-rows.js';

const USUAL_DAYS = 30;
const EXAMPLES = 20;
const MOST_OVERLAPS = 10;
/** After this much time matching stops, and what was looked at until then is the sample. */
const MATCHING_MS = 400;
const FEWEST_MATCHED = 5_000;
/** Near misses are examples: among so many mentions there are enough of them. */
const SEARCHED_FOR_NEAR_MISSES = 20_000;
/** Of the mentions that need an answer, so many are asked how large their conversations are. */
const CONVERSATIONS_ASKED = 200;
/** Id of the query itself among those that are matched together; the others are its variants, by number. */
const MAIN = 'main';

interface Hit {
  readonly mention: RecentMention;
  readonly spans: WatchMatch['spans'];
  readonly isLookalike: boolean;
}

interface Findings {
  readonly hits: readonly Hit[];
  readonly nearMisses: NearMisses;
  readonly visited: number;
  readonly match: (post: PostToMatch) => WatchMatch[];
}

const NOTHING: Omit<WatchPreview, 'days' | 'tookMs' | 'error'> = {
  hits: 0,
  sampled: 0,
  total: 0,
  isSampled: false,
  perDay: [],
  daily: { mean: 0, low: 0, high: 0 },
  tasks: { perDay: 0, p1PerDay: 0 },
  load: { people: 0, minutesPerTask: MINUTES_PER_TASK },
  quota: [],
  nearMisses: [],
  overlaps: [],
  examples: [],
};

/** Tries a query on what is stored already, before it becomes a watch. What no watch has kept cannot be found. */
@Injectable()
export class WatchPreviewService {
  private readonly work = new SlicedWork();

  constructor(
    private readonly dataSource: DataSource,
    private readonly corpora: PreviewCorporaService,
    private readonly priorities: PriorityWeightsService,
  ) {}

  /** Looks at the mentions that the actor may see. Ends early with an error once `signal` is aborted. */
  async preview(actor: Actor, request: PreviewRequest, signal: AbortSignal): Promise<WatchPreview> {
    requireAccess(actor, 'watches', 'read');
    const startedAtMs = performance.now();
    const days = request.days ?? USUAL_DAYS;
    const took = (): number => Math.round(performance.now() - startedAtMs);
    const parsed = parseWatchQuery(request.query);
    if (!parsed.ok) {
      const error = `${String(parsed.line)}:${String(parsed.column)}: ${parsed.reason}`;
      return { ...NOTHING, days, tookMs: took(), error };
    }
    const teamIds = requireAccess(actor, 'mentions', 'read') === 'all' ? null : actor.teamIds;
    const reach: PreviewReach = { workspaceId: actor.workspaceId, teamIds };
    const corpus = await this.corpora.open(reach, days);
    const mentions = corpus.snapshot();
    const findings = await this.search(parsed.query, request.languages ?? [], mentions, signal);
    const { total } = corpus;
    const factor = findings.visited === 0 ? 1 : total / findings.visited;
    const watch = await this.traitOf(actor, request.watchId);
    const { examples, hits } = await this.showHits(reach, findings, corpus);
    const counted = this.count(hits, corpus, days, factor);
    const [tasks, overlaps, nearMisses] = await Promise.all([
      this.estimateTasks(reach, hits, watch, corpus, days, factor),
      this.findOverlaps(actor, hits, request.watchId),
      this.showNearMisses(reach, findings, corpus),
    ]);
    return {
      ...counted,
      sampled: findings.visited,
      total,
      isSampled: factor > 1,
      days,
      tasks,
      load: { people: staffFor(tasks.perDay), minutesPerTask: MINUTES_PER_TASK },
      quota: quotaOf(parsed.query, mentions),
      nearMisses,
      overlaps,
      examples,
      tookMs: took(),
      error: null,
    };
  }

  private async search(
    parsed: QueryNode,
    languages: readonly string[],
    mentions: readonly RecentMention[],
    signal: AbortSignal,
  ): Promise<Findings> {
    const variants = weaken(parsed, languages);
    const main = { id: MAIN, query: parsed, languages };
    const matcher = compileWatches([main]);
    const withVariants = compileWatches([
      main,
      ...variants.map(({ tree, trigger, languages: own }, at) => ({
        id: String(at),
        query: trigger ?? tree,
        languages: own,
      })),
    ]);
    const match = (post: PostToMatch): WatchMatch[] => matcher.match(post);
    const hits: Hit[] = [];
    const nearMisses = new NearMisses(variants);
    const visit = (index: number): void => {
      const mention = mentions[index];
      if (mention === undefined) return;
      const matches = index < SEARCHED_FOR_NEAR_MISSES ? withVariants.match(mention.post) : match(mention.post);
      if (matches.length === 0) return;
      const found = matches.find(({ watchId }) => watchId === MAIN);
      if (found === undefined) nearMisses.add(mention, matches);
      else hits.push({ mention, spans: found.spans, isLookalike: found.isLookalike });
    };
    const deadlineMs = performance.now() + MATCHING_MS;
    const visited = await this.work.run(mentions.length, visit, { deadlineMs, fewest: FEWEST_MATCHED, signal });
    hits.sort((a, b) => b.mention.publishedAtMs - a.mention.publishedAtMs);
    return { hits, nearMisses, visited, match };
  }

  private count(
    hits: readonly Hit[],
    corpus: PreviewCorpus,
    days: number,
    factor: number,
  ): Pick<WatchPreview, 'hits' | 'perDay' | 'daily'> {
    const times = hits.map(({ mention }) => mention.publishedAtMs);
    const perDay = countPerDay(times, corpus.since.getTime(), days, factor);
    return { hits: Math.round(hits.length * factor), perDay, daily: rangeOf(perDay) };
  }

  private async estimateTasks(
    { workspaceId }: PreviewReach,
    hits: readonly Hit[],
    watch: WatchTrait,
    corpus: PreviewCorpus,
    days: number,
    factor: number,
  ): Promise<WatchPreview['tasks']> {
    const { weights } = await this.priorities.current(workspaceId);
    const { needing, conversations, urgentConversations } = findWork(hits, watch, weights);
    if (factor === 1 || needing.length === 0) {
      return { perDay: round(conversations / days), p1PerDay: round(urgentConversations / days) };
    }
    const asked = needing.slice(0, CONVERSATIONS_ASKED).map(({ id }) => id);
    const share = await conversationShare(this.dataSource, workspaceId, corpus.since, asked);
    const perDay = (needing.length * share * factor) / days;
    return { perDay: round(perDay), p1PerDay: round(perDay * (urgentConversations / conversations)) };
  }

  private async traitOf(actor: Actor, watchId: string | undefined): Promise<WatchTrait> {
    const scope = requireAccess(actor, 'watches', 'read');
    const teamIds = scope === 'all' ? null : actor.teamIds;
    const row =
      watchId === undefined
        ? undefined
        : await findWatch(this.dataSource, { workspaceId: actor.workspaceId, teamIds }, watchId);
    return row ?? { kind: 'brand', priorityWeight: 1 };
  }

  /** Of watches that the actor may see; the names of others stay unsaid. */
  private async findOverlaps(
    actor: Actor,
    hits: readonly Hit[],
    watchId: string | undefined,
  ): Promise<WatchPreview['overlaps']> {
    const counts = new Map<string, number>();
    for (const { mention } of hits) {
      for (const id of mention.watchIds) if (id !== watchId) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    if (counts.size === 0) return [];
    const teamIds = requireAccess(actor, 'watches', 'read') === 'all' ? null : actor.teamIds;
    const rows = await query<{ id: string; name: string }>(
      this.dataSource,
      `SELECT id, name FROM watch WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND deleted_at IS NULL
         AND ($3::bigint[] IS NULL OR team_id = ANY ($3) OR person_visible_to && $3)`,
      [actor.workspaceId, [...counts.keys()], teamIds],
    );
    return rows
      .map(({ id, name }) => ({ watchId: id, name, share: round((counts.get(id) ?? 0) / hits.length) }))
      .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1))
      .slice(0, MOST_OVERLAPS);
  }

  /** What is shown is read anew: it may have been edited or deleted since, and then it is matched anew or left out. */
  private async showHits(
    reach: PreviewReach,
    findings: Findings,
    corpus: PreviewCorpus,
  ): Promise<{ readonly examples: WatchPreview['examples']; readonly hits: readonly Hit[] }> {
    const shown = findings.hits.slice(0, EXAMPLES);
    const stored = await this.readAnew(reach, shown, corpus);
    const gone = new Set<Hit>();
    const examples = shown.flatMap((hit) => {
      const now = stored.get(hit.mention.id);
      const main = now && findings.match(postOf(now)).find(({ watchId }) => watchId === MAIN);
      if (now !== undefined && main !== undefined) return [foundMention(now, main)];
      gone.add(hit);
      return [];
    });
    return { examples, hits: gone.size === 0 ? findings.hits : findings.hits.filter((hit) => !gone.has(hit)) };
  }

  private async showNearMisses(
    reach: PreviewReach,
    findings: Findings,
    corpus: PreviewCorpus,
  ): Promise<WatchPreview['nearMisses']> {
    const shown = findings.nearMisses.choose();
    const stored = await this.readAnew(reach, shown, corpus);
    return shown.flatMap(({ mention, spans, reason }: NearMiss) => {
      const now = stored.get(mention.id);
      if (now === undefined || now.text !== mention.post.text) return [];
      return [{ ...foundMention(now, { spans, isLookalike: false }), reason }];
    });
  }

  private async readAnew(
    reach: PreviewReach,
    shown: readonly { readonly mention: RecentMention }[],
    corpus: PreviewCorpus,
  ): Promise<Map<string, Awaited<ReturnType<typeof readStored>>[number]>> {
    const ids = shown.map(({ mention }) => mention.id);
    const rows = ids.length === 0 ? [] : await readStored(this.dataSource, reach, ids);
    const stored = new Map(rows.map((row) => [row.id, row]));
    for (const { mention } of shown) {
      const now = stored.get(mention.id);
      if (now === undefined) corpus.remove(mention.id);
      else if (now.text !== mention.post.text) corpus.put({ ...mention, post: postOf(now) });
    }
    return stored;
  }
}
