import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { NormalisedPost } from '../../connectors/post.types.js';
import { query } from '../../db/rows.js';
import type { DrillCustomer, DrillPost } from '../../domain/drill/drill.types.js';
import { drillTurns, feedOrder, type DrillTurn } from '../../domain/drill/feed-order.js';
import { IngestService } from '../ingest/ingest.service.js';
import { LiveService } from '../live/live.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';
import type { DrillRow } from './drill-rows.js';
import type { DrillLogEntry } from './drills.types.js';

/** In one go; the rest follows at the next. */
const MOST_POSTS = 200;

interface FedSource {
  readonly id: string;
  readonly network: string;
}

/** Lets a scenario happen: its posts come in as any others do, and what else it has in store takes its turn. */
@Injectable()
export class FeedDrill {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ingest: IngestService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly sources: SourcesService,
    private readonly live: LiveService,
  ) {}

  /**
   * Everything that is due at `drill.now`. `tx` holds the lock of the drill, so that nobody else feeds it; posts that came in before
   * a worker died come in again and are known by their ids. Gives how many posts there were.
   */
  async feed(tx: EntityManager, drill: DrillRow): Promise<number> {
    if (drill.sandboxId === null) return 0;
    const elapsed = ((drill.now.getTime() - drill.startedAt.getTime()) / 1_000) * drill.speed;
    const turns = drillTurns(drill.scenario)
      .slice(drill.eventsFed)
      .filter(({ atSeconds }) => atSeconds <= elapsed);
    const due = feedOrder(drill.scenario)
      .slice(drill.postsFed, drill.postsFed + MOST_POSTS)
      .filter(({ arrivesSeconds }) => arrivesSeconds <= elapsed)
      .map(({ index }) => index);
    // Before anything here locks a source: posts are stored in transactions of their own, which would wait for this one for ever.
    if (due.length > 0) await this.bring(drill, drill.sandboxId, due);
    const log: DrillLogEntry[] = [];
    for (const turn of turns) log.push(await this.take(tx, drill, drill.sandboxId, turn));
    if (due.length + turns.length === 0) return 0;
    await tx.query(
      'UPDATE drill SET posts_fed = posts_fed + $2, events_fed = events_fed + $3, log = log || $4::jsonb WHERE id = $1',
      [drill.id, due.length, turns.length, JSON.stringify(log)],
    );
    await this.tell(tx, drill);
    return due.length;
  }

  /** Open pages of the drill, in both workspaces, look again. */
  async tell(
    tx: EntityManager,
    { id, workspaceId, sandboxId }: Pick<DrillRow, 'id' | 'workspaceId' | 'sandboxId'>,
  ): Promise<void> {
    const details = { drillId: id };
    const houses = sandboxId === null ? [workspaceId] : [workspaceId, sandboxId];
    await this.live.publish(
      tx,
      houses.map((house) => ({ workspaceId: house, teamId: null, kind: 'incidents' as const, details })),
    );
  }

  private async take(tx: EntityManager, drill: DrillRow, sandboxId: string, turn: DrillTurn): Promise<DrillLogEntry> {
    const at = instantOf(drill, turn.atSeconds).toISOString();
    const event = drill.scenario.events[turn.event];
    if (event?.kind !== 'source-blind') return { at, code: turn.code, values: { event: turn.event } };
    const isBlind = turn.code === 'source-blind';
    await tx.query(
      `UPDATE source SET health_state = $3, health_since = now(), health_reason = $4, last_error = $5
       WHERE workspace_id = $1 AND name = $2`,
      [
        sandboxId,
        event.network,
        isBlind ? 'blind' : 'ok',
        isBlind ? 'unreachable' : null,
        isBlind ? 'It does not answer, as the drill has it.' : null,
      ],
    );
    return { at, code: turn.code, values: { network: event.network } };
  }

  private async bring(drill: DrillRow, sandboxId: string, due: readonly number[]): Promise<void> {
    const connector = this.catalogue.get('replay');
    if (connector === undefined) throw new Error('The replay connector is not there.');
    const customers = new Map(drill.scenario.customers.map((customer) => [customer.key, customer]));
    const answered = await this.answered(sandboxId);
    const posts = new Map<string, NormalisedPost[]>();
    for (const index of due) {
      const post = drill.scenario.posts[index];
      const customer = post === undefined ? undefined : customers.get(post.by);
      if (post === undefined || customer === undefined) continue;
      if (post.isOnlyIfUnanswered && answered.has(keyOf(customer))) continue;
      const list = posts.get(customer.network) ?? [];
      list.push(postOf(drill, index, post, customer));
      posts.set(customer.network, list);
    }
    for (const source of await this.listSources(sandboxId)) {
      const own = posts.get(source.network) ?? [];
      if (own.length === 0) continue;
      const stored = { id: source.id, settings: { file: 'drill', network: source.network }, credentials: null };
      await this.ingest.ingest(
        { id: source.id, workspaceId: sandboxId, connector: connector.kind, network: connector.network, lease: null },
        connector,
        this.sources.openSettings(stored),
        { posts: own, rejected: [], gaps: [], isComplete: true },
      );
    }
  }

  private listSources(sandboxId: string): Promise<FedSource[]> {
    return query<FedSource>(
      this.dataSource,
      `SELECT id, name AS network FROM source WHERE workspace_id = $1 AND connector = 'replay' AND deleted_at IS NULL ORDER BY id`,
      [sandboxId],
    );
  }

  /** Customers who have heard from us. */
  private async answered(sandboxId: string): Promise<ReadonlySet<string>> {
    const rows = await query<{ network: string; handle: string }>(
      this.dataSource,
      `SELECT DISTINCT t.network, r.to_handle AS handle FROM reply r JOIN task t ON t.id = r.task_id
       WHERE r.workspace_id = $1 AND r.state = 'sent' AND r.withdrawn_at IS NULL`,
      [sandboxId],
    );
    return new Set(rows.map(keyOf));
  }
}

const keyOf = ({ network, handle }: { readonly network: string; readonly handle: string }): string =>
  `${network} ${handle.toLowerCase()}`;

const instantOf = ({ startedAt, speed }: DrillRow, atSeconds: number): Date =>
  new Date(startedAt.getTime() + (atSeconds / speed) * 1_000);

/** The conversation is that of the post it all began with. */
function postOf(drill: DrillRow, index: number, post: DrillPost, customer: DrillCustomer): NormalisedPost {
  const idOf = (n: number): string => `drill-${drill.id}-${String(n)}`;
  let root = index;
  for (let before = post.follows; before !== null; before = drill.scenario.posts[before]?.follows ?? null)
    root = before;
  const { handle, name, network, followers, lang, key } = customer;
  return {
    externalId: idOf(index),
    network,
    text: post.text,
    author: { id: `drill-${drill.id}-${key}`, handle, name, followers },
    url: `https://${network}.example/@${encodeURIComponent(handle)}/${idOf(index)}`,
    lang,
    publishedAt: instantOf(drill, post.atSeconds),
    conversationId: idOf(root),
    ...(post.follows === null ? {} : { inReplyTo: idOf(post.follows) }),
  };
}
