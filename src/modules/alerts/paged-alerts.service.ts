import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { StaffRole } from '../../domain/access/roles.js';
import { type ChainProgress, type ChainState, stepAfter } from '../../domain/on-call/chain-state.js';
import type { OnCallSchedule } from '../../domain/on-call/on-call.types.js';
import { readTarget } from '../../domain/on-call/read-target.js';
import type { SpokenWords } from '../../domain/on-call/spoken-words.js';
import { AppError } from '../../errors.js';
import { factsOf } from '../../notifiers/notice-facts.js';
import { OnCallBook } from '../on-call/on-call-book.service.js';
import { AcknowledgeAlert } from './acknowledge-alert.service.js';
import type { PagedAlertView, PagedRoomView } from './alert-page.dto.js';
import { ChainRuns } from './chain-runs.service.js';
import { PageTokens } from './page-tokens.service.js';
import { RoomGlance } from './room-glance.service.js';

interface AlertRow extends Omit<PagedAlertView, 'facts' | 'next' | 'incident' | 'chain'> {
  readonly workspaceId: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly incidentId: string | null;
  readonly now: Date;
  readonly run: (ChainProgress & { readonly schedule: OnCallSchedule }) | null;
}

const ACKNOWLEDGING_KEY = '1';
type SpokenAnswers = Omit<SpokenWords, 'ask'>;

interface Bearer {
  readonly workspaceId: string;
  readonly memberId: string;
}

/**
 * What somebody may do who was paged and is not signed in: read this alert, acknowledge it, or say "not me". The token names the
 * alert and the person; everything is looked up by both.
 */
@Injectable()
export class PagedAlerts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: PageTokens,
    private readonly acknowledgement: AcknowledgeAlert,
    private readonly chains: ChainRuns,
    private readonly book: OnCallBook,
    private readonly rooms: RoomGlance,
  ) {}

  async look(alertId: string, token: string, now: Date): Promise<PagedAlertView> {
    const memberId = this.tokens.read(token, alertId, now);
    return this.show(this.dataSource, await this.admit(this.dataSource, alertId, memberId), alertId);
  }

  async acknowledge(alertId: string, token: string, now: Date): Promise<PagedAlertView> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const bearer = await this.admit(tx, alertId, this.tokens.read(token, alertId, now));
      await this.acknowledgement.acknowledge(tx, await this.actorOf(tx, bearer), alertId);
      return this.show(tx, bearer, alertId);
    });
  }

  /**
   * What was pressed in a call: 1 acknowledges, everything else changes nothing. Gives what is said then; the same when it is
   * pressed twice.
   */
  async pressKey(alertId: string, token: string, digits: string, now: Date): Promise<keyof SpokenAnswers> {
    if (digits !== ACKNOWLEDGING_KEY) return 'nothingDone';
    const memberId = this.tokens.readKey(token, alertId, now);
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const bearer = await this.admit(tx, alertId, memberId);
      const [alert] = await query<{ state: string }>(tx, 'SELECT state FROM alert WHERE id = $1 FOR UPDATE', [alertId]);
      if (alert?.state === 'closed') return 'tooLate';
      await this.acknowledgement.acknowledge(tx, await this.actorOf(tx, bearer), alertId);
      return 'acknowledged';
    });
  }

  /** Said twice it is said once: whoever has passed has no page left to pass. */
  async pass(alertId: string, token: string, now: Date): Promise<PagedAlertView> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const bearer = await this.admit(tx, alertId, this.tokens.read(token, alertId, now));
      const [alert] = await query<{ state: string }>(tx, 'SELECT state FROM alert WHERE id = $1 FOR UPDATE', [alertId]);
      const passed = await query(
        tx,
        `UPDATE alert_page SET state = 'passed', answered_at = now()
         WHERE alert_id = $1 AND member_id = $2 AND state IN ('sent', 'waiting') RETURNING id`,
        [alertId, bearer.memberId],
      );
      if (alert?.state === 'open' && passed.length > 0) await this.chains.pass(tx, alertId);
      return this.show(tx, bearer, alertId);
    });
  }

  /** Whoever has left is let in no more, and an alert of another workspace is no alert. */
  private async admit(on: DataSource | EntityManager, alertId: string, memberId: string | null): Promise<Bearer> {
    const [bearer] =
      memberId === null
        ? []
        : await query<Bearer>(
            on,
            `SELECT m.workspace_id AS "workspaceId", m.id AS "memberId" FROM staff_member m
             JOIN alert a ON a.id = $2 AND a.workspace_id = m.workspace_id WHERE m.id = $1 AND m.is_active`,
            [memberId, alertId],
          );
    if (bearer !== undefined) return bearer;
    throw new AppError('unauthenticated', 'link-not-valid', {
      detail: 'This link is too old or not complete. Sign in to see the alert.',
    });
  }

  private async show(
    on: DataSource | EntityManager,
    { workspaceId, memberId }: Bearer,
    id: string,
  ): Promise<PagedAlertView> {
    const [row] = await query<AlertRow>(
      on,
      `SELECT a.id, a.kind, a.state, a.severity, a.title, a.text, a.details, a.incident_id AS "incidentId", now() AS now,
         ${iso('a.opened_at')} AS "openedAt", ${iso('a.acknowledged_at')} AS "acknowledgedAt",
         CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id::text, 'name', m.name) END AS "acknowledgedBy",
         (SELECT jsonb_build_object('id', me.id::text, 'name', me.name) FROM staff_member me WHERE me.id = $2) AS me,
         (SELECT jsonb_build_object('state', r.state, 'fired', r.fired, 'round', r.round, 'schedule', r.schedule)
            FROM chain_run r WHERE r.alert_id = a.id ORDER BY r.id DESC LIMIT 1) AS run,
         (SELECT ${iso('r.next_due_at')} FROM chain_run r WHERE r.alert_id = a.id AND r.state = 'running') AS "nextAt",
         EXISTS (SELECT FROM alert_page p WHERE p.alert_id = a.id AND p.member_id = $2 AND p.state = 'passed') AS "hasPassed"
       FROM alert a LEFT JOIN staff_member m ON m.id = a.acknowledged_by WHERE a.id = $1`,
      [id, memberId],
    );
    if (row === undefined) throw new Error('An alert disappeared while it was shown.');
    const { details, incidentId, now, run, ...alert } = row;
    const incident: PagedRoomView | null =
      incidentId === null ? null : await this.rooms.look(on, workspaceId, incidentId);
    const next = run === null ? [] : await this.nextOf(on, workspaceId, run, memberId, now);
    const chain: ChainState | null = run?.state ?? null;
    return { ...alert, facts: factsOf(details), chain, next, incident };
  }

  /** Names of who is paged after a pass; the person asked is not among them. */
  private async nextOf(
    on: DataSource | EntityManager,
    workspaceId: string,
    run: NonNullable<AlertRow['run']>,
    memberId: string,
    now: Date,
  ): Promise<string[]> {
    const { schedule } = run;
    const step = stepAfter({ ...schedule, steps: schedule.chain }, run);
    if (step === null) return [];
    const target = readTarget(step.who);
    if (target?.kind === 'notifier') {
      const rows = await query<{ name: string }>(on, 'SELECT name FROM notifier WHERE workspace_id = $1 AND id = $2', [
        workspaceId,
        target.id,
      ]);
      return rows.map(({ name }) => name);
    }
    const people = await this.book.peopleOf(on, workspaceId, schedule, step.who, now);
    return people.filter(({ id }) => id !== memberId).map(({ name }) => name);
  }

  /** The person with the one right that the token carries. */
  private async actorOf(tx: EntityManager, { workspaceId, memberId }: Bearer): Promise<Actor> {
    const [member] = await query<{ name: string; role: StaffRole; teamIds: string[] }>(
      tx,
      `SELECT name, role, coalesce((SELECT array_agg(team_id::text) FROM team_member WHERE member_id = m.id), '{}') AS "teamIds"
       FROM staff_member m WHERE id = $1`,
      [memberId],
    );
    if (member === undefined) throw new Error('A person disappeared while they acknowledged.');
    return { workspaceId, memberId, ...member, tokenScopes: ['alerts:act'] };
  }
}
