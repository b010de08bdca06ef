import { IdempotencyKey } from '../http/idempotency-key.entity.js';
import { JobRow, WorkerRow } from '../jobs/job-row.entity.js';
import { PushDeviceRow, PushKeyRow } from '../modules/devices/push-device.entity.js';
import { OwnAccount, OwnAccountComment, OwnAccountSource } from '../modules/accounts/own-account.entity.js';
import { Alert, AlertDelivery } from '../modules/alerts/alert.entity.js';
import { NotifierRow } from '../modules/alerts/notifier.entity.js';
import { AlertRuleFiring, AlertRuleRehearsal, AlertRuleRow } from '../modules/alert-rules/alert-rule.entity.js';
import { AuditEntry } from '../modules/audit/audit-entry.entity.js';
import { Backfill } from '../modules/backfills/backfill.entity.js';
import { CalendarRow, CalendarVersion } from '../modules/calendars/calendar.entity.js';
import { InstallationCheck } from '../modules/checks/installation-check.entity.js';
import { OAuthRequest, SourceToken } from '../modules/credentials/source-token.entity.js';
import { Correction } from '../modules/corrections/correction.entity.js';
import {
  FanOut,
  Incident,
  IncidentEvent,
  IncidentStatement,
  IncidentStep,
  IncidentWatch,
  WorkspacePause,
} from '../modules/incidents/incident.entity.js';
import { Gap, QuarantinedPost, Tombstone, VolumeBucket, WebhookDelivery } from '../modules/ingest/ingest.entity.js';
import { EscalationChain, EscalationRun } from '../modules/escalations/escalation.entity.js';
import { AuthorityGrant, RoutingSetting } from '../modules/routing/routing.entity.js';
import { Absence, Shift } from '../modules/shifts/shift.entity.js';
import { MemberLanguage, MemberPresence } from '../modules/staff/member-able.entity.js';
import { Macro } from '../modules/macros/macro.entity.js';
import { AccuracyReport } from '../modules/insights/accuracy-report.entity.js';
import { SentimentDay } from '../modules/insights/sentiment-day.entity.js';
import { TaskPresence, TaskUnread } from '../modules/desk/task-company.entity.js';
import { WorkspaceModel } from '../modules/learning/workspace-model.entity.js';
import { LiveEvent } from '../modules/live/live-event.entity.js';
import { Mention, MentionSearch, MentionVersion, MentionWatch } from '../modules/mentions/mention.entity.js';
import { MuteRule } from '../modules/mutes/mute-rule.entity.js';
import { OutboxRow } from '../modules/outbox/outbox-row.entity.js';
import { PriorityRebase, PriorityWeights } from '../modules/priorities/priority.entity.js';
import {
  AutoAcknowledgeDecision,
  AutoAcknowledgePolicy,
  AutomationOptOut,
} from '../modules/auto-acknowledge/auto-acknowledge.entity.js';
import { CustomerPromise } from '../modules/promises/promise.entity.js';
import { ReplyMedia } from '../modules/replies/reply-media.entity.js';
import { ApprovalPolicyVersion, ReplyApproval } from '../modules/replies/approval.entity.js';
import { Reply } from '../modules/replies/reply.entity.js';
import {
  ErasedAuthor,
  Erasure,
  HeldMention,
  LegalHold,
  PresencePass,
  RightsCount,
} from '../modules/rights/rights.entity.js';
import { ListeningSpan, SpikeCount, SpikeSeries, SpikeWatch } from '../modules/spikes/spike.entity.js';
import { SourceState, SourceVolume } from '../modules/sources/source-history.entity.js';
import { Source, SourceSpend } from '../modules/sources/source.entity.js';
import { ApiToken } from '../modules/staff/api-token.entity.js';
import { OneTimeLink } from '../modules/staff/one-time-link.entity.js';
import { Session } from '../modules/staff/session.entity.js';
import { SignInThrottle } from '../modules/staff/sign-in-throttle.entity.js';
import { StaffMember } from '../modules/staff/staff-member.entity.js';
import { Team, TeamMember } from '../modules/staff/team.entity.js';
import { Standard, StandardReceipt, StandardRehearsal, StandardVersion } from '../modules/standards/standard.entity.js';
import { TaskClock, TaskClockPause } from '../modules/tasks/task-clock.entity.js';
import { TaskEvent } from '../modules/tasks/task-event.entity.js';
import { Task, TaskCount } from '../modules/tasks/task.entity.js';
import { SavedView } from '../modules/views/saved-view.entity.js';
import { WatchDraft, WatchSample, WatchVersion } from '../modules/watches/watch-history.entity.js';
import { Template, TemplateUse, TemplateVersion } from '../modules/templates/template.entity.js';
import { TaskChecklistItem, ToneGuideVersion } from '../modules/templates/tone-guide.entity.js';
import { Watch } from '../modules/watches/watch.entity.js';
import { Workspace } from '../modules/workspaces/workspace.entity.js';
import { Call } from '../modules/calls/call.entity.js';
import {
  PeopleSettings,
  Person,
  PersonConsent,
  PersonContact,
  PersonHandle,
  PersonJoin,
  PersonNotSame,
} from '../modules/people/person.entity.js';
import { Survey, SurveyDecision, SurveySettings } from '../modules/surveys/survey.entity.js';
import { AlertPageRow, ChainRun } from '../modules/alerts/page.entity.js';
import { MemberContact, OnCallFeed, OnCallScheduleRow, OnCallTest } from '../modules/on-call/on-call.entity.js';
import { AutomationRule, RuleApplication, RuleRehearsal } from '../modules/rules/rule.entity.js';
import { Drill, DrillAbsentee, DrillNotifier, DrillParticipant } from '../modules/drills/drill.entity.js';

/** Every table. A test compares them with what the migrations build. */
export const ENTITIES = [
  Absence,
  AccuracyReport,
  Alert,
  AlertDelivery,
  AlertRuleFiring,
  AlertRuleRehearsal,
  AlertRuleRow,
  ApiToken,
  ApprovalPolicyVersion,
  AuditEntry,
  AuthorityGrant,
  Backfill,
  CalendarRow,
  CalendarVersion,
  Call,
  Correction,
  AutoAcknowledgeDecision,
  AutoAcknowledgePolicy,
  AutomationOptOut,
  AutomationRule,
  CustomerPromise,
  Drill,
  DrillAbsentee,
  DrillNotifier,
  DrillParticipant,
  ErasedAuthor,
  Erasure,
  EscalationChain,
  EscalationRun,
  FanOut,
  Gap,
  HeldMention,
  IdempotencyKey,
  Incident,
  IncidentEvent,
  IncidentStatement,
  IncidentStep,
  IncidentWatch,
  InstallationCheck,
  JobRow,
  LegalHold,
  LiveEvent,
  Macro,
  MemberLanguage,
  MemberPresence,
  Mention,
  MentionSearch,
  MentionVersion,
  MentionWatch,
  MuteRule,
  NotifierRow,
  OAuthRequest,
  OneTimeLink,
  OutboxRow,
  PeopleSettings,
  Person,
  PersonConsent,
  PersonContact,
  PersonHandle,
  PersonJoin,
  PersonNotSame,
  PresencePass,
  PriorityRebase,
  PriorityWeights,
  QuarantinedPost,
  Reply,
  ReplyApproval,
  ReplyMedia,
  RightsCount,
  RoutingSetting,
  RuleApplication,
  RuleRehearsal,
  SavedView,
  SentimentDay,
  PushDeviceRow,
  PushKeyRow,
  Session,
  Shift,
  SignInThrottle,
  Source,
  SourceSpend,
  SourceState,
  SourceToken,
  SourceVolume,
  ListeningSpan,
  SpikeCount,
  SpikeSeries,
  SpikeWatch,
  StaffMember,
  Standard,
  StandardReceipt,
  StandardRehearsal,
  StandardVersion,
  Survey,
  SurveyDecision,
  SurveySettings,
  Task,
  TaskClock,
  TaskClockPause,
  TaskCount,
  TaskChecklistItem,
  TaskEvent,
  Template,
  TemplateUse,
  TemplateVersion,
  ToneGuideVersion,
  TaskPresence,
  TaskUnread,
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
  WorkspacePause,
  AlertPageRow,
  ChainRun,
  MemberContact,
  OnCallFeed,
  OnCallScheduleRow,
  OnCallTest,
  OwnAccount,
  OwnAccountComment,
  OwnAccountSource,
];
