import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { Env } from '../../env.js';
import { invalid } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { IncidentRows } from './incident-rows.service.js';
import type { ChecklistStep, PlaybookView } from './incidents.dto.js';
import { readPlaybooks, type Playbook } from './playbook-files.js';

/** What an incident is worked by where nobody chose. */
export const USUAL_PLAYBOOK = 'emergency';

/** Checklists of `config/playbooks`, read once at start, and what of them is done. */
@Injectable()
export class PlaybooksService {
  private readonly playbooks: readonly Playbook[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    env: Env,
  ) {
    this.playbooks = readPlaybooks(join(env.rootDir, 'config', 'playbooks'));
  }

  list(actor: Actor): readonly PlaybookView[] {
    requireAccess(actor, 'incidents', 'read');
    return this.playbooks.map(({ id, name }) => ({ id, name }));
  }

  require(id: string): Playbook {
    const playbook = this.playbooks.find((each) => each.id === id);
    if (playbook !== undefined) return playbook;
    throw invalid('unknown-playbook', `There is no playbook ${id}.`, [{ field: 'playbook', message: 'unknown' }]);
  }

  /** The steps of an incident with who did them when. A playbook that is no longer there has none. */
  async stepsOf(incidentId: string, playbookId: string | null): Promise<ChecklistStep[]> {
    const playbook = this.playbooks.find(({ id }) => id === (playbookId ?? USUAL_PLAYBOOK));
    const done = await query<{ key: string; doneAt: Date; doneBy: { id: string; name: string } }>(
      this.dataSource,
      `SELECT s.key, s.done_at AS "doneAt", json_build_object('id', m.id::text, 'name', m.name) AS "doneBy"
       FROM incident_step s JOIN staff_member m ON m.id = s.done_by WHERE s.incident_id = $1`,
      [incidentId],
    );
    return (playbook?.steps ?? []).map(({ key, role, text }) => {
      const tick = done.find((each) => each.key === key);
      return { key, role, text, doneAt: tick?.doneAt.toISOString() ?? null, doneBy: tick?.doneBy ?? null };
    });
  }

  choose(actor: Actor, id: string, version: number | null, playbookId: string): Promise<void> {
    this.require(playbookId);
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { incident } = await this.rows.lock(tx, actor, id, 'update', 'write', version);
      const event = { kind: 'playbook', actorId: actor.memberId, details: { from: incident.playbook, to: playbookId } };
      await this.rows.change(tx, incident, { playbook: playbookId }, event);
    });
  }

  /** Ticks a step or takes the tick back; what is so already stays. */
  tick(actor: Actor, id: string, key: string, isDone: boolean): Promise<void> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const { incident } = await this.rows.lock(tx, actor, id, 'update', 'write');
      const { steps } = this.require(incident.playbook ?? USUAL_PLAYBOOK);
      if (!steps.some((step) => step.key === key))
        throw invalid('unknown-step', 'The playbook of this incident has no such step.');
      const changed = await query(
        tx,
        isDone
          ? `INSERT INTO incident_step (incident_id, key, workspace_id, done_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING key`
          : `DELETE FROM incident_step WHERE incident_id = $1 AND key = $2 AND workspace_id = $3 AND $4::bigint > 0 RETURNING key`,
        [id, key, actor.workspaceId, actor.memberId],
      );
      if (changed.length === 0) return;
      const event = { kind: isDone ? 'step-done' : 'step-undone', actorId: actor.memberId, details: { step: key } };
      await this.rows.change(tx, incident, {}, event);
    });
  }
}
