import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MentionStoreService } from '../mentions/mention-store.service.js';
import { DELETION_LOCK, type MentionKey } from '../mentions/mention-store.types.js';
import { StoriesService } from '../stories/stories.service.js';
import { OpenTasksService } from '../tasks/open-tasks.service.js';
import { HeldMentionsService } from './held-mentions.service.js';
import { RightsCounts } from './rights-counts.service.js';
import type { RightsCountKind } from './rights.types.js';

/** The one way in which mentions lose their content: it goes everywhere, counts stay, and it is not stored again. */
@Injectable()
export class DeletionsService {
  constructor(
    private readonly mentions: MentionStoreService,
    private readonly stories: StoriesService,
    private readonly tasks: OpenTasksService,
    private readonly held: HeldMentionsService,
    private readonly counts: RightsCounts,
  ) {}

  /** Until commit no batch of this workspace stores anything: otherwise a post could outlive its deletion. */
  async lock(tx: EntityManager, workspaceId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1, ($2::bigint % 2147483647)::int)', [DELETION_LOCK, workspaceId]);
  }

  /** Part of a transaction that holds the lock. Gives the ids of mentions that lost their content now. */
  async remove(
    tx: EntityManager,
    workspaceId: string,
    keys: readonly MentionKey[],
    why: Extract<RightsCountKind, 'mirrored' | 'erased' | 'expired'>,
  ): Promise<string[]> {
    if (keys.length === 0) return [];
    await this.held.putAside(tx, workspaceId, keys);
    const ids = await this.mentions.recordDeletions(tx, workspaceId, keys);
    // Stories before tasks, as when they are joined: who waits for whom is then never a circle.
    await this.stories.forget(tx, workspaceId, ids);
    await this.tasks.forgetMentions(tx, workspaceId, ids);
    await this.counts.add(tx, workspaceId, why, ids.length);
    return ids;
  }
}
