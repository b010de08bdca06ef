import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { type ChainEvent, type ChainProgress, moveChain } from '../../domain/on-call/chain-state.js';
import { OLDEST_PAGE_MS, quietUntil } from '../../domain/on-call/may-page.js';
import { WakeUpService } from '../../jobs/wake-up.service.js';
import { OnCallBook } from '../on-call/on-call-book.service.js';
import { PagePeople } from './page-people.service.js';
import type { LiveRun } from './pages.types.js';

const BATCH = 100;

const RUN = `r.id, r.workspace_id AS "workspaceId", r.alert_id AS "alertId", r.state, r.schedule, r.fired, r.round,
  a.state AS "alertState", a.severity, a.title, a.raised_at AS "raisedAt", now() AS now`;

export interface Sweep {
  readonly fired: number;
  readonly ended: number;
}

/** Chains of pages: rows with a timer that any process may fire and one does. Killing all of them costs seconds. */
@Injectable()
export class ChainRuns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly book: OnCallBook,
    private readonly pages: PagePeople,
    private readonly wakeUp: WakeUpService,
  ) {}

  /** Starts the chain of an alert with the schedule as it is now; nothing where there is no chain or one runs. */
  async start(tx: EntityManager, workspaceId: string, alertId: string): Promise<void> {
    const { schedule, version } = await this.book.read(workspaceId, tx);
    const [first] = schedule.chain;
    if (first === undefined) return;
    const started = await query(
      tx,
      `INSERT INTO chain_run (workspace_id, alert_id, schedule, schedule_version, next_due_at)
       VALUES ($1, $2, $3::jsonb, $4, now() + make_interval(secs => $5)) ON CONFLICT DO NOTHING
       RETURNING id`,
      [workspaceId, alertId, JSON.stringify(schedule), version, first.afterSeconds],
    );
    // Whoever is first is paged now, and not by the next tick.
    if (started.length > 0 && first.afterSeconds === 0) await this.wakeUp.announce(tx, 'chains');
  }

  /** Ends the chain of an alert that somebody took or that is over. */
  async end(tx: EntityManager, alertId: string, event: 'acknowledge' | 'cancel'): Promise<void> {
    for (const run of await this.lock(tx, `r.alert_id = $1 AND r.state IN ('running', 'exhausted')`, [alertId]))
      await this.move(tx, run, event);
  }

  /** "Not me": the next one is paged at once. False when nothing runs any more. */
  async pass(tx: EntityManager, alertId: string): Promise<boolean> {
    const [run] = await this.lock(tx, `r.alert_id = $1 AND r.state = 'running'`, [alertId]);
    if (run === undefined) return false;
    if ((await this.move(tx, run, 'pass')) === 'exhausted') await this.wakeSweep(tx, run.id);
    return true;
  }

  /** A page cannot be delivered: another way of the same person, or else the next step now. */
  async passUndeliverable(tx: EntityManager, pageId: string): Promise<void> {
    if (await this.pages.tryAnotherWay(tx, pageId)) return;
    await tx.query(
      `UPDATE chain_run r SET next_due_at = now() FROM alert_page p
       WHERE p.id = $1 AND r.id = p.run_id AND r.state = 'running' AND NOT EXISTS (
         SELECT FROM alert_page o WHERE o.run_id = r.id AND o.step = p.step AND o.due_at >= r.last_fired_at
           AND o.state IN ('waiting', 'sent'))`,
      [pageId],
    );
    await this.wakeUp.announce(tx, 'chains');
  }

  /**
   * Fires what is due and ends what is over. Each run is locked by one process and looked at anew; `tellExhausted` belongs to the
   * same transaction.
   */
  async sweep(tellExhausted: (tx: EntityManager, run: LiveRun) => Promise<void>): Promise<Sweep> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const runs = await this.lock(
        tx,
        `(r.state = 'running' AND r.next_due_at <= now()) OR (r.state IN ('running', 'exhausted') AND a.state <> 'open')`,
        [],
      );
      let fired = 0;
      for (const run of runs) {
        const end = run.alertState === 'acknowledged' ? 'acknowledge' : run.alertState === 'closed' ? 'cancel' : null;
        const became = await this.move(tx, run, end ?? 'due');
        if (became === 'fired') fired++;
        if (became === 'exhausted') await tellExhausted(tx, run);
      }
      return { fired, ended: runs.length - fired };
    });
  }

  private async move(
    tx: EntityManager,
    run: LiveRun,
    first: ChainEvent,
  ): Promise<'fired' | 'waits' | 'ended' | 'exhausted'> {
    const { schedule } = run;
    const chain = { ...schedule, steps: schedule.chain };
    const nowMs = run.now.getTime();
    const isTimer = first === 'due';
    if (isTimer && nowMs - run.raisedAt.getTime() > OLDEST_PAGE_MS) return this.move(tx, run, 'cancel');
    const untilMs = isTimer ? quietUntil(schedule.quietHours, run.severity, nowMs) : null;
    if (untilMs !== null) {
      await tx.query('UPDATE chain_run SET next_due_at = $2 WHERE id = $1', [run.id, new Date(untilMs)]);
      return 'waits';
    }
    let progress: ChainProgress = run;
    for (let event = first; ; event = 'unreachable') {
      const step = moveChain(chain, progress, event);
      if (step.is === 'none') return 'ended';
      progress = step.to;
      if (step.is === 'end') {
        await this.record(tx, run.id, progress, null);
        return progress.state === 'exhausted' ? 'exhausted' : 'ended';
      }
      if (await this.pages.pageStep(tx, run, step.step, step.index)) {
        await this.record(tx, run.id, progress, step.waitSeconds);
        return 'fired';
      }
    }
  }

  private async record(tx: EntityManager, id: string, to: ChainProgress, waitSeconds: number | null): Promise<void> {
    await tx.query(
      `UPDATE chain_run SET state = $2, fired = $3, round = $4, next_due_at = now() + make_interval(secs => $5),
         last_fired_at = CASE WHEN $5::float8 IS NULL THEN last_fired_at ELSE now() END,
         ended_at = CASE WHEN $2 = 'running' THEN NULL ELSE now() END WHERE id = $1`,
      [id, to.state, to.fired, to.round, waitSeconds],
    );
  }

  /** Exhausted by hand: the sweep finds it as one that is due, and tells by another channel. */
  private async wakeSweep(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`UPDATE chain_run SET state = 'running', ended_at = NULL, next_due_at = now() WHERE id = $1`, [id]);
    await this.wakeUp.announce(tx, 'chains');
  }

  private lock(tx: EntityManager, where: string, values: readonly unknown[]): Promise<LiveRun[]> {
    const isSweep = values.length === 0;
    return query<LiveRun>(
      tx,
      `SELECT ${RUN} FROM chain_run r JOIN alert a ON a.id = r.alert_id WHERE ${where}
       ORDER BY r.next_due_at, r.id LIMIT ${String(BATCH)} FOR UPDATE OF r ${isSweep ? 'SKIP LOCKED' : ''}`,
      values,
    );
  }
}
