import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { seesMasked } from '../../domain/access/sees-masked.js';
import { isNamedZone } from '../../domain/clock/zone.js';
import { contactKey } from '../../domain/identity/contact-key.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { invalid, notFound, staleVersion } from '../../errors.js';
import { cursorId, toPage, type Page } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { maskPerson, maskRow } from './mask-person.js';
import { PeopleSettingsService } from './people-settings.service.js';
import type { PeopleQuery, PersonPatch } from './people.dto.js';
import type { PersonDto, PersonRowDto } from './person-view.types.js';
import { PersonContacts } from './person-contacts.service.js';
import { PersonMerges } from './person-merges.service.js';
import { findPerson, isWithin, lockPeople, personScope, type PersonScope } from './person-scope.js';
import { PersonTasks } from './person-tasks.service.js';

const HANDLES = `coalesce((SELECT json_agg(json_build_object('id', h.id::text, 'network', h.network, 'handle', h.handle,
    'name', h.name, 'source', h.source) ORDER BY h.id) FROM person_handle h WHERE h.person_id = p.id), '[]') AS handles`;

/** Of person `p`; $2 teams and $3 member bound what is counted. */
const ROW = `p.id, p.name, p.tier, p.lang, ${HANDLES}, false AS "isMasked", seen.n AS "taskCount",
  seen.open AS "openCount", ${iso('seen.last')} AS "lastContactAt"`;
const SEEN = `CROSS JOIN LATERAL (
  SELECT count(*)::int AS n, count(*) FILTER (WHERE t.is_open)::int AS open, max(t.opened_at) AS last FROM task t
  WHERE t.workspace_id = p.workspace_id AND t.person_id = p.id AND ($2::bigint[] IS NULL OR t.team_id = ANY ($2))) seen`;

const contact = (kind: string): string =>
  `(SELECT value FROM person_contact c WHERE c.person_id = p.id AND c.kind = '${kind}' ORDER BY c.id DESC LIMIT 1)`;

const answers = (kind: string): string =>
  `SELECT s.score FROM task t JOIN survey s ON s.task_id = t.id
   WHERE t.workspace_id = p.workspace_id AND t.person_id = p.id AND s.kind = '${kind}' AND s.score IS NOT NULL`;

const PERSON = `${ROW}, p.zone, p.journey, p.notes, ${contact('phone')} AS phone, ${contact('email')} AS email,
  ${contact('customer-number')} AS "customerNumber",
  coalesce((SELECT json_agg(c ORDER BY c.kind) FROM (
    SELECT DISTINCT ON (kind) kind, is_given AS "isGiven", source, ${iso('at')} AS at FROM person_consent
    WHERE person_id = p.id ORDER BY kind, id DESC) c), '[]') AS consents,
  coalesce((SELECT json_agg(json_build_object('id', j.id::text, 'kind', j.kind, 'personId', j.from_id::text,
      'reasons', j.reasons, 'at', ${iso('j.at')},
      'by', CASE WHEN m.id IS NULL THEN NULL ELSE json_build_object('id', m.id::text, 'name', m.name) END,
      'handles', coalesce((SELECT json_agg(json_build_object('id', h.id::text, 'network', h.network, 'handle', h.handle,
        'name', h.name, 'source', h.source) ORDER BY h.id)
        FROM person_handle h WHERE h.id = ANY (j.handle_ids) AND h.person_id = p.id), '[]')) ORDER BY j.id DESC)
    FROM person_join j LEFT JOIN staff_member m ON m.id = j.actor_id
    WHERE j.into_id = p.id AND j.kind = 'merge' AND j.undone_at IS NULL), '[]') AS joins,
  json_build_object('csat', (SELECT round(avg(score)) FROM (${answers('csat')}) a),
    'ces', (SELECT round(avg(score)) FROM (${answers('ces')}) a),
    'nps', (SELECT score FROM (${answers('nps')} ORDER BY s.answered_at DESC LIMIT 1) a)) AS scores,
  ${iso('p.created_at')} AS "createdAt", p.version`;

/** Profiles of customers. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: PeopleSettingsService,
    private readonly contacts: PersonContacts,
    private readonly merges: PersonMerges,
    private readonly tasks: PersonTasks,
    private readonly audit: AuditService,
  ) {}

  async list(actor: Actor, { q, tier, limit, cursor }: PeopleQuery): Promise<Page<PersonRowDto>> {
    const { teamIds, memberId } = personScope(actor, 'read');
    const isMasked = seesMasked(actor);
    const words = q === undefined ? null : cleanText(q).trim().toLowerCase();
    const pattern = words === null ? null : `%${words.replace(/^@/, '').replace(/[\\%_]/g, '\\$&')}%`;
    // A masked list must not confirm whose number it is.
    const keys = words === null || isMasked ? [] : keysOf(words);
    const rows = await query<PersonRowDto>(
      this.dataSource,
      `SELECT ${ROW} FROM person p ${SEEN}
       WHERE p.workspace_id = $1 AND p.merged_into IS NULL AND ($4::bigint IS NULL OR p.id < $4)
         AND ($5::text IS NULL OR p.tier = $5)
         AND ($6::text IS NULL OR lower(p.name) LIKE $6
           OR EXISTS (SELECT FROM person_handle h WHERE h.person_id = p.id
             AND (h.handle_key LIKE $6 OR lower(h.name) LIKE $6))
           OR EXISTS (SELECT FROM person_contact c WHERE c.person_id = p.id AND c.value_key = ANY ($7::text[])))
         AND ${isWithin('$2', '$3')}
       ORDER BY p.id DESC LIMIT $8`,
      [actor.workspaceId, teamIds, memberId, cursorId(cursor), tier ?? null, pattern, keys, limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return isMasked ? { ...page, items: page.items.map(maskRow) } : page;
  }

  async get(actor: Actor, id: string): Promise<PersonDto> {
    const personId = await findPerson(this.dataSource, actor, id, 'read');
    const person = await this.read(this.dataSource, personScope(actor, 'read'), actor.workspaceId, personId);
    return seesMasked(actor) ? maskPerson(person) : person;
  }

  /** Rows of these people, as far as the actor reaches them, in the order of the ids. */
  async rowsOf(actor: Actor, ids: readonly string[]): Promise<PersonRowDto[]> {
    const { teamIds, memberId } = personScope(actor, 'read');
    const rows = await query<PersonRowDto>(
      this.dataSource,
      `SELECT ${ROW} FROM unnest($4::bigint[]) WITH ORDINALITY AS page (id, n)
       JOIN person p ON p.id = page.id AND p.workspace_id = $1 AND p.merged_into IS NULL ${SEEN}
       WHERE ${isWithin('$2', '$3')} ORDER BY page.n`,
      [actor.workspaceId, teamIds, memberId, ids],
    );
    return seesMasked(actor) ? rows.map(maskRow) : rows;
  }

  async update(actor: Actor, id: string, version: number | null, patch: PersonPatch): Promise<PersonDto> {
    requireZone(patch.zone);
    const isRecordKeeper = requireAccess(actor, 'people', 'update') === 'all';
    const personId = await transact(this.dataSource, { repeatable: false }, async (tx) => {
      await lockPeople(tx, actor.workspaceId);
      const found = await findPerson(tx, actor, id, 'update');
      await this.requireVersion(tx, actor, found, version);
      if (typeof patch.tier === 'string') await this.settings.requireTier(tx, actor.workspaceId, patch.tier);
      await this.writeFields(tx, found, patch);
      const source = isRecordKeeper ? 'admin' : 'agent';
      for (const [kind, value] of [
        ['phone', patch.phone],
        ['email', patch.email],
        ['customer-number', patch.customerNumber],
      ] as const)
        if (value !== undefined)
          await this.contacts.write(tx, { workspaceId: actor.workspaceId, personId: found, kind, value, source });
      for (const { kind, isGiven, source: how } of patch.consent ?? [])
        await tx.query(
          `INSERT INTO person_consent (workspace_id, person_id, kind, is_given, source, recorded_by)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [actor.workspaceId, found, kind, isGiven, cleanText(how), actor.memberId],
        );
      await this.merges.joinByEvidence(tx, actor.workspaceId, found);
      if (patch.tier !== undefined) await this.tasks.showTier(tx, actor.workspaceId, found, actor.memberId);
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'person.update',
        resourceId: found,
        details: { fields: Object.keys(patch) },
      });
      return found;
    });
    return this.get(actor, personId);
  }

  private async requireVersion(tx: EntityManager, actor: Actor, id: string, version: number | null): Promise<void> {
    const [row] = await query<{ version: number }>(tx, 'SELECT version FROM person WHERE id = $1 FOR UPDATE', [id]);
    if (version === null || row?.version === version) return;
    const current = await this.read(tx, personScope(actor, 'read'), actor.workspaceId, id);
    throw staleVersion({ current });
  }

  private async writeFields(tx: EntityManager, id: string, patch: PersonPatch): Promise<void> {
    const { name, tier, lang, zone, journey, notes } = patch;
    const values: unknown[] = [id];
    const sets = ['version = version + 1', 'updated_at = now()'];
    for (const [column, value] of Object.entries({ name, tier, lang, zone, journey, notes })) {
      if (value === undefined) continue;
      values.push(value === null ? null : cleanText(value));
      sets.push(`${column} = $${String(values.length)}`);
    }
    await tx.query(`UPDATE person SET ${sets.join(', ')} WHERE id = $1`, values);
  }

  private async read(
    on: DataSource | EntityManager,
    { teamIds }: PersonScope,
    workspaceId: string,
    id: string,
  ): Promise<PersonDto> {
    const [person] = await query<PersonDto>(
      on,
      `SELECT ${PERSON} FROM person p ${SEEN} WHERE p.workspace_id = $1 AND p.id = $3`,
      [workspaceId, teamIds, id],
    );
    if (person === undefined) throw notFound('person');
    return person;
  }
}

function requireZone(zone: string | null | undefined): void {
  if (typeof zone !== 'string' || isNamedZone(zone)) return;
  const message = 'zone must be the name of a time zone such as Europe/Riga';
  throw invalid('bad-zone', 'There is no such time zone.', [{ field: 'zone', message }]);
}

/** The forms in which what was typed may be kept as a contact. */
const keysOf = (words: string): string[] =>
  (['email', 'phone', 'customer-number'] as const).flatMap((kind) => contactKey(kind, words) ?? []);
