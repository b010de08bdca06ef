import { Module } from '@nestjs/common';
import { MentionsModule } from '../mentions/mentions.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { StoriesModule } from '../stories/stories.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { DeletionsService } from './deletions.service.js';
import { ErasedAuthorsService } from './erased-authors.service.js';
import { HeldMentionsService } from './held-mentions.service.js';
import { RightsCounts } from './rights-counts.service.js';

/** What ingest needs of the rights of authors: how mentions are deleted, and whose are not stored. */
@Module({
  imports: [MentionsModule, StaffModule, StoriesModule, TasksModule],
  providers: [DeletionsService, ErasedAuthorsService, HeldMentionsService, RightsCounts],
  exports: [DeletionsService, ErasedAuthorsService, HeldMentionsService, RightsCounts],
})
export class DeletionsModule {}
