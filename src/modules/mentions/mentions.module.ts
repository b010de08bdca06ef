import { Module } from '@nestjs/common';
import { StoriesModule } from '../stories/stories.module.js';
import { IndexMentionsHandler } from './index-mentions.handler.js';
import { MentionAttachService } from './mention-attach.service.js';
import { MentionIndexService } from './mention-index.service.js';
import { MentionStoreService } from './mention-store.service.js';
import { MentionsController } from './mentions.controller.js';
import { MentionsService } from './mentions.service.js';

@Module({
  imports: [StoriesModule],
  controllers: [MentionsController],
  providers: [IndexMentionsHandler, MentionAttachService, MentionIndexService, MentionStoreService, MentionsService],
  exports: [MentionAttachService, MentionStoreService, MentionsService],
})
export class MentionsModule {}
