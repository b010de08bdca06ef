import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { compareDefinitions } from '../../domain/watch/compare-definitions.js';
import type { PersonGrounds, WatchDefinition } from '../../domain/watch/watch-definition.types.js';
import { notFound, staleVersion } from '../../errors.js';
import { AuditService } from '../audit/audit.service.js';
import { checkDefinition, chooseTeam } from './watch-checks.js';
import type { WatchReach, WatchRow } from './watch-rows.js';
import { definitionOf, findWatch, viewOf } from './watch-rows.js';
import type { WatchFields, WatchView } from './watches.dto.js';

/** Why a watch becomes what it becomes. */
export interface Because {
  readonly action: 'watch.create' | 'watch.update' | 'watch.publish' | 'watch.restore';
  readonly reason: string | null;
  readonly restoredFrom?: number;
}

/**
 * The one place that changes watches. Every change is checked, becomes a version with its reason, raises the version of the
 * workspace that makes all workers rebuild their engines, and is audited: all in the caller's transaction.
 */
@Injectable()
export class WatchWriterService {
  constructor(private readonly audit: AuditService) {}

  /** Locks a watch. `version` is the one the caller last saw; null leaves out the check. */
  async lock(tx: EntityManager, reach: WatchReach, id: string, version: number | null): Promise<WatchRow> {
    await tx.query('SELECT id FROM watch WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [reach.workspaceId, id]);
    const row = await findWatch(tx, reach, id);
    if (row === undefined) throw notFound('watch');
    if (version !== null && version !== row.version) {
      const detail = 'Somebody else changed this watch in the meantime.';
      throw staleVersion({ detail, current: viewOf(row) });
    }
    return row;
  }

  /** `base` with what a person wrote put in its place; without a base, the rest has its defaults. */
  async compose(
    tx: EntityManager,
    actor: Actor,
    reach: WatchReach,
    fields: { readonly [Field in keyof WatchFields]?: WatchFields[Field] | undefined },
    base: WatchDefinition,
  ): Promise<WatchDefinition> {
    const kind = fields.kind ?? base.kind;
    const visibleTo = fields.person?.visibleTo;
    const teamId =
      fields.team !== undefined || base.teamId === ''
        ? await chooseTeam(tx, actor, reach, fields.team, visibleTo)
        : base.teamId;
    return {
      name: fields.name?.trim() ?? base.name,
      kind,
      query: fields.query ?? base.query,
      languages: fields.languages ?? base.languages,
      priorityWeight: fields.priorityWeight ?? base.priorityWeight,
      teamId,
      examples: fields.examples?.map(exampleOf) ?? base.examples,
      person: personOf(fields, kind, teamId, base.person),
    };
  }

  async create(tx: EntityManager, actor: Actor, definition: WatchDefinition, because: Because): Promise<WatchView> {
    await checkDefinition(tx, actor.workspaceId, definition, null);
    const [row] = await query<{ id: string }>(
      tx,
      `INSERT INTO watch (name, kind, query, languages, priority_weight, team_id, examples, person_purpose,
         person_legal_basis, person_visible_to, person_expires_at, workspace_id, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
      [...columnsOf(definition), actor.workspaceId, actor.memberId],
    );
    if (row === undefined) throw new Error('The database gave no id for a new watch.');
    return this.record(tx, actor, row.id, 1, null, definition, because);
  }

  /** `row` is the watch as `lock` gave it. */
  async replace(
    tx: EntityManager,
    actor: Actor,
    row: WatchRow,
    definition: WatchDefinition,
    because: Because,
  ): Promise<WatchView> {
    const live = definitionOf(row);
    await checkDefinition(tx, actor.workspaceId, definition, live);
    await tx.query(
      `UPDATE watch SET name = $1, kind = $2, query = $3, languages = $4, priority_weight = $5, team_id = $6,
         examples = $7, person_purpose = $8, person_legal_basis = $9, person_visible_to = $10, person_expires_at = $11,
         version = $13, updated_at = now()
       WHERE id = $12`,
      [...columnsOf(definition), row.id, row.version + 1],
    );
    return this.record(tx, actor, row.id, row.version + 1, live, definition, because);
  }

  /** The row stays: mentions go on naming it. */
  async remove(tx: EntityManager, actor: Actor, { id, name }: WatchRow): Promise<void> {
    await tx.query('UPDATE watch SET deleted_at = now(), updated_at = now(), version = version + 1 WHERE id = $1', [
      id,
    ]);
    await tx.query('DELETE FROM watch_draft WHERE watch_id = $1', [id]);
    await raiseVersion(tx, actor.workspaceId);
    await this.audit.record(tx, {
      workspaceId: actor.workspaceId,
      actor,
      action: 'watch.delete',
      resourceId: id,
      details: { name },
    });
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    id: string,
    n: number,
    before: WatchDefinition | null,
    after: WatchDefinition,
    { action, reason, restoredFrom }: Because,
  ): Promise<WatchView> {
    const { workspaceId } = actor;
    await tx.query(
      `INSERT INTO watch_version (watch_id, n, workspace_id, definition, reason, restored_from, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, n, workspaceId, JSON.stringify(after), reason, restoredFrom ?? null, actor.memberId],
    );
    await raiseVersion(tx, workspaceId);
    const row = await findWatch(tx, { workspaceId, teamIds: null }, id);
    if (row === undefined) throw notFound('watch');
    const details = {
      ...auditedChanges(before, after),
      version: n,
      ...(reason === null ? {} : { reason }),
      ...(restoredFrom === undefined ? {} : { restoredFrom }),
    };
    await this.audit.record(tx, { workspaceId, actor, action, resourceId: id, details });
    return viewOf(row);
  }
}

/** Engines of all workers rebuild when it moves. */
async function raiseVersion(tx: EntityManager, workspaceId: string): Promise<void> {
  await tx.query('UPDATE workspace SET watches_version = watches_version + 1 WHERE id = $1', [workspaceId]);
}

function exampleOf({ text, lang, expects }: WatchDefinition['examples'][number]): WatchDefinition['examples'][number] {
  return lang === undefined ? { text, expects } : { text, lang, expects };
}

/** A watch that stops being of the kind person lets go of its grounds. */
function personOf(
  { person }: { readonly person?: WatchFields['person'] | undefined },
  kind: WatchDefinition['kind'],
  teamId: string,
  kept: PersonGrounds | null,
): PersonGrounds | null {
  if (person === undefined) return kind === 'person' ? kept : null;
  if (person === null) return null;
  return {
    purpose: person.purpose.trim(),
    legalBasis: person.legalBasis,
    visibleTo: person.visibleTo ?? [teamId],
    expiresAt: new Date(person.expiresAt).toISOString(),
  };
}

function columnsOf({
  name,
  kind,
  query: text,
  languages,
  priorityWeight,
  teamId,
  ...rest
}: WatchDefinition): unknown[] {
  const { examples, person } = rest;
  return [
    name,
    kind,
    text,
    languages,
    priorityWeight,
    teamId,
    JSON.stringify(examples),
    person?.purpose ?? null,
    person?.legalBasis ?? null,
    person?.visibleTo ?? null,
    person?.expiresAt ?? null,
  ];
}

/** What changed, for the log; examples are often what somebody wrote, so that only their number is told. */
function auditedChanges(before: WatchDefinition | null, after: WatchDefinition): Record<string, unknown> {
  const changes = compareDefinitions(before, after).flatMap(({ field }): (readonly [string, unknown])[] => {
    if (field === 'examples')
      return after.examples.length === 0 && before === null ? [] : [[field, after.examples.length]];
    if (field === 'person' && after.person === null && before === null) return [];
    return [[field === 'teamId' ? 'team' : field, after[field]]];
  });
  const queries = before?.query === after.query ? [] : [['query', after.query] as const];
  return Object.fromEntries([...changes, ...queries]);
}
