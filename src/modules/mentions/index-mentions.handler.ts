import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OutboxHandler, OutboxItem, OutboxOutcome } from '../outbox/outbox.types.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { StoredStoriesService } from '../stories/stored-stories.service.js';
import { MentionIndexService } from './mention-index.service.js';

/** Carries out `mentions.index`: payload `{ids, tellers}`, the tellers being those that have not joined a story yet. */
@Injectable()
export class IndexMentionsHandler implements OutboxHandler, OnModuleInit {
  readonly kind = 'mentions.index';

  constructor(
    private readonly outbox: OutboxService,
    private readonly index: MentionIndexService,
    private readonly stories: StoredStoriesService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  async deliver(item: OutboxItem): Promise<OutboxOutcome> {
    const { ids, tellers } = item.payload;
    if (!Array.isArray(ids)) throw new Error('mentions.index names no mentions.');
    await this.index.indexMentions(ids.map(String));
    if (Array.isArray(tellers)) await this.stories.join(item.workspaceId, tellers.map(String));
    return { is: 'done' };
  }
}
