import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { readRule } from '../../domain/rule/read-rule.js';
import type { RuleAct, RuleActKind, RuleContent } from '../../domain/rule/rule.types.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { invalid, type AppError } from '../../errors.js';
import { readWorld } from './rule-world.js';
import type { RuleContentDto } from './rule-content.dto.js';

const refusal = (code: string, field: string, message: string): AppError =>
  invalid(code, message, [{ field, message }]);

/** A body as a rule in the form that is kept. What it names has to be there now. Throws what is wrong with it. */
export async function checkRule(
  on: DataSource | EntityManager,
  workspaceId: string,
  body: RuleContentDto,
): Promise<RuleContent> {
  const read = readRule({
    when: body.when,
    minutesBefore: body.minutesBefore ?? null,
    conditions: plain(body.conditions),
    acts: body.acts.map((act) => plain(act) as RuleAct),
  });
  if (!read.ok) throw refusal(read.code, read.field, read.reason);
  await requireKnown(on, workspaceId, read.content);
  return read.content;
}

/** Fields of classes that were left out are undefined; what a person typed may hold what JSON in the database cannot. */
function plain(body: object): object {
  const given = Object.entries(body).filter(([, value]: [string, unknown]) => value !== undefined);
  return JSON.parse(
    JSON.stringify(Object.fromEntries(given), (_, value: unknown) =>
      typeof value === 'string' ? cleanText(value) : value,
    ),
  ) as object;
}

async function requireKnown(
  on: DataSource | EntityManager,
  workspaceId: string,
  { conditions, acts }: RuleContent,
): Promise<void> {
  const watches = conditions.watchIds ?? [];
  const calendar = conditions.hours?.calendarId ?? null;
  const [known] = await query<{ watches: number; hasCalendar: boolean }>(
    on,
    `SELECT (SELECT count(*)::int FROM watch WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND deleted_at IS NULL) AS watches,
       $3::bigint IS NULL OR EXISTS (SELECT FROM calendar WHERE workspace_id = $1 AND id = $3 AND removed_at IS NULL) AS "hasCalendar"`,
    [workspaceId, watches, calendar],
  );
  if (known?.watches !== new Set(watches).size) {
    throw refusal('unknown-watch', 'conditions.watchIds', 'There is no such watch.');
  }
  if (!known.hasCalendar) throw refusal('unknown-calendar', 'conditions.hours', 'There is no such calendar.');
  const world = await readWorld(on, workspaceId);
  for (const act of acts) {
    const isKnown = isThere(act, world);
    if (!isKnown) throw refusal(UNKNOWN[act.kind], 'acts', `What the act “${act.kind}” names is not there.`);
  }
}

function isThere(act: RuleAct, world: Awaited<ReturnType<typeof readWorld>>): boolean {
  switch (act.kind) {
    case 'assign':
      return world.members.some(({ id }) => id === act.memberId);
    case 'assign-team':
      return world.teams.some(({ id }) => id === act.teamId);
    case 'draft':
      return act.templateId === null || world.drafts.some(({ id }) => id === act.templateId);
    case 'notify':
      return world.notifiers.some(({ id }) => id === act.notifierId);
    case 'label':
    case 'priority':
    case 'incident':
      return true;
  }
}

const UNKNOWN: Readonly<Record<RuleActKind, string>> = {
  assign: 'unknown-member',
  'assign-team': 'unknown-team',
  draft: 'unknown-template',
  notify: 'unknown-notifier',
  label: 'unknown-label',
  priority: 'unknown-priority',
  incident: 'unknown-incident',
};
