import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { OnCallBook } from '../on-call/on-call-book.service.js';
import { AlertsService } from './alerts.service.js';
import type { LiveRun } from './pages.types.js';

/** Long before anybody's patience ends, and well within five minutes. */
const STUCK_SECONDS = 60;
const STUCK = 'stuck-chain';
const NOBODY = 'nobody-on-call';
const UNANSWERED = 'nobody-acknowledged';
const BATCH = 500;

/** What is wrong with paging itself is an alert too. None of these pages: they go to the notifiers, past the chain. */
@Injectable()
export class WatchChains {
  constructor(
    private readonly dataSource: DataSource,
    private readonly alerts: AlertsService,
    private readonly book: OnCallBook,
  ) {}

  /** Everybody was paged as often as agreed and nobody came: all notifiers are told. */
  async tellExhausted(tx: EntityManager, { workspaceId, alertId, title }: LiveRun): Promise<void> {
    await this.alerts.open(tx, {
      workspaceId,
      kind: UNANSWERED,
      key: `${UNANSWERED}:${alertId}`,
      title: `Nobody acknowledged: ${title}`,
      text: 'Everybody in the chain was paged as often as agreed, and nobody came.',
      details: { alertId },
      paging: false,
    });
  }

  /** Pages and chains that have been due for a minute and are not carried out. Closes what was answered after all. */
  async auditStuck(): Promise<number> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const stuck = await query<{ workspaceId: string; n: number }>(
        tx,
        `SELECT workspace_id AS "workspaceId", count(*)::int AS n FROM (
           SELECT workspace_id FROM chain_run WHERE state = 'running' AND next_due_at < now() - make_interval(secs => $1)
           UNION ALL
           SELECT p.workspace_id FROM alert_page p JOIN alert a ON a.id = p.alert_id AND a.state = 'open'
           WHERE p.state = 'waiting' AND p.problem IS NULL AND p.due_at < now() - make_interval(secs => $1)) late
         GROUP BY 1`,
        [STUCK_SECONDS],
      );
      for (const { workspaceId, n } of stuck)
        await this.alerts.open(tx, {
          workspaceId,
          kind: STUCK,
          key: STUCK,
          title: 'Pages are stuck',
          text: `${String(n)} pages have been due for more than a minute and nobody was told. Look at the jobs of this installation.`,
          details: { n },
          paging: false,
        });
      const isStuck = new Set(stuck.map(({ workspaceId }) => workspaceId));
      await this.closeUnless(tx, STUCK, (alert) => isStuck.has(alert.workspaceId));
      const answered = await query<{ workspaceId: string; key: string }>(
        tx,
        `SELECT a.workspace_id AS "workspaceId", a.key FROM alert a JOIN alert about ON about.id = (a.details->>'alertId')::bigint
         WHERE a.kind = $1 AND a.state <> 'closed' AND about.state <> 'open' LIMIT ${String(BATCH)}`,
        [UNANSWERED],
      );
      for (const alert of answered) await this.alerts.close(tx, alert);
      return stuck.length;
    });
  }

  /** Workspaces whose chain counts on somebody being on call while nobody is. */
  async auditCover(): Promise<number> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const schedules = await query<{ workspaceId: string; now: Date }>(
        tx,
        `SELECT workspace_id AS "workspaceId", now() AS now FROM on_call_schedule ORDER BY workspace_id`,
      );
      const uncovered = new Set<string>();
      for (const { workspaceId, now } of schedules) {
        const { schedule } = await this.book.read(workspaceId, tx);
        const counted = schedule.chain.filter(({ who }) => who === 'on-call' || who.startsWith('rotation:'));
        const empty: string[] = [];
        for (const { who } of counted)
          if ((await this.book.peopleOf(tx, workspaceId, schedule, who, now)).length === 0) empty.push(who);
        if (empty.length === 0) continue;
        uncovered.add(workspaceId);
        await this.alerts.open(tx, {
          workspaceId,
          kind: NOBODY,
          key: NOBODY,
          title: 'Nobody is on call',
          text: 'The chain of pages counts on somebody who is not there now. Fill the gap in the on-call schedule.',
          details: { who: empty },
          paging: false,
        });
      }
      await this.closeUnless(tx, NOBODY, (alert) => uncovered.has(alert.workspaceId));
      return uncovered.size;
    });
  }

  private async closeUnless(
    tx: EntityManager,
    key: string,
    isStillSo: (alert: { readonly workspaceId: string }) => boolean,
  ): Promise<void> {
    const open = await query<{ workspaceId: string; key: string }>(
      tx,
      `SELECT workspace_id AS "workspaceId", key FROM alert WHERE key = $1 AND state <> 'closed'`,
      [key],
    );
    for (const alert of open) if (!isStillSo(alert)) await this.alerts.close(tx, alert);
  }
}
