import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { StaffRole } from '../../domain/access/roles.js';
import type { DrillScenario } from '../../domain/drill/drill.types.js';
import { QUIET_STEP_MS, quietPast } from '../../domain/drill/quiet-past.js';
import { OnCallBook } from '../on-call/on-call-book.service.js';
import { PeopleSettingsService } from '../people/people-settings.service.js';
import { PriorityWeightsService } from '../priorities/priority-weights.service.js';
import { StaffService } from '../staff/staff.service.js';
import type { Language } from '../staff/staff.types.js';
import { WatchesService } from '../watches/watches.service.js';
import { copyHouse } from './copied-house.js';
import { copyPaging } from './copied-paging.js';
import { copyRules } from './copied-rules.js';
import type { NewIds } from './copied-rows.js';

/** Of ordinary life before it, so that what is unusual is known by hour of week. */
const DAYS_OF_PAST = 21;
const DAY_MS = 86_400_000;
/** As the watch of surges has it: what is older is counted for good. */
const OPEN_SECONDS = 31 * 60;

/** Somebody who takes part, as their own workspace knows them. */
export interface SandboxMember {
  readonly memberId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly language: string;
  readonly teamIds: readonly string[];
}

export interface NewSandbox {
  readonly drillId: string;
  readonly scenario: DrillScenario;
  readonly members: readonly SandboxMember[];
  /** Ids in the workspace that it is made from. */
  readonly notifierIds: readonly string[];
}

export interface MadeSandbox {
  readonly sandboxId: string;
  /** Member of the workspace → member of the sandbox. */
  readonly memberIds: ReadonlyMap<string, string>;
  readonly standard: { readonly name: string; readonly version: number } | null;
}

/** Makes the workspace that a drill happens in: a copy of what people work by, one watch, and its sources. */
@Injectable()
export class Sandboxes {
  constructor(
    private readonly priorities: PriorityWeightsService,
    private readonly people: PeopleSettingsService,
    private readonly staff: StaffService,
    private readonly watches: WatchesService,
    private readonly book: OnCallBook,
  ) {}

  /** Part of the transaction that starts the drill. */
  async make(
    tx: EntityManager,
    actor: Actor,
    { drillId, scenario, members, notifierIds }: NewSandbox,
  ): Promise<MadeSandbox> {
    const [made] = await query<{ id: string; now: Date }>(
      tx,
      `INSERT INTO workspace (name, is_demo, default_lang, languages, drill_id)
       SELECT name, false, NULL, $3::text[], $2 FROM workspace WHERE id = $1 RETURNING id, now() AS now`,
      [actor.workspaceId, drillId, scenario.languages],
    );
    if (made === undefined) throw new Error('The sandbox was not made.');
    const { id: sandboxId, now } = made;
    await this.priorities.createDefault(tx, sandboxId);
    await this.people.createDefault(tx, sandboxId);
    const { standard, ...house } = await copyHouse(tx, actor.workspaceId, sandboxId, actor.memberId);
    const { teamIds } = house;
    const teamId = busiestTeam(members, teamIds);
    const memberIds = new Map<string, string>();
    for (const member of members) {
      const teams = member.teamIds.flatMap((id) => teamIds.get(id) ?? []);
      const id = await this.staff.createMember(tx, {
        workspaceId: sandboxId,
        // No address at all: nobody signs in as this member, and nothing is ever sent to it.
        email: `drill-${drillId}-${member.memberId}@drill.invalid`,
        name: member.name,
        role: member.role,
        teamIds: [...new Set([...teams, teamId])],
        language: member.language as Language,
      });
      memberIds.set(member.memberId, id);
      await tx.query(
        `UPDATE staff_member m SET skills = own.skills, capacity = own.capacity, is_trainee = own.is_trainee
         FROM staff_member own WHERE own.id = $1 AND m.id = $2`,
        [member.memberId, id],
      );
      await tx.query(
        `INSERT INTO member_language (member_id, workspace_id, lang, level)
         SELECT $2, $3, lang, level FROM member_language WHERE member_id = $1`,
        [member.memberId, id, sandboxId],
      );
    }
    await this.addWatch(
      tx,
      { ...actor, workspaceId: sandboxId, role: 'admin', tokenScopes: null },
      scenario,
      teamId,
      now,
    );
    await addSources(tx, sandboxId, scenario);
    const named = await nameNotifiers(tx, actor.workspaceId, { drillId, sandboxId, notifierIds });
    const names = { homeId: actor.workspaceId, sandboxId, memberIds, notifierIds: named, writtenBy: actor.memberId };
    await copyPaging(tx, { book: this.book, staff: this.staff }, names);
    await copyRules(tx, { ...house, ...names });
    return { sandboxId, memberIds, standard };
  }

  /** With an ordinary past, or nothing could stand out against it. */
  private async addWatch(
    tx: EntityManager,
    actor: Actor,
    scenario: DrillScenario,
    team: string,
    now: Date,
  ): Promise<void> {
    const { name, kind, query: text } = scenario.watch;
    const { id } = await this.watches.create(actor, { name, kind, query: text, priorityWeight: 1.5, team }, tx);
    const to = new Date(Math.floor((now.getTime() - OPEN_SECONDS * 1_000) / QUIET_STEP_MS) * QUIET_STEP_MS);
    const from = new Date(to.getTime() - DAYS_OF_PAST * DAY_MS);
    const steps = quietPast(scenario.usual, from, to, Number(id));
    const values = [actor.workspaceId, id, JSON.stringify(steps)];
    const past = `FROM jsonb_to_recordset($3::jsonb) AS s (at timestamptz, mentions int, negatives int)`;
    await tx.query(
      `INSERT INTO volume_bucket (workspace_id, watch_id, bucket_at, mentions, negatives)
       SELECT $1, $2, s.at, s.mentions, s.negatives ${past}`,
      values,
    );
    await tx.query(
      `INSERT INTO spike_count (workspace_id, watch_id, at, mentions, negatives, high_reach, authors, negative_authors, languages)
       SELECT $1, $2, s.at, s.mentions, s.negatives, 0, s.mentions, s.negatives,
         jsonb_build_object($4::text, jsonb_build_array(s.mentions, s.negatives, 0)) ${past}`,
      [...values, scenario.languages[0] ?? 'en'],
    );
    await tx.query(
      `INSERT INTO spike_watch (watch_id, workspace_id, counted_until, known_from, past_sum)
       VALUES ($1, $2, $3, date_bin('5 minutes', $4::timestamptz, 'epoch'), $5)`,
      [id, actor.workspaceId, to, now, steps.reduce((sum, { mentions }) => sum + mentions, 0)],
    );
  }
}

/** Where most of those who take part work; else the first. */
function busiestTeam(members: readonly SandboxMember[], teamIds: ReadonlyMap<string, string>): string {
  const counts = new Map<string, number>();
  for (const { teamIds: own } of members) for (const id of own) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [most] = [...counts].filter(([id]) => teamIds.has(id)).sort(([, a], [, b]) => b - a);
  const [first] = teamIds.values();
  const chosen = (most === undefined ? undefined : teamIds.get(most[0])) ?? first;
  if (chosen === undefined) throw new Error('The workspace has no team.');
  return chosen;
}

/** Never read: their posts are the scenario's. Answers through them are simulated. */
async function addSources(tx: EntityManager, sandboxId: string, { customers }: DrillScenario): Promise<void> {
  for (const network of new Set(customers.map((customer) => customer.network))) {
    await tx.query(
      `INSERT INTO source (workspace_id, connector, name, settings, interval_seconds, is_polled, health_state, last_success_at, created_at)
       VALUES ($1, 'replay', $2, $3, 60, false, 'ok', now(), now() - make_interval(days => $4))`,
      [sandboxId, network, JSON.stringify({ file: 'drill', network }), DAYS_OF_PAST],
    );
  }
}

/** Each named notifier gets a row that stands for it, without its address and its secrets. */
async function nameNotifiers(
  tx: EntityManager,
  homeId: string,
  {
    drillId,
    sandboxId,
    notifierIds,
  }: { readonly drillId: string; readonly sandboxId: string; readonly notifierIds: readonly string[] },
): Promise<NewIds> {
  const named = new Map<string, string>();
  for (const notifierId of notifierIds) {
    const [row] = await query<{ id: string }>(
      tx,
      `WITH made AS (
         INSERT INTO notifier (workspace_id, kind, name, settings, alert_kinds)
         SELECT $1, kind, name, '{}', '{}' FROM notifier WHERE id = $3 AND workspace_id = $4 RETURNING id)
       INSERT INTO drill_notifier (drill_id, notifier_id, workspace_id, sandbox_notifier_id) SELECT $2, $3, $4, id FROM made
       RETURNING sandbox_notifier_id AS id`,
      [sandboxId, drillId, notifierId, homeId],
    );
    if (row !== undefined) named.set(notifierId, row.id);
  }
  return named;
}
