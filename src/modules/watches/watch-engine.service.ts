import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { compileWatches } from '../../domain/query/compile-watches.js';
import type { WatchEngine, WatchFacts } from './watches.types.js';

interface EngineRow extends WatchFacts {
  readonly query: string;
  readonly languages: readonly string[];
}

interface EngineRows {
  readonly version: string;
  readonly watches: readonly EngineRow[] | null;
}

/** Compiled watches, one engine per workspace and process, rebuilt when the workspace's version of watches has moved. */
@Injectable()
export class WatchEngineService {
  private readonly engines = new Map<string, WatchEngine>();

  constructor(private readonly dataSource: DataSource) {}

  /** Within a transaction `tx` that changes watches, what it sees is used but not kept: it may be rolled back. */
  async load(workspaceId: string, tx?: EntityManager): Promise<WatchEngine> {
    const on = tx ?? this.dataSource;
    const [current] = await query<{ version: string }>(
      on,
      'SELECT watches_version AS version FROM workspace WHERE id = $1',
      [workspaceId],
    );
    const kept = this.engines.get(workspaceId);
    if (kept !== undefined && kept.version === current?.version) return kept;
    const engine = await this.build(on, workspaceId);
    if (tx === undefined && isNewer(engine, this.engines.get(workspaceId))) this.engines.set(workspaceId, engine);
    return engine;
  }

  private async build(on: DataSource | EntityManager, workspaceId: string): Promise<WatchEngine> {
    // Version and watches in one statement: they are of the same moment.
    const [rows] = await query<EngineRows>(
      on,
      `SELECT s.watches_version AS version, (
         SELECT json_agg(json_build_object('id', w.id::text, 'name', w.name, 'kind', w.kind, 'query', w.query,
           'languages', w.languages, 'priorityWeight', w.priority_weight, 'teamId', w.team_id::text) ORDER BY w.id)
         FROM watch w WHERE w.workspace_id = s.id AND w.deleted_at IS NULL) AS watches
       FROM workspace s WHERE s.id = $1`,
      [workspaceId],
    );
    return compileEngine(workspaceId, rows?.version ?? '0', rows?.watches ?? []);
  }
}

const isNewer = (engine: WatchEngine, than: WatchEngine | undefined): boolean =>
  than === undefined || BigInt(engine.version) > BigInt(than.version);

function compileEngine(workspaceId: string, version: string, rows: readonly EngineRow[]): WatchEngine {
  const matcher = compileWatches(rows);
  const facts = new Map(
    rows.map(({ id, name, kind, priorityWeight, teamId, languages }) => [
      id,
      { id, name, kind, priorityWeight, teamId, languages },
    ]),
  );
  return {
    workspaceId,
    version,
    match: (post) =>
      matcher.match(post).flatMap(({ watchId, spans }) => {
        const watch = facts.get(watchId);
        return watch === undefined ? [] : [{ watch, spans }];
      }),
  };
}
