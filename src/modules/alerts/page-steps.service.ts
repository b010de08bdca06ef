import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { pageDelay, pagesTotal, stormToPage } from '../../metrics.js';
import { type Notice, NotifierError } from '../../notifiers/notifier.js';
import { factsOf, tagOf } from '../../notifiers/notice-facts.js';
import { ChainRuns } from './chain-runs.service.js';
import { DeadNotifiers } from './dead-notifiers.service.js';
import { NotifierCatalogue } from './notifier-catalogue.service.js';
import { PageTokens } from './page-tokens.service.js';
import type { PageState, WaitingPage } from './pages.types.js';
import { PersonalChannels } from './personal-channels.service.js';

const LATE_SECONDS = 60;
/** What was posted earlier has no part in a storm that is noticed now. */
const COUNTED_SECONDS = 31 * 60;
/** Of the link that a text message or a spoken call carries. */
const PLAIN_CHANNELS: readonly string[] = ['sms', 'voice'];

type WaitingRow = WaitingPage['alert'] &
  Omit<WaitingPage, 'alert' | 'id'> & { readonly pageId: string; readonly isActive: boolean | null };

/** The steps of a page in `pipeline.ts`. None holds a transaction while it is on its way. */
@Injectable()
export class PageSteps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly chains: ChainRuns,
    private readonly catalogue: NotifierCatalogue,
    private readonly channels: PersonalChannels,
    private readonly tokens: PageTokens,
    private readonly dead: DeadNotifiers,
  ) {}

  /** Null when it waits no longer: sent, answered, or left out. */
  async find(id: string): Promise<WaitingPage | null> {
    const [row] = await query<WaitingRow>(
      this.dataSource,
      `SELECT p.id AS "pageId", p.workspace_id AS "workspaceId", p.run_id AS "runId", p.step, p.member_id AS "memberId",
         p.notifier_id AS "notifierId", p.contact_id AS "contactId", p.channel, p.due_at AS "dueAt", a.id, a.kind, a.state,
         a.severity, a.title, a.text, a.details, a.raised_at AS "raisedAt", now() AS now, m.is_active AS "isActive"
       FROM alert_page p JOIN alert a ON a.id = p.alert_id LEFT JOIN staff_member m ON m.id = p.member_id
       WHERE p.id = $1 AND p.state = 'waiting'`,
      [id],
    );
    if (row === undefined) return null;
    const { pageId, workspaceId, runId, step, memberId, notifierId, contactId, channel, dueAt, isActive, ...alert } =
      row;
    const page = {
      id: pageId,
      workspaceId,
      runId,
      step,
      memberId,
      notifierId,
      contactId,
      channel,
      dueAt,
      now: alert.now,
      alert,
    };
    if (memberId !== null && isActive !== true) {
      await this.recordFailed(page, 'This person no longer works here.');
      return null;
    }
    return page;
  }

  /** Throws NotifierError. */
  async send(page: WaitingPage, key: string, signal: AbortSignal): Promise<void> {
    const { memberId, notifierId } = page;
    if (memberId !== null) {
      await this.channels.send({ ...page, memberId }, this.noticeFor(page, memberId), key, signal);
      return;
    }
    const notifier = notifierId === null ? null : await this.channels.findNotifier(notifierId);
    if (notifier === null) throw new NotifierError(false, 'The notifier was removed.');
    await this.catalogue.send(notifier, this.noticeFor(page, null), key, signal);
  }

  async leaveOut(page: WaitingPage, reason: string): Promise<{ is: 'done' }> {
    await this.record(page, 'left-out', `Left out: ${reason}.`);
    pagesTotal.inc({ outcome: 'left-out' });
    return { is: 'done' };
  }

  async recordSent(page: WaitingPage): Promise<void> {
    await this.record(page, 'sent', null);
    const [{ seconds } = { seconds: 0 }] = await query<{ seconds: number }>(
      this.dataSource,
      'SELECT extract(epoch FROM now() - $1::timestamptz)::float8 AS seconds',
      [page.dueAt],
    );
    pageDelay.observe(seconds);
    pagesTotal.inc({ outcome: seconds > LATE_SECONDS ? 'late' : 'sent' });
    await this.measureStorm(page);
    if (page.notifierId !== null) await this.dead.clear(page.workspaceId, page.notifierId);
  }

  /**
   * From the newest post that had come in when a storm was noticed, by the clock of the database. Only its first page: whom a chain
   * comes to later is woken later on purpose.
   */
  private async measureStorm({ id, alert }: WaitingPage): Promise<void> {
    if (alert.kind !== 'incident') return;
    const [row] = await query<{ seconds: number; isPolled: boolean }>(
      this.dataSource,
      `SELECT extract(epoch FROM p.sent_at - m.seen_at)::float8 AS seconds, s.is_polled AND NOT s.is_listening AS "isPolled"
       FROM alert_page p JOIN alert a ON a.id = p.alert_id JOIN incident i ON i.id = a.incident_id AND i.opened_by IS NULL
       CROSS JOIN LATERAL (SELECT seen_at, source_id FROM mention WHERE workspace_id = a.workspace_id AND watch_ids @> ARRAY[a.watch_id]
         AND published_at >= a.raised_at - make_interval(secs => $2) AND seen_at <= a.raised_at ORDER BY seen_at DESC LIMIT 1) m
       JOIN source s ON s.id = m.source_id
       WHERE p.id = $1 AND NOT EXISTS (SELECT FROM alert_page o WHERE o.alert_id = a.id AND o.id <> p.id AND o.sent_at >= a.raised_at)`,
      [id, COUNTED_SECONDS],
    );
    if (row !== undefined) stormToPage.observe({ source: row.isPolled ? 'polled' : 'pushed' }, row.seconds);
  }

  async recordTrouble(page: WaitingPage, problem: string): Promise<void> {
    await this.record(page, 'waiting', problem);
  }

  /** Undeliverable: another way, or the next of the chain, at once. */
  async recordFailed(page: WaitingPage, problem: string): Promise<void> {
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const failed = await query(
        tx,
        `UPDATE alert_page SET state = 'failed', problem = $2 WHERE id = $1 AND state = 'waiting' RETURNING id`,
        [page.id, problem],
      );
      if (failed.length > 0 && page.runId !== null) await this.chains.passUndeliverable(tx, page.id);
    });
    pagesTotal.inc({ outcome: 'failed' });
    if (page.notifierId !== null) await this.dead.tell(page.workspaceId, page.notifierId, problem);
  }

  private noticeFor({ alert, channel, now }: WaitingPage, memberId: string | null): Notice {
    const facts = factsOf(alert.details);
    const token = memberId === null ? null : this.tokens.make(alert.id, memberId, now);
    const keyUrl = memberId === null || channel !== 'voice' ? null : this.tokens.keyUrl(alert.id, memberId, now);
    const payload = PLAIN_CHANNELS.includes(channel) ? null : payloadOf(alert, facts);
    return {
      title: alert.title,
      text: alert.text,
      severity: alert.severity,
      link: token === null ? null : this.tokens.linkTo(alert.id, token, payload),
      at: alert.raisedAt,
      alertId: alert.id,
      tag: tagOf(alert),
      ...(Object.keys(facts).length === 0 ? {} : { facts }),
      ...(keyUrl === null ? {} : { keyUrl }),
      ...(token === null
        ? {}
        : { actions: [{ title: 'Acknowledge', url: this.tokens.acknowledgeUrl(alert.id, token), method: 'POST' }] }),
    };
  }

  private async record(page: WaitingPage, state: PageState, problem: string | null): Promise<void> {
    await this.dataSource.query(
      `UPDATE alert_page SET state = $2, problem = $3, sent_at = CASE WHEN $2 = 'sent' THEN now() ELSE sent_at END
       WHERE id = $1 AND state = 'waiting'`,
      [page.id, state, problem],
    );
  }
}

const MOST_PAINTED = 160;

/** What the page paints first. */
function payloadOf({ title, severity, text }: WaitingPage['alert'], facts: Readonly<Record<string, string>>): string {
  const words = JSON.stringify({
    title: title.slice(0, MOST_PAINTED),
    text: text.slice(0, MOST_PAINTED),
    severity,
    facts,
  });
  return Buffer.from(words).toString('base64url');
}
