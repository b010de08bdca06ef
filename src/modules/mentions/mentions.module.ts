import { Module } from '@nestjs/common';
import { IndexMentionsHandler } from './index-mentions.handler.js';
import { MentionIndexService } from './mention-index.service.js';
import { MentionStoreService } from './mention-store.service.js';
import { MentionsController } from './mentions.controller.js';
import { MentionsService } from './mentions.service.js';

@Module({
  controllers: [MentionsController],
  providers: [IndexMentionsHandler, MentionIndexService, MentionStoreService, MentionsService],
  exports: [MentionStoreService, MentionsService],
})
export class MentionsModule {}
