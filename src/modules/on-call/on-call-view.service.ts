import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { Stretch } from '../../domain/clock/windows.js';
import { readCalendarFile, writeCalendar } from '../../domain/on-call/ical.js';
import { dutiesBetween, type DutyStretch, gapsWithNobody } from '../../domain/on-call/who-is-on-call.js';
import { Env } from '../../env.js';
import { invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { hashSecret, newSecret } from '../../http/token-hash.js';
import { OnCallBook } from './on-call-book.service.js';
import { OnCallScheduleService } from './on-call-schedule.service.js';
import type { CalendarFeed, ImportedCalendar, OnCallNow, OnCallStretch, OnCallTurn } from './on-call.dto.js';

const DAY_MS = 86_400_000;
const AHEAD_MS = 14 * DAY_MS;
const FEED_MS = 120 * DAY_MS;
const MOST_IMPORTED = 500;

/** Who is on call when: for people to see, and as a calendar out and in. */
@Injectable()
export class OnCallView {
  constructor(
    private readonly dataSource: DataSource,
    private readonly book: OnCallBook,
    private readonly schedules: OnCallScheduleService,
    private readonly env: Env,
  ) {}

  async now(actor: Actor, now: Date): Promise<OnCallNow> {
    requireAccess(actor, 'escalation-chains', 'read');
    const { workspaceId } = actor;
    const { schedule } = await this.book.read(workspaceId);
    const people = await this.schedules.people(this.dataSource, workspaceId);
    const changes = { overrides: schedule.overrides, absences: await this.book.absences(workspaceId, now) };
    const range = { fromMs: now.getTime(), toMs: now.getTime() + AHEAD_MS };
    const nameOf = (id: string | null): string | null => people.find((person) => person.id === id)?.name ?? null;
    const rotations = schedule.rotations.map((rotation) => {
      const turns = dutiesBetween(rotation, changes, range).map((stretch) => turnOf(stretch, nameOf));
      const [first] = turns;
      if (first === undefined) throw new Error('A rotation has no turn now.');
      return { id: rotation.id, name: rotation.name, now: first, turns };
    });
    const onCall = new Set(rotations.map((rotation) => rotation.now.memberId));
    return {
      at: now.toISOString(),
      people: people.filter(({ id }) => onCall.has(id)),
      rotations,
      gaps: schedule.rotations.length === 0 ? [] : gapsWithNobody(schedule.rotations, changes, range).map(textOf),
    };
  }

  /** An address for the person's calendar program. Only its hash is kept; a new one ends the one before. */
  async makeFeed(actor: Actor): Promise<CalendarFeed> {
    requireAccess(actor, 'own-account', 'create');
    const token = newSecret();
    await this.dataSource.query(
      `INSERT INTO on_call_feed (member_id, workspace_id, token_hash) VALUES ($1, $2, $3)
       ON CONFLICT (member_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = now()`,
      [actor.memberId, actor.workspaceId, hashSecret(token)],
    );
    const host = this.env.host.includes(':') ? `[${this.env.host}]` : this.env.host;
    const base = (this.env.baseUrl ?? `http://${host}:${String(this.env.port)}`).replace(/\/+$/, '');
    return { url: `${base}/api/v1/on-call/mine.ics?token=${token}` };
  }

  async removeFeed(actor: Actor): Promise<void> {
    requireAccess(actor, 'own-account', 'delete');
    await this.dataSource.query('DELETE FROM on_call_feed WHERE member_id = $1', [actor.memberId]);
  }

  /** `which`: mine, all, or a rotation. From a week ago to four months ahead. */
  async feed(which: string, token: string, now: Date): Promise<string> {
    const [owner] = await query<{ workspaceId: string; memberId: string }>(
      this.dataSource,
      `SELECT f.workspace_id AS "workspaceId", f.member_id AS "memberId" FROM on_call_feed f
       JOIN staff_member m ON m.id = f.member_id AND m.is_active AND m.role <> 'viewer' WHERE f.token_hash = $1`,
      [hashSecret(token)],
    );
    if (owner === undefined) throw notFound('calendar');
    const { schedule } = await this.book.read(owner.workspaceId);
    const rotations = schedule.rotations.filter(({ id }) => which === 'mine' || which === 'all' || id === which);
    if (which !== 'mine' && which !== 'all' && rotations.length === 0) throw notFound('calendar');
    const from = new Date(now.getTime() - 7 * DAY_MS);
    const absences = await this.book.absences(owner.workspaceId, from);
    const people = new Map((await this.book.people(owner.workspaceId)).map(({ id, name }) => [id, name]));
    const range = { fromMs: from.getTime(), toMs: now.getTime() + FEED_MS };
    const events = rotations.flatMap((rotation) =>
      dutiesBetween(rotation, { overrides: schedule.overrides, absences }, range).flatMap(({ duty, fromMs, toMs }) => {
        if (duty.memberId === null || (which === 'mine' && duty.memberId !== owner.memberId)) return [];
        const name = people.get(duty.memberId) ?? '';
        const uid = `${rotation.id}-${duty.memberId}-${String(fromMs)}@earshot`;
        return [{ uid, fromMs, toMs, summary: which === 'mine' ? rotation.name : `${name} (${rotation.name})` }];
      }),
    );
    return writeCalendar('Earshot: on call', events, now);
  }

  /** Every event says who does it then: one who takes part, or the name in its title. */
  async importCalendar(actor: Actor, text: unknown, rotationId: string | null, now: Date): Promise<ImportedCalendar> {
    requireAccess(actor, 'escalation-chains', 'update');
    const { schedule } = await this.book.read(actor.workspaceId);
    const read = typeof text === 'string' ? readCalendarFile(text, schedule.zone) : null;
    if (read === null) throw invalid('not-a-calendar', 'A calendar in iCalendar form (text/calendar) is expected.', []);
    const people = await this.book.people(actor.workspaceId);
    const skipped: { summary: string; reason: string }[] = [...read.skipped];
    const overrides = read.events.flatMap(({ attendees, summary, fromMs, toMs }) => {
      const person =
        people.find(({ email }) => attendees.includes(email.toLowerCase())) ??
        people.find(({ name }) => summary.toLowerCase().includes(name.toLowerCase()));
      const reason = person === undefined ? 'nobody-known' : toMs <= now.getTime() ? 'over' : null;
      if (reason !== null || person === undefined) {
        skipped.push({ summary, reason: reason ?? 'nobody-known' });
        return [];
      }
      return [{ fromMs, toMs, memberId: null, instead: person.id, rotationId }];
    });
    if (overrides.length > MOST_IMPORTED)
      throw invalid('too-many-events', `At most ${String(MOST_IMPORTED)} events are taken at once.`, []);
    if (overrides.length > 0) await this.schedules.addOverrides(actor, overrides, now);
    return { added: overrides.length, skipped };
  }
}

const textOf = ({ fromMs, toMs }: Stretch): OnCallStretch => ({
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});

const turnOf = ({ duty, ...stretch }: DutyStretch, nameOf: (id: string | null) => string | null): OnCallTurn => ({
  from: new Date(stretch.fromMs).toISOString(),
  to: new Date(stretch.toMs).toISOString(),
  memberId: duty.memberId,
  name: nameOf(duty.memberId),
  cause: duty.cause,
});
