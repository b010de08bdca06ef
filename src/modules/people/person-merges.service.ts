import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { compareIdentities } from '../../domain/identity/compare-identities.js';
import type { IdentityReason } from '../../domain/identity/identity.types.js';
import { AppError, invalid } from '../../errors.js';
import { AuditService } from '../audit/audit.service.js';
import { PersonFacts } from './person-facts.service.js';
import { findPerson, lockPeople } from './person-scope.js';
import { PersonTasks } from './person-tasks.service.js';

interface Profile {
  readonly name: string | null;
  readonly tier: string | null;
  readonly lang: string | null;
  readonly zone: string | null;
  readonly journey: string | null;
  readonly notes: string;
}

interface Merge {
  readonly workspaceId: string;
  readonly from: string;
  readonly into: string;
  readonly reasons: readonly IdentityReason[];
  readonly actorId: string | null;
}

interface JoinRow {
  readonly id: string;
  readonly fromId: string;
  readonly contactIds: string[];
  readonly consentIds: string[];
  readonly before: { readonly before?: Profile; readonly after?: Profile };
}

const FIELDS = ['name', 'tier', 'lang', 'zone', 'journey', 'notes'] as const;
const PROFILE = FIELDS.join(', ');

/** Two people become one and one becomes two; what moved is written down, so that it can move back. */
@Injectable()
export class PersonMerges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: PersonFacts,
    private readonly tasks: PersonTasks,
    private readonly audit: AuditService,
  ) {}

  /** `from` joins `into`. What only `from` had, `into` has from then on. Gives the id of who stays. */
  async merge(actor: Actor, from: string, into: string): Promise<string> {
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await lockPeople(tx, actor.workspaceId);
      const [leaving, staying] = [
        await findPerson(tx, actor, from, 'update'),
        await findPerson(tx, actor, into, 'update'),
      ];
      if (leaving === staying)
        throw new AppError('conflict', 'same-person', { detail: 'They are one person already.' });
      const [a, b] = await this.facts.read(tx, actor.workspaceId, [leaving, staying]);
      const reasons = a === undefined || b === undefined ? [] : compareIdentities(a, b).reasons;
      await this.join(tx, {
        workspaceId: actor.workspaceId,
        from: leaving,
        into: staying,
        reasons,
        actorId: actor.memberId,
      });
      await tx.query(
        'DELETE FROM person_not_same WHERE low_id = least($1::bigint, $2::bigint) AND high_id = greatest($1::bigint, $2::bigint)',
        [leaving, staying],
      );
      await this.audit.recordAct(tx, actor, 'person.merge', staying, { from: leaving });
      return staying;
    });
  }

  /** Joins everybody whom strong evidence shows to be this person. Gives how many. The caller has the lock of people. */
  async joinByEvidence(tx: EntityManager, workspaceId: string, id: string): Promise<number> {
    let joined = 0;
    for (const other of await this.facts.candidates(tx, workspaceId, id)) {
      const facts = await this.facts.read(tx, workspaceId, [id, other]);
      const [a, b] = facts;
      if (a === undefined || b === undefined) continue;
      const { verdict, reasons } = compareIdentities(a, b);
      if (verdict !== 'same') continue;
      await this.join(tx, { workspaceId, from: other, into: id, reasons, actorId: null });
      await this.audit.record(tx, {
        workspaceId,
        actor: 'system',
        action: 'person.merge',
        resourceId: id,
        details: { from: other, reasons: reasons.map(({ code }) => code) },
      });
      joined++;
    }
    return joined;
  }

  /** These handles are somebody else: who they were before a merge brought them, or somebody new. Gives both ids. */
  async split(actor: Actor, id: string, handles: readonly string[]): Promise<{ person: string; other: string }> {
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await lockPeople(tx, actor.workspaceId);
      const person = await findPerson(tx, actor, id, 'update');
      const held = await query<{ id: string }>(tx, 'SELECT id FROM person_handle WHERE person_id = $1 ORDER BY id', [
        person,
      ]);
      const wanted = [...new Set(handles)];
      if (wanted.some((handle) => !held.some((own) => own.id === handle)))
        throw invalid('unknown-handle', 'Not all of these handles are this person’s.', [
          { field: 'handles', message: 'handles must be of this person' },
        ]);
      const merge = await this.mergeThatBrought(tx, person, wanted);
      if (merge === null && wanted.length === held.length)
        throw new AppError('conflict', 'nothing-left', { detail: 'These are all the handles there are.' });
      const other =
        merge === null ? await this.leave(tx, actor, person, wanted) : await this.undo(tx, actor, person, merge);
      await tx.query(
        `INSERT INTO person_not_same (workspace_id, low_id, high_id, said_by)
         VALUES ($1, least($2::bigint, $3::bigint), greatest($2::bigint, $3::bigint), $4) ON CONFLICT DO NOTHING`,
        [actor.workspaceId, person, other, actor.memberId],
      );
      await this.audit.recordAct(tx, actor, 'person.split', person, { other });
      return { person, other };
    });
  }

  /** They are different people, whatever they have in common. */
  async keepApart(actor: Actor, id: string, otherId: string): Promise<void> {
    await transact(this.dataSource, { repeatable: false }, async (tx) => {
      const [one, other] = [await findPerson(tx, actor, id, 'update'), await findPerson(tx, actor, otherId, 'read')];
      if (one === other) throw new AppError('conflict', 'same-person', { detail: 'They are one person already.' });
      await tx.query(
        `INSERT INTO person_not_same (workspace_id, low_id, high_id, said_by)
         VALUES ($1, least($2::bigint, $3::bigint), greatest($2::bigint, $3::bigint), $4) ON CONFLICT DO NOTHING`,
        [actor.workspaceId, one, other, actor.memberId],
      );
      await this.audit.recordAct(tx, actor, 'person.keep-apart', one, { other });
    });
  }

  private async join(tx: EntityManager, { workspaceId, from, into, reasons, actorId }: Merge): Promise<void> {
    const before = await this.profileOf(tx, into);
    const leaving = await this.profileOf(tx, from);
    const after: Profile = {
      name: before.name ?? leaving.name,
      tier: before.tier ?? leaving.tier,
      lang: before.lang ?? leaving.lang,
      zone: before.zone ?? leaving.zone,
      journey: before.journey ?? leaving.journey,
      notes: [before.notes, leaving.notes].filter((notes) => notes !== '').join('\n\n'),
    };
    const moved = async (table: string, unless = 'false'): Promise<string[]> => {
      const rows = await query<{ id: string }>(
        tx,
        `UPDATE ${table} x SET person_id = $2 WHERE person_id = $1 AND NOT (${unless}) RETURNING id`,
        [from, into],
      );
      return rows.map(({ id }) => id);
    };
    const handleIds = await moved('person_handle');
    const contactIds = await moved(
      'person_contact',
      'EXISTS (SELECT FROM person_contact c WHERE c.person_id = $2 AND c.kind = x.kind AND c.value_key = x.value_key)',
    );
    const consentIds = await moved('person_consent');
    await this.writeProfile(tx, into, after);
    await tx.query('UPDATE person SET merged_into = $2, version = version + 1, updated_at = now() WHERE id = $1', [
      from,
      into,
    ]);
    await this.tasks.move(tx, workspaceId, from, into, null, actorId);
    await this.tasks.showTier(tx, workspaceId, into, actorId);
    await tx.query(
      `INSERT INTO person_join (workspace_id, kind, from_id, into_id, handle_ids, contact_ids, consent_ids, before, reasons, actor_id)
       VALUES ($1, 'merge', $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        workspaceId,
        from,
        into,
        handleIds,
        contactIds,
        consentIds,
        JSON.stringify({ before, after }),
        JSON.stringify(reasons),
        actorId,
      ],
    );
  }

  /** The newest merge whose handles, as far as they are still here, are just these. */
  private async mergeThatBrought(tx: EntityManager, id: string, handles: readonly string[]): Promise<JoinRow | null> {
    const [row] = await query<JoinRow>(
      tx,
      `SELECT j.id, j.from_id AS "fromId", j.contact_ids AS "contactIds", j.consent_ids AS "consentIds", j.before
       FROM person_join j WHERE j.into_id = $1 AND j.kind = 'merge' AND j.undone_at IS NULL
         AND ARRAY(SELECT h.id FROM person_handle h WHERE h.id = ANY (j.handle_ids) AND h.person_id = $1 ORDER BY h.id)
           = ARRAY(SELECT unnest($2::bigint[]) ORDER BY 1)
       ORDER BY j.id DESC LIMIT 1`,
      [id, handles],
    );
    return row ?? null;
  }

  private async undo(tx: EntityManager, actor: Actor, person: string, merge: JoinRow): Promise<string> {
    const { fromId, contactIds, consentIds } = merge;
    const { before, after } = merge.before;
    const handles = await query<{ id: string }>(
      tx,
      `UPDATE person_handle SET person_id = $2 WHERE person_id = $1
         AND id = ANY (SELECT unnest(handle_ids) FROM person_join WHERE id = $3) RETURNING id`,
      [person, fromId, merge.id],
    );
    for (const [table, ids] of [
      ['person_contact', contactIds],
      ['person_consent', consentIds],
    ] as const)
      await tx.query(`UPDATE ${table} SET person_id = $2 WHERE person_id = $1 AND id = ANY ($3::bigint[])`, [
        person,
        fromId,
        ids,
      ]);
    await tx.query('UPDATE person SET merged_into = NULL, version = version + 1, updated_at = now() WHERE id = $1', [
      fromId,
    ]);
    await tx.query('UPDATE person_join SET undone_at = now() WHERE id = $1', [merge.id]);
    if (before !== undefined && after !== undefined) {
      // What somebody wrote since the merge is not taken back.
      const now = await this.profileOf(tx, person);
      const restored = Object.fromEntries(
        FIELDS.map((field) => [field, now[field] === after[field] ? before[field] : now[field]]),
      );
      await this.writeProfile(tx, person, { ...now, ...restored });
    }
    await this.moveTasks(
      tx,
      actor,
      person,
      fromId,
      handles.map(({ id }) => id),
    );
    return fromId;
  }

  private async leave(tx: EntityManager, actor: Actor, person: string, handles: readonly string[]): Promise<string> {
    const [created] = await query<{ id: string }>(
      tx,
      `INSERT INTO person (workspace_id, name, lang)
       SELECT $1, (SELECT h.name FROM person_handle h WHERE h.id = ANY ($2::bigint[]) AND h.name IS NOT NULL ORDER BY h.id LIMIT 1), p.lang
       FROM person p WHERE p.id = $3 RETURNING id`,
      [actor.workspaceId, handles, person],
    );
    if (created === undefined) throw new Error('The database gave no id for a new person.');
    await tx.query('UPDATE person_handle SET person_id = $2 WHERE id = ANY ($1::bigint[])', [handles, created.id]);
    await tx.query('UPDATE person SET version = version + 1, updated_at = now() WHERE id = $1', [person]);
    await tx.query(
      `INSERT INTO person_join (workspace_id, kind, from_id, into_id, handle_ids, contact_ids, consent_ids, before, reasons, actor_id)
       VALUES ($1, 'split', $2, $3, $4, '{}', '{}', '{}', '[]', $5)`,
      [actor.workspaceId, created.id, person, handles, actor.memberId],
    );
    await this.moveTasks(tx, actor, person, created.id, handles);
    return created.id;
  }

  private async moveTasks(
    tx: EntityManager,
    actor: Actor,
    from: string,
    to: string,
    handles: readonly string[],
  ): Promise<void> {
    await this.tasks.move(tx, actor.workspaceId, from, to, handles, actor.memberId);
    for (const id of [from, to]) await this.tasks.showTier(tx, actor.workspaceId, id, actor.memberId);
  }

  private async profileOf(tx: EntityManager, id: string): Promise<Profile> {
    const [row] = await query<Profile>(tx, `SELECT ${PROFILE} FROM person WHERE id = $1 FOR UPDATE`, [id]);
    if (row === undefined) throw new Error(`Person ${id} is gone.`);
    return row;
  }

  private async writeProfile(tx: EntityManager, id: string, profile: Profile): Promise<void> {
    await tx.query(
      `UPDATE person SET (${PROFILE}) = ($2, $3, $4, $5, $6, $7), version = version + 1, updated_at = now() WHERE id = $1`,
      [id, ...FIELDS.map((field) => profile[field])],
    );
  }
}
