import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { WakeUpService } from '../../jobs/wake-up.service.js';
import { LiveService } from '../live/live.service.js';
import { TaskWriter } from './task-writer.service.js';
import type { NewTaskEvent } from './tasks.types.js';

/** Work that no customer's post asks for. */
export interface HouseWork {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly network: string;
  /** Of the work: no second task opens under it while one is open. */
  readonly key: string;
  readonly teamId: string;
  /** 1 to 4. */
  readonly priority: number;
  /** What it is about, where rows name the customer. */
  readonly about: string;
  /** One line, for the row. */
  readonly line: string;
  readonly deepLink: string | null;
}

/** Nobody wrote it and nobody can be answered: no mention, no person, no clocks. */
const OPEN = `
  INSERT INTO task (workspace_id, source_id, network, conversation_key, team_id, priority, priority_score, priority_reasons,
    sentiment_label, sentiment_score, lang, author_handle, author_name, person_id, excerpt, first_mention_id, last_mention_id,
    mention_count, replyability)
  VALUES ($1, $2, $3, $4, $5, $6, 0, '[]', 'neutral', 0, 'und', '', $7, 0, $8, 0, 0, 0,
    jsonb_build_object('verdict', 'not-possible', 'reason', 'own-account', 'deepLink', $9::text))
  ON CONFLICT (workspace_id, network, conversation_key) WHERE is_open OR is_joined DO NOTHING
  RETURNING id`;

/** Tasks of our own making, routed and worked on like others. */
@Injectable()
export class HouseTasks {
  constructor(
    private readonly writer: TaskWriter,
    private readonly live: LiveService,
    private readonly wakeUp: WakeUpService,
  ) {}

  /** Gives the id of the task that is open under the key by then, with the event in its history either way. */
  async open(tx: EntityManager, work: HouseWork, event: NewTaskEvent): Promise<string> {
    const { workspaceId, network, key, teamId } = work;
    const [made] = await query<{ id: string }>(tx, OPEN, [
      workspaceId,
      work.sourceId,
      network,
      key,
      teamId,
      work.priority,
      work.about,
      work.line,
      work.deepLink,
    ]);
    const id = made?.id ?? (await this.findOpen(tx, work));
    await this.writer.record(tx, { id, workspaceId }, event);
    const kind = made === undefined ? 'changed' : 'opened';
    await this.live.publish(tx, [
      { workspaceId, teamId, kind: 'tasks', details: { kind, taskIds: [id], actorId: null } },
    ]);
    if (made !== undefined) await this.wakeUp.announce(tx, 'routing');
    return id;
  }

  /** Closes it where nobody has taken it on; whoever has is told, and closes it themselves. */
  async settle(tx: EntityManager, workspaceId: string, id: string, event: NewTaskEvent): Promise<'closed' | 'told'> {
    const task = await this.writer.lock(tx, workspaceId, id);
    if (task === null) return 'told';
    const isUntouched = task.state === 'open' && task.claimedAt === null;
    await this.writer.change(tx, task, isUntouched ? { state: 'resolved', closedAt: 'now' } : {}, event);
    return isUntouched ? 'closed' : 'told';
  }

  private async findOpen(tx: EntityManager, { workspaceId, network, key }: HouseWork): Promise<string> {
    const [found] = await query<{ id: string }>(
      tx,
      `SELECT CASE WHEN is_joined THEN merged_into_id ELSE id END AS id FROM task
       WHERE workspace_id = $1 AND network = $2 AND conversation_key = $3 AND (is_open OR is_joined)`,
      [workspaceId, network, key],
    );
    if (found === undefined) throw new Error('A task that is open was not found.');
    return found.id;
  }
}
