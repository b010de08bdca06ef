import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { ErasedAuthorsService, type ErasedAuthors } from '../rights/erased-authors.service.js';
import type { ImportErrorDto, ImportResultDto } from './people.dto.js';
import { PeopleSettingsService } from './people-settings.service.js';
import { PersonContacts } from './person-contacts.service.js';
import { PersonMerges } from './person-merges.service.js';
import { lockPeople } from './person-scope.js';
import { PersonTasks } from './person-tasks.service.js';
import { readPeopleCsv, type ImportedPerson } from './read-people-csv.js';

/** People whom the workspace knows from elsewhere. The same file twice changes nothing. */
@Injectable()
export class ImportPeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: PeopleSettingsService,
    private readonly contacts: PersonContacts,
    private readonly merges: PersonMerges,
    private readonly tasks: PersonTasks,
    private readonly erasedAuthors: ErasedAuthorsService,
    private readonly audit: AuditService,
  ) {}

  /** In one transaction: a person is recognised by a handle or contact they have, and made where there is none. */
  async take(actor: Actor, csv: string): Promise<ImportResultDto> {
    requireAccess(actor, 'people', 'create');
    const { tiers } = await this.settings.read(actor);
    const { people, faults } = readPeopleCsv(
      csv,
      tiers.map(({ name }) => name),
    );
    const errors: ImportErrorDto[] = faults.map((fault) => ({ ...fault }));
    const counts = { created: 0, updated: 0, joined: 0 };
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      Object.assign(counts, { created: 0, updated: 0, joined: 0 });
      errors.length = faults.length;
      await lockPeople(tx, actor.workspaceId);
      const erased = await this.loadErased(tx, actor.workspaceId);
      for (const person of people) {
        const gone = person.handles.find(({ network, handle }) => erased.includes(network, { handle }));
        if (gone !== undefined) {
          errors.push({
            line: person.line,
            column: 'handles',
            message: 'This person was erased and is not taken in again.',
          });
          continue;
        }
        await this.takeOne(tx, actor, person, counts);
      }
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'people.import',
        details: { ...counts },
      });
    });
    return { ...counts, errors: errors.sort((a, b) => a.line - b.line) };
  }

  private async takeOne(
    tx: EntityManager,
    { workspaceId }: Actor,
    person: ImportedPerson,
    counts: { created: number; updated: number; joined: number },
  ): Promise<void> {
    const known = await this.recognise(tx, workspaceId, person);
    const id = known ?? (await this.create(tx, workspaceId));
    if (known === null) counts.created++;
    else counts.updated++;
    const { name, tier, lang, zone, journey, notes, contacts, handles, links } = person;
    await tx.query(
      `UPDATE person SET name = coalesce($2, name), tier = coalesce($3, tier), lang = coalesce($4, lang),
         journey = coalesce($5, journey), notes = coalesce($6, notes), zone = coalesce($7, zone), version = version + 1, updated_at = now()
       WHERE id = $1`,
      [id, name, tier, lang, journey, notes, zone],
    );
    for (const { kind, value } of contacts)
      await this.contacts.write(tx, { workspaceId, personId: id, kind, value, source: 'import' });
    for (const { network, handle, key } of handles)
      await tx.query(
        `INSERT INTO person_handle AS h (workspace_id, person_id, network, handle_key, handle, links, source)
         VALUES ($1, $2, $3, $4, $5, $6, 'import')
         ON CONFLICT (workspace_id, network, handle_key) DO UPDATE SET links = ARRAY(
           SELECT DISTINCT link FROM unnest(h.links || excluded.links) link ORDER BY link)`,
        [workspaceId, id, network, key, handle, links],
      );
    counts.joined += await this.merges.joinByEvidence(tx, workspaceId, id);
    if (tier !== null) await this.tasks.showTier(tx, workspaceId, id, null);
  }

  /** Handles first: they are one person's at a time. A contact counts where it was verified. */
  private async recognise(
    tx: EntityManager,
    workspaceId: string,
    { handles, contacts }: ImportedPerson,
  ): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      tx,
      `SELECT id FROM (
         SELECT h.person_id AS id, 1 AS rank FROM unnest($2::text[], $3::text[]) AS i (network, key)
         JOIN person_handle h ON h.workspace_id = $1 AND h.network = i.network AND h.handle_key = i.key
         UNION ALL
         SELECT c.person_id, 2 FROM unnest($4::text[], $5::text[]) AS i (kind, key)
         JOIN person_contact c ON c.workspace_id = $1 AND c.kind = i.kind AND c.value_key = i.key AND c.source <> 'agent'
         JOIN person p ON p.id = c.person_id AND p.merged_into IS NULL) found
       ORDER BY rank, id LIMIT 1`,
      [
        workspaceId,
        handles.map((h) => h.network),
        handles.map((h) => h.key),
        contacts.map((c) => c.kind),
        contacts.map((c) => c.key),
      ],
    );
    return row?.id ?? null;
  }

  private async create(tx: EntityManager, workspaceId: string): Promise<string> {
    const [row] = await query<{ id: string }>(tx, 'INSERT INTO person (workspace_id) VALUES ($1) RETURNING id', [
      workspaceId,
    ]);
    if (row === undefined) throw new Error('The database gave no id for a new person.');
    return row.id;
  }

  private async loadErased(tx: EntityManager, workspaceId: string): Promise<ErasedAuthors> {
    const [row] = await query<{ version: string }>(
      tx,
      'SELECT erasures_version AS version FROM workspace WHERE id = $1',
      [workspaceId],
    );
    return this.erasedAuthors.load(workspaceId, row?.version ?? '0');
  }
}
