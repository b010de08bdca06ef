import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { MentionsModule } from '../mentions/mentions.module.js';
import { StoriesController } from './stories.controller.js';
import { StoriesModule } from './stories.module.js';
import { StoryActsService } from './story-acts.service.js';
import { StoryQueries } from './story-queries.service.js';

/** Apart from StoriesModule, because mentions need stories and these pages show mentions. */
@Module({
  imports: [AuditModule, MentionsModule, StoriesModule],
  controllers: [StoriesController],
  providers: [StoryActsService, StoryQueries],
})
export class StoryPagesModule {}
