import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { sayIn } from '../../domain/drill/say-in.js';
import { notFound } from '../../errors.js';
import type { Page, PageQuery } from '../../http/paging.js';
import { cursorId, toPage } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { DRILL_COLUMNS, IS_OURS, type DrillRow } from './drill-rows.js';
import type { DrillLogEntry } from './drills.types.js';
import type { DrillParticipantView, DrillView } from './drills.dto.js';

type ShownRow = DrillRow & {
  readonly starter: { readonly id: string; readonly name: string };
  readonly participants: readonly (Omit<DrillParticipantView, 'enteredAt'> & { readonly enteredAt: string | null })[];
  readonly notifiers: readonly { readonly id: string; readonly name: string }[];
  readonly mayEnter: boolean;
};

/** `$2` is the reader. */
const SHOWN = `${DRILL_COLUMNS},
  (SELECT json_build_object('id', m.id::text, 'name', m.name) FROM staff_member m WHERE m.id = d.started_by) AS starter,
  coalesce((SELECT json_agg(json_build_object('id', m.id::text, 'name', m.name, 'role', p.role, 'enteredAt', p.entered_at)
    ORDER BY m.name, m.id) FROM drill_participant p JOIN staff_member m ON m.id = p.member_id WHERE p.drill_id = d.id), '[]') AS participants,
  coalesce((SELECT json_agg(json_build_object('id', n.id::text, 'name', n.name) ORDER BY n.name, n.id)
    FROM drill_notifier x JOIN notifier n ON n.id = x.notifier_id WHERE x.drill_id = d.id), '[]') AS notifiers,
  d.state = 'running' AND EXISTS (SELECT FROM drill_participant p WHERE p.drill_id = d.id AND p.member_id = $2) AS "mayEnter"`;

/** Drills as they are shown, in the language of the reader. */
@Injectable()
export class DrillViews {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<DrillView>> {
    requireAccess(actor, 'drills', 'read');
    const rows = await query<ShownRow>(
      this.dataSource,
      `SELECT ${SHOWN} FROM drill d WHERE ${IS_OURS} AND ($3::bigint IS NULL OR d.id < $3) ORDER BY d.id DESC LIMIT $4`,
      [actor.workspaceId, actor.memberId, cursorId(cursor), limit + 1],
    );
    const languages = await this.languagesOf(actor);
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map((row) => viewOf(row, languages)) };
  }

  async get(actor: Actor, id: string): Promise<DrillView> {
    requireAccess(actor, 'drills', 'read');
    const [row] = await query<ShownRow>(
      this.dataSource,
      `SELECT ${SHOWN} FROM drill d WHERE ${IS_OURS} AND d.id = $3`,
      [actor.workspaceId, actor.memberId, id],
    );
    if (row === undefined) throw notFound('drill');
    return viewOf(row, await this.languagesOf(actor));
  }

  /** The one that the reader's interface is in. */
  async languagesOf({ memberId }: Actor): Promise<readonly string[]> {
    const rows = await query<{ language: string }>(
      this.dataSource,
      'SELECT language FROM staff_member WHERE id = $1 AND language IS NOT NULL',
      [memberId],
    );
    return rows.map(({ language }) => language);
  }
}

function viewOf(row: ShownRow, languages: readonly string[]): DrillView {
  const { scenario, report } = row;
  const sayAll = (entries: readonly DrillLogEntry[]) => entries.map((entry) => sayEntry(entry, row, languages));
  return {
    id: row.id,
    title: sayIn(scenario.title, languages),
    scenarioId: row.scenarioId,
    state: row.state,
    startedAt: row.startedAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    startedBy: row.starter,
    participants: row.participants.map((each) => ({
      ...each,
      enteredAt: each.enteredAt === null ? null : new Date(each.enteredAt).toISOString(),
    })),
    progress: { posts: row.postsFed, postsTotal: scenario.posts.length, events: sayAll(row.log) },
    notifiers: [...row.notifiers],
    playbook: scenario.playbook,
    languages: [...scenario.languages],
    speed: row.speed,
    canEnter: row.mayEnter,
    report:
      report === null
        ? null
        : {
            ...report,
            standard: report.standard === null ? null : { ...report.standard, promises: [...report.standard.promises] },
            measures: [...report.measures],
            customers: [...report.customers],
            wording: [...report.wording],
            people: [...report.people],
            timeline: sayAll(report.timeline),
          },
    version: row.version,
  };
}

/** What somebody says in the scenario is told in the reader's language. */
function sayEntry(
  { at, code, values }: DrillLogEntry,
  { scenario }: DrillRow,
  languages: readonly string[],
): { at: string; code: string; values: Record<string, string | number> } {
  const event = code === 'inject' ? scenario.events[Number(values['event'])] : undefined;
  return { at, code, values: event?.kind === 'inject' ? { text: sayIn(event.text, languages) } : { ...values } };
}
