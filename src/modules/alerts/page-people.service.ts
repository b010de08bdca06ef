import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { judgePage } from '../../domain/on-call/may-page.js';
import type { ChainStep, PageChannel } from '../../domain/on-call/on-call.types.js';
import { readTarget } from '../../domain/on-call/read-target.js';
import { OnCallBook, type PageablePerson } from '../on-call/on-call-book.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import type { LiveRun } from './pages.types.js';

export const SEND_PAGE = 'alert.page';

/** Null: the address of the account, for whoever has shown no other way. */
interface Way {
  readonly contactId: string | null;
  readonly channel: PageChannel;
}

interface NewPage {
  readonly workspaceId: string;
  readonly alertId: string;
  readonly runId: string | null;
  readonly step: number | null;
  readonly memberId: string | null;
  readonly notifierId: string | null;
  readonly contactId: string | null;
  readonly channel: string;
}

/** Turns a step into pages: rows that the outbox carries away after the transaction. */
@Injectable()
export class PagePeople {
  constructor(
    private readonly book: OnCallBook,
    private readonly outbox: OutboxService,
  ) {}

  /** True when somebody is being paged; whoever is not, by the rules of their role, is written down with the reason. */
  async pageStep(tx: EntityManager, run: LiveRun, step: ChainStep, index: number): Promise<boolean> {
    const { workspaceId, alertId } = run;
    const about = { workspaceId, alertId, runId: run.id, step: index };
    const target = readTarget(step.who);
    if (target?.kind === 'notifier') return this.pageNotifier(tx, about, target.id);
    const people = await this.book.peopleOf(tx, workspaceId, run.schedule, step.who, run.now);
    let isOnTheWay = false;
    for (const person of people) {
      const verdict = judgePage(run.schedule, {
        severity: run.severity,
        role: person.role,
        raisedAtMs: run.raisedAt.getTime(),
        nowMs: run.now.getTime(),
      });
      const ways = await this.waysOf(tx, person.id, step.channels);
      for (const way of verdict.isTold ? ways : ways.slice(0, 1)) {
        const page = { ...about, ...way, memberId: person.id, notifierId: null };
        if (verdict.isTold) await this.add(tx, page);
        else await this.leaveOut(tx, page, verdict.reason);
        isOnTheWay ||= verdict.isTold;
      }
    }
    return isOnTheWay;
  }

  /** Everybody on every way they have, each once: the daily test. */
  async pageForTest(
    tx: EntityManager,
    workspaceId: string,
    alertId: string,
    people: readonly PageablePerson[],
  ): Promise<void> {
    for (const { id } of people) {
      const ways = await this.verified(tx, id);
      for (const way of ways.length === 0 ? [ACCOUNT] : ways)
        await this.add(tx, { ...way, workspaceId, alertId, runId: null, step: null, memberId: id, notifierId: null });
    }
  }

  async pageNotifier(
    tx: EntityManager,
    about: Pick<NewPage, 'workspaceId' | 'alertId' | 'runId' | 'step'>,
    notifierId: string,
  ): Promise<boolean> {
    const [notifier] = await query<{ kind: string }>(
      tx,
      'SELECT kind FROM notifier WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL AND NOT is_paused',
      [about.workspaceId, notifierId],
    );
    if (notifier === undefined) return false;
    await this.add(tx, { ...about, memberId: null, notifierId, contactId: null, channel: notifier.kind });
    return true;
  }

  /** After a failure: the person's next way that was not tried in this step. False when there is none. */
  async tryAnotherWay(tx: EntityManager, pageId: string): Promise<boolean> {
    const [page] = await query<NewPage & { firedAt: Date | null }>(
      tx,
      `SELECT p.workspace_id AS "workspaceId", p.alert_id AS "alertId", p.run_id AS "runId", p.step,
         p.member_id AS "memberId", p.notifier_id AS "notifierId", p.contact_id AS "contactId", p.channel,
         r.last_fired_at AS "firedAt"
       FROM alert_page p JOIN chain_run r ON r.id = p.run_id AND r.state = 'running' AND r.fired = p.step + 1
         AND p.due_at >= r.last_fired_at WHERE p.id = $1 FOR UPDATE OF r`,
      [pageId],
    );
    if (page === undefined || page.memberId === null) return false;
    const tried = await query<{ contactId: string | null }>(
      tx,
      `SELECT contact_id AS "contactId" FROM alert_page
       WHERE run_id = $1 AND step = $2 AND member_id = $3 AND due_at >= $4 AND state <> 'left-out'`,
      [page.runId, page.step, page.memberId, page.firedAt],
    );
    const ways = [...(await this.verified(tx, page.memberId)), ACCOUNT];
    const next = ways.find((way) => !tried.some(({ contactId }) => contactId === way.contactId));
    if (next === undefined) return false;
    await this.add(tx, { ...page, ...next });
    return true;
  }

  private async waysOf(tx: EntityManager, memberId: string, channels: readonly PageChannel[]): Promise<readonly Way[]> {
    const ways = await this.verified(tx, memberId);
    const asked = ways.filter(({ channel }) => channels.includes(channel));
    if (asked.length > 0) return asked;
    return ways.length > 0 ? ways.slice(0, 1) : [ACCOUNT];
  }

  private verified(tx: EntityManager, memberId: string): Promise<Way[]> {
    return query<Way>(
      tx,
      `SELECT id::text AS "contactId", kind AS channel FROM member_contact
       WHERE member_id = $1 AND verified_at IS NOT NULL ORDER BY position, id`,
      [memberId],
    );
  }

  private async add(tx: EntityManager, page: NewPage): Promise<void> {
    const id = await this.insert(tx, page, 'waiting', null);
    const { workspaceId } = page;
    await this.outbox.add(tx, { workspaceId, kind: SEND_PAGE, key: `page-${id}`, payload: { pageId: id } });
  }

  private async leaveOut(tx: EntityManager, page: NewPage, reason: string): Promise<void> {
    await this.insert(tx, page, 'left-out', `Left out: ${reason}.`);
  }

  private async insert(tx: EntityManager, page: NewPage, state: string, problem: string | null): Promise<string> {
    const [row] = await query<{ id: string }>(
      tx,
      `INSERT INTO alert_page (workspace_id, alert_id, run_id, step, member_id, notifier_id, contact_id, channel, state, problem)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        page.workspaceId,
        page.alertId,
        page.runId,
        page.step,
        page.memberId,
        page.notifierId,
        page.contactId,
        page.channel,
        state,
        problem,
      ],
    );
    if (row === undefined) throw new Error('The database gave no id for a page.');
    return row.id;
  }
}

const ACCOUNT: Way = { contactId: null, channel: 'email' };
