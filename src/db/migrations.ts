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
import { KeepHours1793750420000 } from './migrations/1793750420000-keep-hours.js';
import { FollowReplies1793750417000 } from './migrations/1793750417000-follow-replies.js';
import { AdoptStandards1793750421000 } from './migrations/1793750421000-adopt-standards.js';
import { RouteTasks1793750422000 } from './migrations/1793750422000-route-tasks.js';
import { KeepReplyTexts1793750423000 } from './migrations/1793750423000-keep-reply-texts.js';
import { ApproveReplies1793750424000 } from './migrations/1793750424000-approve-replies.js';
import { KnowPeople1793750425000 } from './migrations/1793750425000-know-people.js';
import { ShareTheDesk1793750426000 } from './migrations/1793750426000-share-the-desk.js';
import { AttachMedia1793750427000 } from './migrations/1793750427000-attach-media.js';
import { AcknowledgeAutomatically1793750428000 } from './migrations/1793750428000-acknowledge-automatically.js';
import { MergeTasks1793750429000 } from './migrations/1793750429000-merge-tasks.js';
import { WatchSpikes1793750430000 } from './migrations/1793750430000-watch-spikes.js';
import { RunIncidents1793750431000 } from './migrations/1793750431000-run-incidents.js';
import { PushNotices1793750432000 } from './migrations/1793750432000-push-notices.js';
import { PageOnCall1793750433000 } from './migrations/1793750433000-page-on-call.js';
import { AskCustomers1793750435000 } from './migrations/1793750435000-ask-customers.js';
import { ApplyRules1793750434000 } from './migrations/1793750434000-apply-rules.js';
import { HoldDrills1793750440000 } from './migrations/1793750440000-hold-drills.js';
import { WatchOwnAccounts1793750441000 } from './migrations/1793750441000-watch-own-accounts.js';
import { KnowThePast1793750442000 } from './migrations/1793750442000-know-the-past.js';
import { JoinWatches1793750460000 } from './migrations/1793750460000-join-watches.js';
import { PageInDrills1793750470000 } from './migrations/1793750470000-page-in-drills.js';
import { EmergingIssues1793750471000 } from './migrations/1793750471000-emerging-issues.js';

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
  KeepHours1793750420000,
  AdoptStandards1793750421000,
  RouteTasks1793750422000,
  KeepReplyTexts1793750423000,
  ApproveReplies1793750424000,
  KnowPeople1793750425000,
  ShareTheDesk1793750426000,
  AttachMedia1793750427000,
  AcknowledgeAutomatically1793750428000,
  MergeTasks1793750429000,
  WatchSpikes1793750430000,
  RunIncidents1793750431000,
  PushNotices1793750432000,
  PageOnCall1793750433000,
  ApplyRules1793750434000,
  AskCustomers1793750435000,
  HoldDrills1793750440000,
  WatchOwnAccounts1793750441000,
  KnowThePast1793750442000,
  JoinWatches1793750460000,
  PageInDrills1793750470000,
  EmergingIssues1793750471000,
];
