import { IdempotencyKey } from '../http/idempotency-key.entity.js';
import { JobRow, WorkerRow } from '../jobs/job-row.entity.js';
import { Alert, AlertDelivery } from '../modules/alerts/alert.entity.js';
import { NotifierRow } from '../modules/alerts/notifier.entity.js';
import { AuditEntry } from '../modules/audit/audit-entry.entity.js';
import { Backfill } from '../modules/backfills/backfill.entity.js';
import { InstallationCheck } from '../modules/checks/installation-check.entity.js';
import { OAuthRequest, SourceToken } from '../modules/credentials/source-token.entity.js';
import { Correction } from '../modules/corrections/correction.entity.js';
import { Gap, QuarantinedPost, Tombstone, VolumeBucket, WebhookDelivery } from '../modules/ingest/ingest.entity.js';
import { AccuracyReport } from '../modules/insights/accuracy-report.entity.js';
import { SentimentDay } from '../modules/insights/sentiment-day.entity.js';
import { WorkspaceModel } from '../modules/learning/workspace-model.entity.js';
import { LiveEvent } from '../modules/live/live-event.entity.js';
import { Mention, MentionSearch, MentionVersion, MentionWatch } from '../modules/mentions/mention.entity.js';
import { MuteRule } from '../modules/mutes/mute-rule.entity.js';
import { OutboxRow } from '../modules/outbox/outbox-row.entity.js';
import { PriorityRebase, PriorityWeights } from '../modules/priorities/priority.entity.js';
import { Reply } from '../modules/replies/reply.entity.js';
import {
  ErasedAuthor,
  Erasure,
  HeldMention,
  LegalHold,
  PresencePass,
  RightsCount,
} from '../modules/rights/rights.entity.js';
import { SourceState, SourceVolume } from '../modules/sources/source-history.entity.js';
import { Source, SourceSpend } from '../modules/sources/source.entity.js';
import { ApiToken } from '../modules/staff/api-token.entity.js';
import { OneTimeLink } from '../modules/staff/one-time-link.entity.js';
import { Session } from '../modules/staff/session.entity.js';
import { SignInThrottle } from '../modules/staff/sign-in-throttle.entity.js';
import { StaffMember } from '../modules/staff/staff-member.entity.js';
import { Team, TeamMember } from '../modules/staff/team.entity.js';
import { Standard, StandardVersion } from '../modules/standards/standard.entity.js';
import { TaskClock } from '../modules/tasks/task-clock.entity.js';
import { TaskEvent } from '../modules/tasks/task-event.entity.js';
import { Task, TaskCount } from '../modules/tasks/task.entity.js';
import { WatchDraft, WatchSample, WatchVersion } from '../modules/watches/watch-history.entity.js';
import { Watch } from '../modules/watches/watch.entity.js';
import { Workspace } from '../modules/workspaces/workspace.entity.js';

/** Every table. A test compares them with what the migrations build. */
export const ENTITIES = [
  AccuracyReport,
  Alert,
  AlertDelivery,
  ApiToken,
  AuditEntry,
  Backfill,
  Correction,
  ErasedAuthor,
  Erasure,
  Gap,
  HeldMention,
  IdempotencyKey,
  InstallationCheck,
  JobRow,
  LegalHold,
  LiveEvent,
  Mention,
  MentionSearch,
  MentionVersion,
  MentionWatch,
  MuteRule,
  NotifierRow,
  OAuthRequest,
  OneTimeLink,
  OutboxRow,
  PresencePass,
  PriorityRebase,
  PriorityWeights,
  QuarantinedPost,
  Reply,
  RightsCount,
  SentimentDay,
  Session,
  SignInThrottle,
  Source,
  SourceSpend,
  SourceState,
  SourceToken,
  SourceVolume,
  StaffMember,
  Standard,
  StandardVersion,
  Task,
  TaskClock,
  TaskCount,
  TaskEvent,
  Team,
  TeamMember,
  Tombstone,
  VolumeBucket,
  Watch,
  WatchDraft,
  WatchSample,
  WatchVersion,
  WebhookDelivery,
  WorkerRow,
  Workspace,
  WorkspaceModel,
];
