import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { dateOfDay } from '../../domain/clock/local-date.js';
import type { OnCallSchedule } from '../../domain/on-call/on-call.types.js';
import { readTarget } from '../../domain/on-call/read-target.js';
import { localDay, readTime, wallInstant } from '../../domain/on-call/turns.js';
import { requireAccess } from '../../http/require-access.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { PagePeople } from '../alerts/page-people.service.js';
import { ON_CALL_TEST } from '../alerts/pages.types.js';
import { OnCallBook, type PageablePerson } from './on-call-book.service.js';
import type { OnCallTestDto, TestedPerson } from './on-call.dto.js';

const FAILED = 'on-call-test-failed';
/** How long channels have to take it before somebody counts as not reached. */
const PATIENCE_SECONDS = 600;

interface PageRow {
  readonly id: string;
  readonly name: string;
  readonly isPerson: boolean;
  readonly channel: string;
  readonly state: string;
  readonly problem: string | null;
  readonly sentAt: string | null;
  readonly answeredAt: string | null;
}

/** Once a day everybody who may be paged is, on every way they have, and it is shown who was reached and who was not. */
@Injectable()
export class DailyTest {
  constructor(
    private readonly dataSource: DataSource,
    private readonly book: OnCallBook,
    private readonly alerts: AlertsService,
    private readonly pages: PagePeople,
  ) {}

  async latest(actor: Actor): Promise<OnCallTestDto> {
    requireAccess(actor, 'escalation-chains', 'read');
    return this.show(actor.workspaceId);
  }

  async startByHand(actor: Actor, now: Date): Promise<OnCallTestDto> {
    requireAccess(actor, 'escalation-chains', 'update');
    await this.start(actor.workspaceId, now.toISOString());
    return this.show(actor.workspaceId);
  }

  /** Starts the tests whose time has come today and that have not run. Gives how many. */
  async startDue(): Promise<number> {
    const schedules = await query<{ workspaceId: string; now: Date }>(
      this.dataSource,
      `SELECT workspace_id AS "workspaceId", now() AS now FROM on_call_schedule WHERE body->>'dailyTestAt' IS NOT NULL`,
    );
    let started = 0;
    for (const { workspaceId, now } of schedules) {
      const { zone, dailyTestAt } = (await this.book.read(workspaceId)).schedule;
      const timeMs = dailyTestAt === null ? null : readTime(dailyTestAt);
      const day = localDay(zone, now.getTime());
      if (timeMs === null || wallInstant(zone, day, timeMs) > now.getTime()) continue;
      if (await this.start(workspaceId, dateOfDay(day))) started++;
    }
    return started;
  }

  /** Looks at tests whose time is over: whoever no channel took a page for is an alert, told by the notifiers. */
  async judge(): Promise<number> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const over = await query<{ id: string; workspaceId: string; alertId: string; key: string }>(
        tx,
        `SELECT t.id, t.workspace_id AS "workspaceId", t.alert_id AS "alertId", a.key FROM on_call_test t
         JOIN alert a ON a.id = t.alert_id WHERE t.judged_at IS NULL AND t.started_at < now() - make_interval(secs => $1)
         ORDER BY t.id FOR UPDATE OF t SKIP LOCKED`,
        [PATIENCE_SECONDS],
      );
      for (const test of over) await this.judgeOne(tx, test);
      return over.length;
    });
  }

  private async judgeOne(
    tx: EntityManager,
    test: { readonly id: string; readonly workspaceId: string; readonly alertId: string; readonly key: string },
  ): Promise<void> {
    const { workspaceId } = test;
    const pages = peopleOf(await this.pagesOf(tx, test.alertId));
    const missed = [...pages.people, ...pages.notifiers].filter(({ isReached }) => !isReached).map(({ name }) => name);
    await tx.query('UPDATE on_call_test SET judged_at = now() WHERE id = $1', [test.id]);
    await this.alerts.close(tx, { workspaceId, key: test.key, isSilent: true });
    if (missed.length === 0) {
      await this.alerts.close(tx, { workspaceId, key: FAILED });
      return;
    }
    await this.alerts.open(tx, {
      workspaceId,
      kind: FAILED,
      key: FAILED,
      title: 'The test page did not reach everybody',
      text: `Not reached: ${missed.join(', ')}.`,
      details: { missed },
      paging: false,
    });
  }

  private async start(workspaceId: string, onDate: string): Promise<boolean> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      await tx.query('SELECT id FROM workspace WHERE id = $1 FOR NO KEY UPDATE', [workspaceId]);
      const ran = await query(tx, 'SELECT 1 FROM on_call_test WHERE workspace_id = $1 AND on_date = $2', [
        workspaceId,
        onDate,
      ]);
      if (ran.length > 0) return false;
      const alertId = await this.alerts.open(tx, {
        workspaceId,
        kind: ON_CALL_TEST,
        key: `${ON_CALL_TEST}:${onDate}`,
        severity: 'warning',
        title: 'Earshot: test page',
        text: 'This is the daily test. Open it and confirm, so that everybody sees that pages reach you.',
        notifierIds: [],
        paging: false,
      });
      await tx.query('INSERT INTO on_call_test (workspace_id, on_date, alert_id) VALUES ($1, $2, $3)', [
        workspaceId,
        onDate,
        alertId,
      ]);
      const { schedule } = await this.book.read(workspaceId, tx);
      const people = await this.book.people(workspaceId, tx);
      await this.pages.pageForTest(tx, workspaceId, alertId, whoMayBePaged(schedule, people));
      for (const { who } of schedule.chain) {
        const target = readTarget(who);
        if (target?.kind !== 'notifier') continue;
        await this.pages.pageNotifier(tx, { workspaceId, alertId, runId: null, step: null }, target.id);
      }
      return true;
    });
  }

  private async show(workspaceId: string): Promise<OnCallTestDto> {
    const [test] = await query<{ alertId: string; startedAt: string; isOver: boolean }>(
      this.dataSource,
      `SELECT alert_id AS "alertId", ${iso('started_at')} AS "startedAt", judged_at IS NOT NULL AS "isOver"
       FROM on_call_test WHERE workspace_id = $1 ORDER BY id DESC LIMIT 1`,
      [workspaceId],
    );
    if (test === undefined) return { startedAt: null, isOver: false, people: [], notifiers: [] };
    const { startedAt, isOver } = test;
    return { startedAt, isOver, ...peopleOf(await this.pagesOf(this.dataSource, test.alertId)) };
  }

  private pagesOf(on: DataSource | EntityManager, alertId: string): Promise<PageRow[]> {
    return query<PageRow>(
      on,
      `SELECT coalesce(p.member_id, p.notifier_id)::text AS id, coalesce(m.name, n.name, '') AS name,
         p.member_id IS NOT NULL AS "isPerson", p.channel, p.state, p.problem, ${iso('p.sent_at')} AS "sentAt",
         ${iso('p.answered_at')} AS "answeredAt"
       FROM alert_page p LEFT JOIN staff_member m ON m.id = p.member_id LEFT JOIN notifier n ON n.id = p.notifier_id
       WHERE p.alert_id = $1 ORDER BY name, p.id`,
      [alertId],
    );
  }
}

/** A person or notifier while their pages are gathered. */
interface Gathered {
  readonly id: string;
  readonly name: string;
  readonly isPerson: boolean;
  readonly isReached: boolean;
  readonly confirmedAt: string | null;
  readonly ways: readonly { readonly channel: string; readonly state: string; readonly problem: string | null }[];
}

/** Whoever confirmed it was reached, whatever the channel said. */
function peopleOf(pages: readonly PageRow[]): Pick<OnCallTestDto, 'people' | 'notifiers'> {
  const found = new Map<string, Gathered>();
  for (const { id, name, isPerson, channel, state, problem, sentAt, answeredAt } of pages) {
    const key = `${String(isPerson)} ${id}`;
    const known = found.get(key) ?? { id, name, isPerson, isReached: false, confirmedAt: null, ways: [] };
    found.set(key, {
      ...known,
      isReached: known.isReached || sentAt !== null || answeredAt !== null,
      confirmedAt: known.confirmedAt ?? answeredAt,
      ways: [...known.ways, { channel, state, problem }],
    });
  }
  const view = (isPerson: boolean): TestedPerson[] =>
    [...found.values()].flatMap(({ isPerson: is, ways, ...each }) =>
      is === isPerson ? [{ ...each, ways: [...ways] }] : [],
    );
  return { people: view(true), notifiers: view(false) };
}

/** Everybody in a rotation, whoever stands in for them, and whom the chain names. */
function whoMayBePaged(schedule: OnCallSchedule, people: readonly PageablePerson[]): PageablePerson[] {
  const targets = schedule.chain.map(({ who }) => readTarget(who));
  return people.filter(
    ({ id, role }) =>
      schedule.rotations.some(({ members }) => members.includes(id)) ||
      schedule.overrides.some(({ instead }) => instead === id) ||
      targets.some((target) =>
        target?.kind === 'member' ? target.id === id : target?.kind === 'role' && target.role === role,
      ),
  );
}
