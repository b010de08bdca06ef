import { BackfillWatchesJob } from '../modules/backfills/backfill-watches.job.js';
import { CheckInstallationJob } from '../modules/checks/check-installation.job.js';
import { PruneJob } from '../modules/checks/prune.job.js';
import { RefreshTokensJob } from '../modules/credentials/refresh-tokens.job.js';
import { FillGapsJob } from '../modules/ingest/fill-gaps.job.js';
import { ListenSourcesJob } from '../modules/ingest/listen-sources.job.js';
import { WatchCoverageJob } from '../modules/coverage/watch-coverage.job.js';
import { ReadSourcesJob } from '../modules/ingest/read-sources.job.js';
import { VerifyConversationsJob } from '../modules/ingest/verify-conversations.job.js';
import { ReportAccuracyJob } from '../modules/insights/report-accuracy.job.js';
import { DeliverOutboxJob } from '../modules/outbox/deliver-outbox.job.js';
import { RebasePrioritiesJob } from '../modules/priorities/rebase-priorities.job.js';
import { EraseAuthorsJob } from '../modules/rights/erase-authors.job.js';
import { ExpireMentionsJob } from '../modules/rights/expire-mentions.job.js';
import { RecheckMentionsJob } from '../modules/rights/recheck-mentions.job.js';
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
  BackfillWatchesJob,
  RebasePrioritiesJob,
  WatchCoverageJob,
  CheckInstallationJob,
  PruneJob,
  ReportAccuracyJob,
];
