import { Module } from '@nestjs/common';
import { StoredStoriesService } from './stored-stories.service.js';
import { StoriesService } from './stories.service.js';
import { StoryKeysService } from './story-keys.service.js';
import { StoryRowsService } from './story-rows.service.js';

/** Finds and keeps stories. What people see of them and do with them is in StoryPagesModule. */
@Module({
  providers: [StoredStoriesService, StoriesService, StoryKeysService, StoryRowsService],
  exports: [StoredStoriesService, StoriesService, StoryRowsService],
})
export class StoriesModule {}
