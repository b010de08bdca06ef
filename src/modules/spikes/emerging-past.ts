import { setImmediate as othersFirst } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { AlertRule } from '../../domain/alert-rule/alert-rule.types.js';
import { EMERGING_MS, findEmerging } from '../../domain/alert-rule/find-emerging.js';
import type { PastNotice } from '../../domain/alert-rule/rehearse-alerts.js';
import { inLanguages, knownFrom, readTold, SAME_ISSUE_SECONDS } from './emerging-issues.service.js';
import { stepOf } from './spikes.types.js';

/** The newest that are read of a watch: more of them in three months are not few. */
const MOST_READ = 5_000;
const POSTS_IN_ONE_GO = 200;

export interface PastWatch {
  readonly workspaceId: string;
  readonly watchId: string;
  /** Since when its posts are known. */
  readonly begun: Date;
}

/** What a rule on emerging issues would have noticed with each complaint. */
export async function emergingPast(
  dataSource: DataSource,
  rule: AlertRule,
  { workspaceId, watchId, begun }: PastWatch,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<PastNotice[]> {
  const since = new Date(from.getTime() - EMERGING_MS);
  const read = await readTold(dataSource, workspaceId, [watchId], { from: since, to }, MOST_READ);
  const all = read.get(watchId) ?? [];
  const known = all.length < MOST_READ ? knownFrom(begun, all) : (all[0]?.at ?? begun);
  const told = inLanguages(rule, all);
  const notices: PastNotice[] = [];
  let oldest = 0;
  for (const [i, { at, isComplaint }] of told.entries()) {
    if (i % POSTS_IN_ONE_GO === 0) await othersFirst();
    while ((told[oldest]?.at.getTime() ?? Infinity) <= at.getTime() - EMERGING_MS) oldest += 1;
    if (!isComplaint || at < from) continue;
    const posts = told.slice(oldest, i + 1);
    const issue = findEmerging(posts, { now: at, knownFrom: known, sensitivity: rule.sensitivity });
    if (issue === null) continue;
    const before = notices.at(-1)?.beganAt;
    const isSame = before !== undefined && at.getTime() - before.getTime() < SAME_ISSUE_SECONDS * 1_000;
    const { severity, voices, usual } = issue;
    const beganAt = isSame ? before : stepOf(issue.beganAt);
    notices.push({ at, beganAt, subject: `${watchId}:emerging`, watchId, severity, observed: voices, usual, voices });
  }
  return notices;
}
