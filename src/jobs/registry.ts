import { WatchAccountsJob } from '../modules/accounts/watch-accounts.job.js';
import { AcknowledgeDueJob } from '../modules/auto-acknowledge/acknowledge-due.job.js';
import { AuditChainsJob, RunChainsJob } from '../modules/alerts/run-chains.job.js';
import { BackfillWatchesJob } from '../modules/backfills/backfill-watches.job.js';
import { CheckInstallationJob } from '../modules/checks/check-installation.job.js';
import { PruneJob } from '../modules/checks/prune.job.js';
import { RunDrillsJob } from '../modules/drills/run-drills.job.js';
import { RefreshTokensJob } from '../modules/credentials/refresh-tokens.job.js';
import { FillGapsJob } from '../modules/ingest/fill-gaps.job.js';
import { AttachTasksJob } from '../modules/incidents/attach-tasks.job.js';
import { ListenSourcesJob } from '../modules/ingest/listen-sources.job.js';
import { WatchCoverageJob } from '../modules/coverage/watch-coverage.job.js';
import { ReadSourcesJob } from '../modules/ingest/read-sources.job.js';
import { VerifyConversationsJob } from '../modules/ingest/verify-conversations.job.js';
import { ReportAccuracyJob } from '../modules/insights/report-accuracy.job.js';
import { TestOnCallJob } from '../modules/on-call/test-on-call.job.js';
import { DeliverOutboxJob } from '../modules/outbox/deliver-outbox.job.js';
import { KnowPeopleJob } from '../modules/people/know-people.job.js';
import { RebasePrioritiesJob } from '../modules/priorities/rebase-priorities.job.js';
import { DropReplyMediaJob } from '../modules/replies/drop-reply-media.job.js';
import { WatchApprovalsJob } from '../modules/replies/watch-approvals.job.js';
import { KeepPromisesJob } from '../modules/promises/keep-promises.job.js';
import { EraseAuthorsJob } from '../modules/rights/erase-authors.job.js';
import { ExpireMentionsJob } from '../modules/rights/expire-mentions.job.js';
import { RecheckMentionsJob } from '../modules/rights/recheck-mentions.job.js';
import { AskCustomersJob } from '../modules/surveys/ask-customers.job.js';
import { WatchSpikesJob } from '../modules/spikes/watch-spikes.job.js';
import { WatchBurnJob } from '../modules/standards/watch-burn.job.js';
import { AuditEscalationsJob, RunEscalationsJob } from '../modules/escalations/run-escalations.job.js';
import { RouteTasksJob } from '../modules/routing/route-tasks.job.js';
import { ForeseeClocksJob } from '../modules/rules/foresee-clocks.job.js';
import { FireDeadlinesJob } from '../modules/tasks/fire-deadlines.job.js';

/** LIST 5: everything that runs regularly. */
export const JOBS = [
  ReadSourcesJob,
  FillGapsJob,
  ListenSourcesJob,
  VerifyConversationsJob,
  RefreshTokensJob,
  EraseAuthorsJob,
  RecheckMentionsJob,
  ExpireMentionsJob,
  DeliverOutboxJob,
  FireDeadlinesJob,
  ForeseeClocksJob,
  RouteTasksJob,
  AcknowledgeDueJob,
  AskCustomersJob,
  RunEscalationsJob,
  AuditEscalationsJob,
  RunChainsJob,
  AuditChainsJob,
  TestOnCallJob,
  AttachTasksJob,
  RunDrillsJob,
  WatchApprovalsJob,
  KeepPromisesJob,
  DropReplyMediaJob,
  BackfillWatchesJob,
  RebasePrioritiesJob,
  KnowPeopleJob,
  WatchCoverageJob,
  WatchAccountsJob,
  WatchSpikesJob,
  CheckInstallationJob,
  PruneJob,
  ReportAccuracyJob,
  WatchBurnJob,
];
