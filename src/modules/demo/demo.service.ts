import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { Env } from '../../env.js';
import { SourceChangesService } from '../sources/source-changes.service.js';
import { CountSteps } from '../spikes/count-steps.service.js';
import { StaffService } from '../staff/staff.service.js';
import { WatchesService } from '../watches/watches.service.js';
import { WorkspaceRemoval } from '../workspaces/workspace-removal.service.js';
import { WorkspacesService } from '../workspaces/workspaces.service.js';
import { inventPast } from './demo-past.js';
import { readDemoPlan, type DemoPlan } from './demo-plan.js';

type PlannedPerson = NonNullable<DemoPlan['watches'][number]['person']>;
type NewPerson = NonNullable<Parameters<WatchesService['create']>[1]['person']>;

const LOCK = 7_304;
/** How often the recorded posts are looked at: lively, and no load. */
const INTERVAL_SECONDS = 2;

/** The demo workspace: invented posts that arrive by themselves. Nothing is sent anywhere. */
@Injectable()
export class DemoService {
  private readonly log = new Logger('Demo');

  constructor(
    private readonly dataSource: DataSource,
    private readonly env: Env,
    private readonly workspaces: WorkspacesService,
    private readonly removal: WorkspaceRemoval,
    private readonly staff: StaffService,
    private readonly watches: WatchesService,
    private readonly sources: SourceChangesService,
    private readonly counts: CountSteps,
  ) {}

  /**
   * Opens the demo when the settings want it: `on` anywhere, `auto` on an embedded database nobody has used. Finishes what
   * an interrupted start left undone. Returns whether there is a demo to show.
   */
  async openIfWanted(isEmbedded: boolean): Promise<boolean> {
    if (this.env.demo === 'off') return false;
    return this.underLock(async (isEmpty, existing) => {
      const isWanted = existing !== null || this.env.demo === 'on' || (isEmbedded && isEmpty);
      if (isWanted) await this.open(existing);
      return isWanted;
    });
  }

  /** Removes the demo's posts, tasks and settings and opens it anew; other workspaces are not touched. */
  async reset(): Promise<void> {
    await this.underLock(async (_, existing) => {
      if (existing !== null) await this.dataSource.transaction((tx) => this.removal.remove(tx, existing));
      await this.open(null);
    });
  }

  private async open(existing: string | null): Promise<void> {
    const folder = join(this.env.rootDir, 'config', 'demo');
    const plan = await readDemoPlan(folder);
    const admin = existing === null ? await this.createPeople(plan) : await this.findAdmin(existing);
    if (admin === null) return;
    const known = await query<{ name: string }>(
      this.dataSource,
      `SELECT 'watch ' || name AS name FROM watch WHERE workspace_id = $1 UNION ALL SELECT 'source ' || name FROM source WHERE workspace_id = $1`,
      [admin.workspaceId],
    );
    const isMissing = (name: string): boolean => !known.some((k) => k.name === name);
    for (const watch of plan.watches.filter((w) => isMissing(`watch ${w.name}`))) {
      const { name, kind, query: text, priorityWeight, person } = watch;
      const grounds = person === undefined ? {} : { person: await this.groundsOf(person) };
      const { id } = await this.watches.create(admin, { name, kind, query: text.trim(), priorityWeight, ...grounds });
      await this.givePast(admin.workspaceId, plan, watch, id);
    }
    for (const source of plan.sources.filter((s) => isMissing(`source ${s.name}`))) {
      await this.sources.create(
        admin,
        {
          connector: 'replay',
          name: source.name,
          settings: { file: join(folder, source.file), network: source.network, anchor: plan.timeZero, repeat: true },
          intervalSeconds: INTERVAL_SECONDS,
        },
        this.env.baseUrl ?? '',
      );
    }
    if (existing === null) this.log.log(`The demo workspace "${plan.workspace}" is open.`);
  }

  private async givePast(
    workspaceId: string,
    { past }: DemoPlan,
    { name, usual }: DemoPlan['watches'][number],
    id: string,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const [row] = await query<{ now: Date }>(tx, 'SELECT now() AS now');
      if (row === undefined) throw new Error('The database gave no time.');
      const counts = inventPast({ id, name }, usual, past.networks, row.now, past.days);
      await this.counts.givePast(tx, workspaceId, id, counts);
    });
  }

  private async groundsOf({ purpose, legalBasis, days }: PlannedPerson): Promise<NewPerson> {
    const [end] = await query<{ expiresAt: Date }>(
      this.dataSource,
      'SELECT now() + make_interval(days => $1) AS "expiresAt"',
      [days],
    );
    if (end === undefined) throw new Error('The database gave no time.');
    return { purpose, legalBasis, expiresAt: end.expiresAt.toISOString() };
  }

  private async createPeople(plan: DemoPlan): Promise<Actor | null> {
    const workspaceId = await this.dataSource.transaction(async (tx) => {
      const created = await this.workspaces.create(tx, { name: plan.workspace, isDemo: true });
      await tx.query('UPDATE team SET name = $2 WHERE id = $1', [created.teamId, plan.team]);
      for (const user of plan.users) {
        const { name, email, role } = user;
        await this.staff.createMember(tx, {
          name,
          email,
          role,
          workspaceId: created.workspaceId,
          teamIds: [created.teamId],
        });
      }
      return created.workspaceId;
    });
    return this.findAdmin(workspaceId);
  }

  private async findAdmin(workspaceId: string): Promise<Actor | null> {
    const rows = await query<{ memberId: string; name: string; teamIds: string[] }>(
      this.dataSource,
      `SELECT m.id AS "memberId", m.name, ARRAY(SELECT team_id::text FROM team_member t WHERE t.member_id = m.id) AS "teamIds"
       FROM staff_member m WHERE m.workspace_id = $1 AND m.role = 'admin' AND m.is_active ORDER BY m.id LIMIT 1`,
      [workspaceId],
    );
    return rows[0] ? { ...rows[0], workspaceId, role: 'admin', tokenScopes: null } : null;
  }

  /** One process at a time opens the demo, whatever number starts together. */
  private async underLock<T>(work: (isEmpty: boolean, existing: string | null) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      await runner.query('SELECT pg_advisory_lock($1)', [LOCK]);
      const existing = await this.workspaces.findDemo(this.dataSource.manager);
      const used = await query(this.dataSource, 'SELECT id FROM workspace LIMIT 1');
      return await work(used.length === 0, existing);
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
      await runner.release();
    }
  }
}
