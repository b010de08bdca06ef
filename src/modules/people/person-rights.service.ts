import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { authorise } from '../../domain/access/matrix.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { ErasuresService } from '../rights/erasures.service.js';
import { PROFILE_NETWORK } from '../rights/rights.types.js';
import { PeopleService } from './people.service.js';
import type { PersonErasureDto } from './people.dto.js';
import { findPerson } from './person-scope.js';

const MOST_ROWS = 10_000;

/** What a person may ask for: to be forgotten, and to be told what is known. */
@Injectable()
export class PersonRights {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleService,
    private readonly erasures: ErasuresService,
    private readonly audit: AuditService,
  ) {}

  /** One erasure for each handle and one for the profile; of somebody who may not erase they wait for an administrator. */
  async erase(actor: Actor, id: string, note: string | undefined): Promise<PersonErasureDto> {
    requireAccess(actor, 'privacy', 'create');
    const personId = await findPerson(this.dataSource, actor, id, 'read');
    const handles = await query<{ network: string; authorId: string | null; handle: string }>(
      this.dataSource,
      'SELECT network, author_id AS "authorId", handle FROM person_handle WHERE person_id = $1 ORDER BY id',
      [personId],
    );
    const erasureIds: string[] = [];
    const why = note === undefined ? {} : { note };
    // The profile first: what it knows of the person is looked for everywhere.
    const profile = await this.erasures.create(actor, { network: PROFILE_NETWORK, authorId: personId, ...why });
    erasureIds.push(profile.id);
    for (const { network, authorId, handle } of handles) {
      const asked = { network, handle, ...(authorId === null ? {} : { authorId }), ...why };
      erasureIds.push((await this.erasures.create(actor, asked)).id);
    }
    return { erasureIds, state: authorise(actor, 'privacy', 'act') === null ? 'requested' : 'queued' };
  }

  /** All that is kept about the person, as one document. */
  async export(actor: Actor, id: string): Promise<Record<string, unknown>> {
    requireAccess(actor, 'privacy', 'act');
    const personId = await findPerson(this.dataSource, actor, id, 'read');
    const person = await this.people.get(actor, personId);
    const read = (sql: string): Promise<Record<string, unknown>[]> =>
      query(this.dataSource, `${sql} LIMIT ${String(MOST_ROWS)}`, [actor.workspaceId, personId]);
    const theirs = 'JOIN task t ON t.workspace_id = $1 AND t.person_id = $2 AND t.id =';
    const document = {
      person,
      contacts: await read(
        'SELECT kind, value, source, created_at AS "createdAt" FROM person_contact WHERE workspace_id = $1 AND person_id = $2 ORDER BY id',
      ),
      consents: await read(
        'SELECT kind, is_given AS "isGiven", source, at FROM person_consent WHERE workspace_id = $1 AND person_id = $2 ORDER BY id',
      ),
      tasks: await read(
        `SELECT id, network, state, lang, opened_at AS "openedAt", closed_at AS "closedAt", tier, journey FROM task
         WHERE workspace_id = $1 AND person_id = $2 ORDER BY id`,
      ),
      posts: await read(
        `SELECT m.network, m.external_id AS "externalId", m.author_handle AS handle, m.title, m.text, m.url, m.lang,
           m.published_at AS "publishedAt"
         FROM person_handle h JOIN mention m ON m.workspace_id = $1 AND m.network = h.network
           AND (m.author_id = h.author_id OR lower(ltrim(m.author_handle, '@')) = h.handle_key)
         WHERE h.person_id = $2 AND NOT m.is_deleted ORDER BY m.id`,
      ),
      replies: await read(
        `SELECT r.text, r.visibility, r.state, r.sent_at AS "sentAt" FROM reply r ${theirs} r.task_id
         WHERE r.withdrawn_at IS NULL ORDER BY r.id`,
      ),
      calls: await read(
        `SELECT c.planned_at AS "plannedAt", c.done_at AS "doneAt", c.result, c.duration_seconds AS "durationSeconds", c.note,
           c.callback_at AS "callbackAt" FROM call c ${theirs} c.task_id ORDER BY c.id`,
      ),
      surveys: await read(
        `SELECT s.kind, s.sent_at AS "sentAt", s.answered_at AS "answeredAt", s.answer, s.score, s.comment FROM survey s
         ${theirs} s.task_id ORDER BY s.id`,
      ),
      notes: await read(
        `SELECT e.at, e.details ->> 'text' AS text FROM task_event e ${theirs} e.task_id WHERE e.kind = 'note' ORDER BY e.id`,
      ),
    };
    await this.dataSource.transaction((tx) =>
      this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action: 'person.export', resourceId: personId }),
    );
    return document;
  }
}
