import { CreateWorkspacesAndStaff1793750400000 } from './migrations/1793750400000-create-workspaces-and-staff.js';
import { CreateSourcesAndMentions1793750401000 } from './migrations/1793750401000-create-sources-and-mentions.js';
import { CreateTasksAndReplies1793750402000 } from './migrations/1793750402000-create-tasks-and-replies.js';
import { CreateJobsAndOutbox1793750403000 } from './migrations/1793750403000-create-jobs-and-outbox.js';
import { CountOpenTasks1793750404000 } from './migrations/1793750404000-count-open-tasks.js';
import { TellStoriesAndMutes1793750405000 } from './migrations/1793750405000-tell-stories-and-mutes.js';
import { VersionWatches1793750406000 } from './migrations/1793750406000-version-watches.js';
import { CreateBackfills1793750407000 } from './migrations/1793750407000-create-backfills.js';
import { CreateStories1793750408000 } from './migrations/1793750408000-create-stories.js';
import { JudgeMentions1793750409000 } from './migrations/1793750409000-judge-mentions.js';
import { WeighPriorities1793750410000 } from './migrations/1793750410000-weigh-priorities.js';
import { CreateCorrections1793750411000 } from './migrations/1793750411000-create-corrections.js';
import { PlanCollecting1793750412000 } from './migrations/1793750412000-plan-collecting.js';
import { KeepCoverage1793750413000 } from './migrations/1793750413000-keep-coverage.js';
import { KeepTokens1793750414000 } from './migrations/1793750414000-keep-tokens.js';
import { KeepRights1793750415000 } from './migrations/1793750415000-keep-rights.js';
import { SendAlerts1793750416000 } from './migrations/1793750416000-send-alerts.js';
import { CountSentimentOnce1793750418000 } from './migrations/1793750418000-count-sentiment-once.js';
import { BoundTrying1793750419000 } from './migrations/1793750419000-bound-trying.js';
import { FollowReplies1793750417000 } from './migrations/1793750417000-follow-replies.js';

/** In order; forward only. */
export const MIGRATIONS = [
  CreateWorkspacesAndStaff1793750400000,
  CreateSourcesAndMentions1793750401000,
  CreateTasksAndReplies1793750402000,
  CreateJobsAndOutbox1793750403000,
  CountOpenTasks1793750404000,
  TellStoriesAndMutes1793750405000,
  VersionWatches1793750406000,
  CreateBackfills1793750407000,
  CreateStories1793750408000,
  JudgeMentions1793750409000,
  WeighPriorities1793750410000,
  CreateCorrections1793750411000,
  PlanCollecting1793750412000,
  KeepCoverage1793750413000,
  KeepTokens1793750414000,
  KeepRights1793750415000,
  SendAlerts1793750416000,
  FollowReplies1793750417000,
  CountSentimentOnce1793750418000,
  BoundTrying1793750419000,
];
