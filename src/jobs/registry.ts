import { BackfillWatchesJob } from '../modules/backfills/backfill-watches.job.js';
import { CheckInstallationJob } from '../modules/checks/check-installation.job.js';
import { PruneJob } from '../modules/checks/prune.job.js';
import { ReadSourcesJob } from '../modules/ingest/read-sources.job.js';
import { ReportAccuracyJob } from '../modules/insights/report-accuracy.job.js';
import { DeliverOutboxJob } from '../modules/outbox/deliver-outbox.job.js';
import { RebasePrioritiesJob } from '../modules/priorities/rebase-priorities.job.js';
import { FireDeadlinesJob } from '../modules/tasks/fire-deadlines.job.js';

/** LIST 5: everything that runs regularly. */
export const JOBS = [
  ReadSourcesJob,
  DeliverOutboxJob,
  FireDeadlinesJob,
  BackfillWatchesJob,
  RebasePrioritiesJob,
  CheckInstallationJob,
  PruneJob,
  ReportAccuracyJob,
];
