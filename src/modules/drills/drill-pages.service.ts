import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { ADDRESS_FIELD } from '../../domain/on-call/address-field.js';
import { PAGE_CHANNELS, type PageChannel } from '../../domain/on-call/on-call.types.js';
import { factsOf, tagOf } from '../../notifiers/notice-facts.js';
import { DRILL_MARK } from '../../notifiers/notice-text.js';
import type { Notice } from '../../notifiers/notifier.js';
import { letOut } from '../../outbound/confinement.js';
import { DeliverySteps, type Destination } from '../alerts/delivery-steps.service.js';
import { PageTokens } from '../alerts/page-tokens.service.js';
import { isCurrentPage, type WaitingPage } from '../alerts/pages.types.js';
import { FeedDrill } from './feed-drill.service.js';

/** A page in a sandbox, with whom it stands for at home. */
export interface DrillPageToSend extends WaitingPage {
  /** Null: the drill is over. */
  readonly drill: { readonly id: string; readonly workspaceId: string } | null;
  /** Of the person or channel it is for. */
  readonly name: string;
  /** At home; null for a channel and for who takes no part. */
  readonly homeMemberId: string | null;
  readonly isAbsentee: boolean;
}

/** What the timeline says of a page: it went out, it stands on the screen alone, or it would have gone to somebody. */
export type PageNews = 'paged' | 'paged-here' | 'would-have-paged';

const MOST_PAINTED = 160;
/** Of whose link every character counts; the page asks the server for the words. */
const PLAIN_CHANNELS: readonly string[] = ['sms', 'voice'];

type Row = Omit<DrillPageToSend, 'alert' | 'now'> & {
  readonly alert: Omit<WaitingPage['alert'], 'raisedAt' | 'now'>;
  readonly raisedAt: Date;
  readonly now: Date;
};

/** Reads, sends and settles the pages of drills. */
@Injectable()
export class DrillPages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly deliveries: DeliverySteps,
    private readonly tokens: PageTokens,
    private readonly feeder: FeedDrill,
  ) {}

  /** Null when it waits no longer. */
  async find(id: string): Promise<DrillPageToSend | null> {
    const [row] = await query<Row>(
      this.dataSource,
      `SELECT p.id, p.workspace_id AS "workspaceId", p.run_id AS "runId", p.step, p.member_id AS "memberId",
         p.notifier_id AS "notifierId", p.contact_id AS "contactId", p.channel, p.due_at AS "dueAt", now() AS now,
         jsonb_build_object('id', a.id::text, 'kind', a.kind, 'state', a.state, 'severity', a.severity, 'title', a.title,
           'text', a.text, 'details', a.details) AS alert, a.raised_at AS "raisedAt", coalesce(m.name, n.name, '') AS name,
         CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id::text, 'workspaceId', d.workspace_id::text) END AS drill,
         x.member_id AS "homeMemberId", ab.sandbox_member_id IS NOT NULL AS "isAbsentee"
       FROM alert_page p JOIN alert a ON a.id = p.alert_id
       LEFT JOIN drill d ON d.sandbox_id = p.workspace_id AND d.state = 'running'
       LEFT JOIN staff_member m ON m.id = p.member_id LEFT JOIN notifier n ON n.id = p.notifier_id
       LEFT JOIN drill_participant x ON x.sandbox_member_id = p.member_id AND x.drill_id = d.id
       LEFT JOIN drill_absentee ab ON ab.sandbox_member_id = p.member_id
       WHERE p.id = $1 AND p.state = 'waiting'`,
      [id],
    );
    if (row === undefined) return null;
    const { raisedAt, ...page } = row;
    return { ...page, alert: { ...page.alert, raisedAt, now: page.now } };
  }

  isCurrent(page: DrillPageToSend): boolean {
    return page.drill !== null && isCurrentPage(page);
  }

  /** By a notifier that the drill names and no other; gives where it stands then. Throws NotifierError. */
  async send(page: DrillPageToSend, key: string, signal: AbortSignal): Promise<PageNews> {
    const { notifierId, homeMemberId, drill } = page;
    if (page.isAbsentee) return 'would-have-paged';
    if (notifierId !== null) {
      const standIn = await this.deliveries.findDestination(notifierId);
      if (standIn === null) return 'would-have-paged';
      await this.deliveries.send(standIn, noticeOf(page), key, signal);
      return 'paged';
    }
    const way = drill === null || homeMemberId === null ? null : await this.wayTo(drill, homeMemberId, page.channel);
    if (way === null) return 'paged-here';
    const notice = this.personal(page);
    await letOut(() => this.deliveries.send(way, notice, key, signal));
    return 'paged';
  }

  /** Stores what became of it and tells it in the timeline, once. */
  async settle(page: DrillPageToSend, became: PageNews): Promise<void> {
    const [state, problem] = BECAME[became];
    await this.dataSource.transaction(async (tx) => {
      const settled = await query(
        tx,
        `UPDATE alert_page SET state = $2, problem = $3, sent_at = CASE WHEN $2 = 'sent' THEN now() END
         WHERE id = $1 AND state = 'waiting' RETURNING id`,
        [page.id, state, problem],
      );
      if (settled.length === 0 || page.drill === null) return;
      const { id, workspaceId } = page.drill;
      await tx.query(
        `UPDATE drill SET log = log || jsonb_build_array(jsonb_build_object('at',
           to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'code', $2::text, 'values', $3::jsonb))
         WHERE id = $1 AND state = 'running'`,
        [id, became, JSON.stringify({ name: page.name, channel: page.channel })],
      );
      await this.feeder.tell(tx, { id, workspaceId, sandboxId: page.workspaceId });
    });
  }

  /** Without a word in the timeline. */
  async close(page: DrillPageToSend, state: 'left-out' | 'failed', problem: string): Promise<void> {
    await this.dataSource.query(`UPDATE alert_page SET state = $2, problem = $3 WHERE id = $1 AND state = 'waiting'`, [
      page.id,
      state,
      problem,
    ]);
  }

  /** The notifier of that kind that the drill names, as its own workspace has it, turned to the person's own address. */
  private async wayTo(
    drill: NonNullable<DrillPageToSend['drill']>,
    memberId: string,
    kind: string,
  ): Promise<Destination | null> {
    const channel = PAGE_CHANNELS.find((known) => known === kind);
    if (channel === undefined) return null;
    const [named] = await query<Destination>(
      this.dataSource,
      `SELECT n.id, n.workspace_id AS "workspaceId", n.kind, n.settings, n.credentials, n.is_paused AS "isPaused"
       FROM drill_notifier x JOIN notifier n ON n.id = x.notifier_id AND n.workspace_id = $2
         AND n.kind = $3 AND n.deleted_at IS NULL AND NOT n.is_paused
       WHERE x.drill_id = $1 ORDER BY n.id LIMIT 1`,
      [drill.id, drill.workspaceId, channel],
    );
    const address = named === undefined ? null : await this.addressOf(memberId, channel);
    if (named === undefined || address === null) return null;
    return { ...named, settings: { ...named.settings, [ADDRESS_FIELD[channel]]: address } };
  }

  private async addressOf(memberId: string, channel: PageChannel): Promise<string | null> {
    const [row] = await query<{ address: string | null }>(
      this.dataSource,
      `SELECT coalesce(c.address, CASE WHEN $2 = 'email' THEN m.email END) AS address FROM staff_member m
       LEFT JOIN LATERAL (SELECT CASE WHEN kind = 'web-push' THEN m.email ELSE address END AS address FROM member_contact
         WHERE member_id = m.id AND kind = $2 AND verified_at IS NOT NULL ORDER BY position, id LIMIT 1) c ON true
       WHERE m.id = $1 AND m.is_active`,
      [memberId, channel],
    );
    return row?.address ?? null;
  }

  /** With the link and the button of whoever is paged. What the link paints says that it is a drill, whatever the channel. */
  private personal(page: DrillPageToSend): Notice {
    const { alert, memberId, channel, now } = page;
    const notice = noticeOf(page);
    if (memberId === null) return notice;
    const token = this.tokens.make(alert.id, memberId, now);
    const keyUrl = channel === 'voice' ? this.tokens.keyUrl(alert.id, memberId, now) : null;
    return {
      ...notice,
      title: `${DRILL_MARK}${notice.title}`,
      link: this.tokens.linkTo(alert.id, token, payloadOf(page)),
      ...(keyUrl === null ? {} : { keyUrl }),
      actions: [{ title: 'Acknowledge', url: this.tokens.acknowledgeUrl(alert.id, token), method: 'POST' }],
    };
  }
}

const BECAME: Readonly<Record<PageNews, readonly [state: 'sent' | 'left-out', problem: string | null]>> = {
  paged: ['sent', null],
  'paged-here': ['left-out', 'Left out: the drill names no notifier of this kind.'],
  'would-have-paged': ['left-out', 'Left out: takes no part in the drill.'],
};

function noticeOf({ alert }: DrillPageToSend): Notice {
  const facts = factsOf(alert.details);
  return {
    title: alert.title,
    text: alert.text,
    severity: alert.severity,
    link: null,
    at: alert.raisedAt,
    alertId: alert.id,
    tag: tagOf(alert),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
  };
}

/** What the page paints first. */
function payloadOf({ alert: { title, text, severity, details }, channel }: DrillPageToSend): string {
  const words = PLAIN_CHANNELS.includes(channel)
    ? { isDrill: true }
    : {
        title: title.slice(0, MOST_PAINTED),
        text: text.slice(0, MOST_PAINTED),
        severity,
        facts: factsOf(details),
        isDrill: true,
      };
  return Buffer.from(JSON.stringify(words)).toString('base64url');
}
