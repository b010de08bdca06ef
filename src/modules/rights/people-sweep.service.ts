import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { tracesOf, type AuthorMarks } from '../../domain/rights/author-marks.js';
import type { ErasedTraces } from './rights.types.js';

/** Who asks by hand may name anything. */
const IS_ID = /^\d{1,18}$/;
const NO_MARKS: AuthorMarks = { ids: [], handles: [], names: [] };

/** Profiles, calls and surveys of whom an erasure is about. Always within its transaction. */
@Injectable()
export class PeopleSweep {
  /** What else than handles leads to a person: their full names and contacts. An id of ours stands for nobody elsewhere. */
  async marksOf(on: DataSource | EntityManager, workspaceId: string, personId: string): Promise<AuthorMarks> {
    if (!IS_ID.test(personId)) return NO_MARKS;
    const rows = await query<{ word: string }>(
      on,
      `SELECT name AS word FROM person WHERE workspace_id = $1 AND (id = $2 OR merged_into = $2) AND name LIKE '% %'
       UNION SELECT c.value FROM person_contact c JOIN person p ON p.id = c.person_id
       WHERE c.workspace_id = $1 AND (p.id = $2 OR p.merged_into = $2)`,
      [workspaceId, personId],
    );
    return { ...NO_MARKS, names: rows.map(({ word }) => word) };
  }

  /** The same of everybody who is known by these handles alone: with them the whole person goes. */
  async marksWith(
    on: DataSource | EntityManager,
    workspaceId: string,
    network: string,
    { ids, handles }: AuthorMarks,
  ): Promise<readonly string[]> {
    const people = await query<{ id: string }>(
      on,
      `SELECT DISTINCT h.person_id AS id FROM person_handle h
       WHERE h.workspace_id = $1 AND h.network = $2 AND (h.author_id = ANY ($3::text[]) OR h.handle_key = ANY ($4::text[]))
         AND NOT EXISTS (SELECT FROM person_handle other WHERE other.person_id = h.person_id
           AND NOT (other.network = $2 AND (coalesce(other.author_id = ANY ($3::text[]), false)
             OR coalesce(other.handle_key = ANY ($4::text[]), false))))`,
      [workspaceId, network, ids, handles],
    );
    const marks = await Promise.all(people.map(({ id }) => this.marksOf(on, workspaceId, id)));
    return marks.flatMap(({ names }) => names);
  }

  /** What was said on the phone or written beside a score, in tasks of the author. */
  async clearTalk(tx: EntityManager, taskIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE call SET note = NULL WHERE task_id = ANY ($1::bigint[])', [taskIds]);
    await tx.query('UPDATE survey SET comment = NULL WHERE task_id = ANY ($1::bigint[])', [taskIds]);
  }

  /** Takes an author's handles from their person, and the person away where nothing is left of them. Gives how many of each. */
  async forgetHandles(
    tx: EntityManager,
    { workspaceId, network, marks }: ErasedTraces,
  ): Promise<Readonly<Record<string, number>>> {
    const handles = await query<{ personId: string }>(
      tx,
      `DELETE FROM person_handle WHERE workspace_id = $1 AND network = $2
         AND (author_id = ANY ($3::text[]) OR handle_key = ANY ($4::text[]) OR lower(ltrim(handle, '@')) = ANY ($4::text[]))
       RETURNING person_id AS "personId"`,
      [workspaceId, network, marks.ids, marks.handles],
    );
    await tx.query(
      `UPDATE person_handle SET links = ARRAY(SELECT link FROM unnest(links) link WHERE lower(link) <> ALL ($2::text[]))
       WHERE workspace_id = $1 AND links && $2::text[]`,
      [workspaceId, marks.handles.map((handle) => `${network}:${handle}`)],
    );
    await tx.query(
      `DELETE FROM automation_opt_out WHERE workspace_id = $1 AND network = $2 AND handle_key = ANY ($3::text[])`,
      [workspaceId, network, marks.handles],
    );
    const people = await query<{ id: string }>(
      tx,
      `SELECT p.id FROM person p WHERE p.id = ANY ($1::bigint[])
         AND NOT EXISTS (SELECT FROM person_handle h WHERE h.person_id = p.id) ORDER BY p.id FOR UPDATE`,
      [handles.map(({ personId }) => personId)],
    );
    for (const { id } of people) await this.forgetPerson(tx, workspaceId, id);
    // Who stays under another handle is not named as before.
    await tx.query(
      `UPDATE person SET name = NULL, version = version + 1 WHERE workspace_id = $1 AND id = ANY ($2::bigint[])
         AND lower(name) = ANY ($3::text[])`,
      [workspaceId, handles.map(({ personId }) => personId), tracesOf(marks)],
    );
    return { handles: handles.length, people: people.length };
  }

  /** The profile and all that hangs on it; tasks stay, without a customer. */
  async forgetPerson(tx: EntityManager, workspaceId: string, personId: string): Promise<void> {
    if (!IS_ID.test(personId)) return;
    const people = await query<{ id: string }>(
      tx,
      `WITH RECURSIVE all_of AS (
         SELECT id FROM person WHERE workspace_id = $1 AND id = $2
         UNION SELECT p.id FROM all_of JOIN person p ON p.merged_into = all_of.id)
       SELECT id FROM all_of ORDER BY id`,
      [workspaceId, personId],
    );
    const ids = people.map(({ id }) => id);
    const tasks = await query<{ id: string }>(
      tx,
      `UPDATE task SET person_id = 0, tier = NULL, journey = NULL, priority_facts = priority_facts - 'customerTier'
       WHERE workspace_id = $1 AND person_id = ANY ($2::bigint[]) RETURNING id`,
      [workspaceId, ids],
    );
    await this.clearTalk(
      tx,
      tasks.map(({ id }) => id),
    );
    await tx.query('DELETE FROM person_join WHERE from_id = ANY ($1::bigint[]) OR into_id = ANY ($1::bigint[])', [ids]);
    await tx.query('DELETE FROM person_not_same WHERE low_id = ANY ($1::bigint[]) OR high_id = ANY ($1::bigint[])', [
      ids,
    ]);
    for (const table of ['person_handle', 'person_contact', 'person_consent'])
      await tx.query(`DELETE FROM ${table} WHERE person_id = ANY ($1::bigint[])`, [ids]);
    await tx.query('DELETE FROM person WHERE id = ANY ($1::bigint[])', [ids]);
  }

  /** Wherever else somebody wrote the name down. `patterns` are LIKE patterns in lower case. */
  async clearMentionsOf(tx: EntityManager, workspaceId: string, patterns: readonly string[]): Promise<void> {
    const values = [workspaceId, patterns];
    const named = (column: string): string => `lower(${column}) LIKE ANY ($2::text[])`;
    await tx.query(`UPDATE person SET notes = '' WHERE workspace_id = $1 AND ${named('notes')}`, values);
    await tx.query(`UPDATE person_consent SET source = '' WHERE workspace_id = $1 AND ${named('source')}`, values);
    await tx.query(
      `UPDATE person_join SET before = '{}', reasons = '[]' WHERE workspace_id = $1 AND ${named('before::text || reasons::text')}`,
      values,
    );
    await tx.query(`UPDATE call SET note = NULL WHERE workspace_id = $1 AND ${named('note')}`, values);
    await tx.query(`UPDATE survey SET comment = NULL WHERE workspace_id = $1 AND ${named('comment')}`, values);
  }
}
