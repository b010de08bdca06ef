import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { KeptWatches, type EngineRow } from './kept-watches.js';
import type { WatchEngine } from './watches.types.js';

interface Current {
  readonly version: string;
  readonly now: Date;
}

interface Loaded {
  readonly version: string;
  /** Of the database, when this was read. */
  readonly now: Date;
  readonly watches: readonly EngineRow[] | null;
}

/** A change may be committed so much later than the time it bears. */
const LONGEST_TRANSACTION_SECONDS = 600;
const WATCHES_PER_STEP = 500;

/** A watch in JSON; it no longer counts when it is deleted or, being of a person, has ended. */
const WATCH = `json_build_object('id', w.id::text, 'name', w.name, 'kind', w.kind, 'query', w.query,
  'languages', w.languages, 'priorityWeight', w.priority_weight, 'teamId', w.team_id::text, 'version', w.version,
  'visibleTo', coalesce(w.person_visible_to, ARRAY[w.team_id])::text[], 'isDeleted', w.deleted_at IS NOT NULL,
  'endsAt', extract(epoch FROM w.person_expires_at) * 1000)`;

/**
 * Compiled watches, one engine per workspace and process. When the workspace's version of watches has moved, only those
 * changed since are loaded and compiled.
 */
@Injectable()
export class WatchEngineService {
  private readonly kept = new Map<string, KeptWatches>();
  private readonly loading = new Map<string, Promise<void>>();
  private readonly rebuilding = new Set<KeptWatches>();

  constructor(private readonly dataSource: DataSource) {}

  /** Within a transaction `tx` that changes watches, what it sees is used but not kept: it may be rolled back. */
  async load(workspaceId: string, tx?: EntityManager): Promise<WatchEngine> {
    if (tx !== undefined) {
      const { version, now, watches } = await this.read(tx, workspaceId, null);
      return new KeptWatches(workspaceId, version, now, watches ?? []).engineAt(now);
    }
    const [current] = await query<Current>(
      this.dataSource,
      'SELECT watches_version AS version, now() AS now FROM workspace WHERE id = $1',
      [workspaceId],
    );
    const known = this.kept.get(workspaceId);
    if (known === undefined || known.version !== current?.version) await this.refresh(workspaceId);
    const kept = this.kept.get(workspaceId);
    if (kept === undefined) throw new Error(`Workspace ${workspaceId} has no watches loaded.`);
    return kept.engineAt(current?.now ?? kept.readAt);
  }

  /** One at a time for a workspace: those who come meanwhile wait for it, and look again. */
  private async refresh(workspaceId: string): Promise<void> {
    const running = this.loading.get(workspaceId) ?? Promise.resolve();
    const next = running.catch(() => undefined).then(() => this.readChanges(workspaceId));
    this.loading.set(workspaceId, next);
    try {
      await next;
    } finally {
      if (this.loading.get(workspaceId) === next) this.loading.delete(workspaceId);
    }
  }

  private async readChanges(workspaceId: string): Promise<void> {
    const known = this.kept.get(workspaceId);
    const { version, now, watches } = await this.read(this.dataSource, workspaceId, known?.readAt ?? null);
    if (known === undefined) {
      this.kept.set(workspaceId, new KeptWatches(workspaceId, version, now, watches ?? []));
      return;
    }
    if (BigInt(version) < BigInt(known.version)) return;
    known.apply(version, now, watches ?? []);
    if (known.needsRebuild && !this.rebuilding.has(known)) void this.rebuild(known);
  }

  /** A step between other work: posts go on being matched against the old. */
  private async rebuild(kept: KeptWatches): Promise<void> {
    this.rebuilding.add(kept);
    try {
      const steps = kept.rebuild(WATCHES_PER_STEP);
      while (steps.next().done !== true) await turn();
    } finally {
      this.rebuilding.delete(kept);
    }
  }

  /** Version and watches in one statement: they are of the same moment. `since` null: all watches. */
  private async read(on: DataSource | EntityManager, workspaceId: string, since: Date | null): Promise<Loaded> {
    const [loaded] = await query<Loaded>(
      on,
      `SELECT s.watches_version AS version, now() AS now, (
         SELECT json_agg(${WATCH} ORDER BY w.id) FROM watch w
         WHERE w.workspace_id = s.id AND ($2::timestamptz IS NULL AND w.deleted_at IS NULL
           OR w.updated_at > $2::timestamptz - make_interval(secs => $3))) AS watches
       FROM workspace s WHERE s.id = $1`,
      [workspaceId, since, LONGEST_TRANSACTION_SECONDS],
    );
    return loaded ?? { version: '0', now: since ?? new Date(0), watches: null };
  }
}
