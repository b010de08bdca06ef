import { join } from 'node:path';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { Env } from '../../env.js';
import { readTemplates, type TemplateSeed } from './template-files.js';

/**
 * Texts are found by their key, removed ones too, so that a second run adds nothing and nothing that was removed comes
 * back. Only rows that this statement added get a first version.
 */
const SEED = `
  WITH seed AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS s (key text, name text, lang text, kind text, intents text[], tone text, text text)),
  added AS (
    INSERT INTO template (workspace_id, key, approved_version) SELECT $1, key, 1 FROM seed
    ON CONFLICT (workspace_id, key) DO NOTHING RETURNING id, key)
  INSERT INTO template_version (template_id, n, name, lang, kind, intents, tone, text, approved_at)
  SELECT a.id, 1, s.name, s.lang, s.kind, s.intents, s.tone, s.text, now() FROM added a JOIN seed s USING (key)`;

/** Gives every workspace the approved texts of `config/templates/*.yaml`; read once, at start. */
@Injectable()
export class TemplateSeeds implements OnApplicationBootstrap {
  private readonly seeds: readonly TemplateSeed[];

  constructor(
    env: Env,
    private readonly dataSource: DataSource,
  ) {
    this.seeds = readTemplates(join(env.rootDir, 'config', 'templates'));
  }

  /** Texts that came with this release reach the workspaces that were there before it. Safe on many instances at once. */
  async onApplicationBootstrap(): Promise<void> {
    const behind = await query<{ id: string }>(
      this.dataSource,
      `SELECT w.id FROM workspace w
       WHERE (SELECT count(*) FROM template t WHERE t.workspace_id = w.id AND t.key = ANY ($1)) < $2 ORDER BY w.id`,
      [this.seeds.map(({ key }) => key), this.seeds.length],
    );
    for (const { id } of behind) await transact(this.dataSource, { repeatable: true }, (tx) => this.seed(tx, id));
  }

  /** Part of the caller's transaction. */
  async seed(tx: EntityManager, workspaceId: string): Promise<void> {
    await tx.query(SEED, [workspaceId, JSON.stringify(this.seeds)]);
  }
}
