import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { PeopleSettingsService } from '../people/people-settings.service.js';
import { PriorityWeightsService } from '../priorities/priority-weights.service.js';
import { StandardsService } from '../standards/standards.service.js';
import { TemplateSeeds } from '../templates/template-seeds.service.js';

/** Every workspace starts with one team, because tasks belong to teams. */
const FIRST_TEAM = 'Care';

export interface NewWorkspace {
  readonly name: string;
  readonly isDemo: boolean;
}

export interface CreatedWorkspace {
  readonly workspaceId: string;
  readonly teamId: string;
}

@Injectable()
export class WorkspacesService {
  constructor(
    private readonly standards: StandardsService,
    private readonly priorities: PriorityWeightsService,
    private readonly people: PeopleSettingsService,
    private readonly templates: TemplateSeeds,
  ) {}

  /** A workspace that can be worked in at once: with a team, a standard, weights and texts. Part of the caller's transaction. */
  async create(tx: EntityManager, workspace: NewWorkspace): Promise<CreatedWorkspace> {
    const [created] = await query<CreatedWorkspace>(
      tx,
      `WITH w AS (INSERT INTO workspace (name, is_demo) VALUES ($1, $2) RETURNING id)
       INSERT INTO team (workspace_id, name) SELECT id, $3 FROM w
       RETURNING workspace_id AS "workspaceId", id AS "teamId"`,
      [workspace.name, workspace.isDemo, FIRST_TEAM],
    );
    if (created === undefined) throw new Error('The workspace was not created.');
    await this.standards.createDefault(tx, created.workspaceId);
    await this.priorities.createDefault(tx, created.workspaceId);
    await this.people.createDefault(tx, created.workspaceId);
    await this.templates.seed(tx, created.workspaceId);
    return created;
  }

  /** The oldest demo workspace, or null. */
  async findDemo(on: EntityManager): Promise<string | null> {
    const [row] = await query<{ id: string }>(on, `SELECT id FROM workspace WHERE is_demo ORDER BY id LIMIT 1`);
    return row?.id ?? null;
  }
}
