import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { type AlertRule, coversWatch, isPostRule } from '../../domain/alert-rule/alert-rule.types.js';
import { testWindow, type UsualCounts, type WindowFinding } from '../../domain/alert-rule/test-window.js';
import { CountSteps } from './count-steps.service.js';
import { countVoices } from './count-voices.js';
import { EmergingIssues, type StoredTold } from './emerging-issues.service.js';
import type { Noticed } from './fire-rules.service.js';
import { groupByWatch } from './group-by-watch.js';
import { STEP_MS, type HeldWatch, type StepCount, stepOf } from './spikes.types.js';
import { NOTHING, sumWindow, USUAL_STEPS, usualOf, WINDOW_SECONDS, WINDOW_STEPS } from './sum-window.js';

/** A finding of the same subject within this is the same storm. */
const SAME_STORM_SECONDS = 6 * 3_600;

interface Asked {
  readonly now: Date;
  readonly settled: Date;
  readonly rules: readonly AlertRule[];
}

/** Two weeks change little in a while: they are summed anew when a fiftieth of them has gone by, after an hour at most. */
const LONGEST_KEPT_MS = 3_600_000;
const KEPT_SHARE = 1 / 50;
const MOST_KEPT = 10_000;

interface Kept {
  readonly usual: UsualCounts;
  readonly untilMs: number;
  readonly generation: number;
}

/** What the tests compare: the last hour, and what is usual; where there are few posts, what they say. */
export interface Tested {
  readonly window: readonly StepCount[];
  readonly usual: UsualCounts;
  readonly told: readonly StoredTold[];
  /** Some of what was counted could not be read yet. */
  readonly isBehind: boolean;
  readonly rules: readonly AlertRule[];
}

interface Summed {
  readonly watchId: string;
  readonly mentions: number;
  readonly negatives: number;
  readonly first: Date | null;
  readonly risks: Record<string, number> | null;
}

/**
 * The tests beside the counts themselves: feeling, reach, spread over networks and words of risk in the last hour, and what complaints
 * have in common.
 */
@Injectable()
export class TestPosts {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly counts: CountSteps,
    private readonly emerging: EmergingIssues,
  ) {}

  /** By watch, for those that have anything to be tested. `usualPerDay`: posts of a watch, as they were learnt; null: not yet. */
  async prepare(
    tx: EntityManager,
    counted: readonly { readonly watch: HeldWatch; readonly counts: readonly StepCount[] }[],
    { now, settled, rules }: Asked,
    usualPerDay: (watchId: string) => number | null,
  ): Promise<Map<string, Tested>> {
    const tests = rules.filter((rule) => rule.isOn && rule.kind !== 'spike' && isPostRule(rule.kind));
    const covered = counted.filter(({ watch }) => tests.some((rule) => coversWatch(rule, watch.id)));
    const read = covered.filter(({ watch }) =>
      tests.some((rule) => rule.kind === 'emerging' && coversWatch(rule, watch.id)),
    );
    const told = await this.emerging.read(
      tx,
      read.map((each) => ({ ...each, usualPerDay: usualPerDay(each.watch.id) })),
      now,
    );
    const tested = covered.filter(
      ({ watch, counts }) =>
        told.has(watch.id) ||
        counts.some(({ at, negatives, risks }) => at >= settled && (negatives > 0 || Object.keys(risks).length > 0)),
    );
    const [first] = tested;
    if (first === undefined) return new Map();
    const from = new Date(stepOf(now).getTime() - (WINDOW_STEPS - 1) * STEP_MS);
    const { workspaceId } = first.watch;
    const windows = tested.map(({ watch: { id } }) => ({ id, from }));
    const stored = groupByWatch(
      await this.counts.storedOf(tx, workspaceId, windows, settled),
      ({ watchId }) => watchId,
    );
    await this.sumUsual(
      tx,
      tested.map(({ watch }) => watch),
      from,
    );
    return new Map(
      tested.map(({ watch, counts }) => {
        const open = counts.filter(({ at }) => at >= settled);
        const window = [...(stored.get(watch.id) ?? []), ...open].filter(({ at }) => at >= from);
        const usual = this.kept.get(watch.id)?.usual ?? usualOf(NOTHING, 0);
        const rules = tests.filter((rule) => coversWatch(rule, watch.id));
        const { posts = [], isBehind = false } = told.get(watch.id) ?? {};
        return [watch.id, { window, usual, told: posts, isBehind, rules }];
      }),
    );
  }

  async test(tx: EntityManager, watch: HeldWatch, tested: Tested | null, { now }: Asked): Promise<Noticed[]> {
    const noticed: Noticed[] = [];
    const window = sumWindow(tested?.window ?? []);
    for (const rule of tested?.rules ?? []) {
      const issue = await this.emerging.notice(tx, watch, rule, tested?.told ?? [], now);
      if (issue !== null) noticed.push(issue);
      for (const finding of testWindow(rule, window, tested?.usual ?? usualOf(NOTHING, 0))) {
        const startedAt = await this.beginning(tx, watch, rule, finding, stepOf(now));
        const voices = (): Promise<number> =>
          countVoices(tx, watch, { kind: 'negative', lang: '' }, WINDOW_SECONDS, now);
        noticed.push({
          ...noticedOf(watch, rule, finding, startedAt),
          voices: finding.voices === null ? null : voices,
        });
      }
    }
    return noticed;
  }

  /** Of the two weeks before the window, or since the watch is known. */
  private async sumUsual(tx: EntityManager, watches: readonly HeldWatch[], before: Date): Promise<void> {
    const missing = watches.filter(({ id, generation }) => {
      const kept = this.kept.get(id);
      return kept === undefined || kept.generation !== generation || kept.untilMs <= before.getTime();
    });
    const [one] = missing;
    if (one === undefined) return;
    const from = new Date(before.getTime() - USUAL_STEPS * STEP_MS);
    const rows = await query<Summed>(
      tx,
      `WITH past AS MATERIALIZED (SELECT c.watch_id, c.at, c.mentions, c.negatives, c.risks FROM spike_count c
         WHERE c.workspace_id = $1 AND c.watch_id = ANY ($2::bigint[]) AND c.at >= $3 AND c.at < $4),
       risk AS (SELECT watch_id, jsonb_object_agg(key, n) AS risks FROM (
         SELECT p.watch_id, e.key, sum(e.value::int)::int AS n FROM past p CROSS JOIN jsonb_each_text(p.risks) e
         WHERE p.risks <> '{}' GROUP BY p.watch_id, e.key) r GROUP BY watch_id)
       SELECT p.watch_id AS "watchId", sum(p.mentions)::int AS mentions, sum(p.negatives)::int AS negatives, min(p.at) AS first, r.risks
       FROM past p LEFT JOIN risk r ON r.watch_id = p.watch_id GROUP BY p.watch_id, r.risks`,
      [one.workspaceId, missing.map(({ id }) => id), from, before],
    );
    const summed = new Map(rows.map((row) => [row.watchId, row]));
    if (this.kept.size + missing.length > MOST_KEPT) this.kept.clear();
    for (const { id, knownFrom, generation } of missing) {
      const { mentions = 0, negatives = 0, first = null, risks = null } = summed.get(id) ?? {};
      const begun = Math.min(first?.getTime() ?? Infinity, knownFrom.getTime());
      const lengthMs = Math.min(USUAL_STEPS * STEP_MS, Math.max(0, before.getTime() - begun));
      this.kept.set(id, {
        generation,
        untilMs: before.getTime() + Math.min(LONGEST_KEPT_MS, lengthMs * KEPT_SHARE),
        usual: usualOf({ ...NOTHING, mentions, negatives, risks: risks ?? {} }, lengthMs / STEP_MS),
      });
    }
  }

  /** That of the same storm, where one goes on. */
  private async beginning(
    tx: EntityManager,
    watch: HeldWatch,
    rule: AlertRule,
    { subject }: WindowFinding,
    step: Date,
  ): Promise<Date> {
    const [row] = await query<{ at: Date | null }>(
      tx,
      `SELECT max(began_at) AS at FROM alert_rule_firing WHERE rule_id = $1 AND subject = $2
         AND began_at > $3::timestamptz - make_interval(secs => ${String(SAME_STORM_SECONDS)})`,
      [rule.id, subjectOf(watch, subject), step],
    );
    return row?.at ?? step;
  }
}

const subjectOf = (watch: HeldWatch, subject: string): string => `${watch.id}:${subject}`;

const noticedOf = (
  watch: HeldWatch,
  rule: AlertRule,
  finding: WindowFinding,
  startedAt: Date,
): Omit<Noticed, 'voices'> => ({
  rule,
  watch,
  startedAt,
  subject: subjectOf(watch, finding.subject),
  severity: finding.severity,
  observed: finding.observed,
  usual: finding.usual,
  windowSeconds: WINDOW_SECONDS,
  reason: { code: finding.code, values: finding.values },
});
