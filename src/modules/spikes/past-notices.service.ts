import { setImmediate as othersFirst } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { alertKindsOf, SEVERITY_OF } from '../../domain/alert-rule/alert-kinds.js';
import { isPostRule, type AlertRule } from '../../domain/alert-rule/alert-rule.types.js';
import type { PastNotice } from '../../domain/alert-rule/rehearse-alerts.js';
import { SpikeDetector } from '../../domain/spike/spike-detector.js';
import { testWindow } from '../../domain/alert-rule/test-window.js';
import { BlindTimes, type IsBlind } from './blind-times.service.js';
import { CountSteps } from './count-steps.service.js';
import { emergingPast } from './emerging-past.js';
import { isGoingOn, runSeries, settingsOf } from './run-series.js';
import { SERIES_KINDS, STEP_MS, STEP_SECONDS, type StepCount } from './spikes.types.js';
import { addStep, NOTHING, sumWindow, USUAL_STEPS, usualOf, WINDOW_STEPS } from './sum-window.js';

const STEPS_IN_ONE_GO = 500;
/** As in the watch itself: what follows a finding within this is the same storm. */
const SAME_STORM_MS = 6 * 3_600_000;

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** What a rule would have noticed, by the code that notices now and from the counts that are kept. */
@Injectable()
export class PastNotices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly counts: CountSteps,
    private readonly blindTimes: BlindTimes,
  ) {}

  /** In one watch. */
  async ofWatch(workspaceId: string, rule: AlertRule, watchId: string, period: Period): Promise<PastNotice[]> {
    const counts = await this.counts.stored(this.dataSource, workspaceId, watchId, period.from, period.to);
    const [first] = counts;
    if (first === undefined) return [];
    if (rule.kind === 'emerging')
      return emergingPast(this.dataSource, rule, { workspaceId, watchId, begun: first.at }, period);
    if (rule.kind !== 'spike') return testPast(rule, watchId, counts);
    const blindFor = await this.blindTimes.read(this.dataSource, workspaceId, period.from);
    const isBlind = blindFor(await this.heardBy(watchId));
    return spikesOf(rule, watchId, counts, { from: first.at, to: period.to }, isBlind);
  }

  private async heardBy(watchId: string): Promise<readonly string[]> {
    const [row] = await query<{ heardBy: Record<string, number> }>(
      this.dataSource,
      'SELECT heard_by AS "heardBy" FROM spike_watch WHERE watch_id = $1',
      [watchId],
    );
    return Object.keys(row?.heardBy ?? {});
  }

  /** Alerts of other parts that were opened. */
  async ofAlerts(workspaceId: string, rule: AlertRule, { from, to }: Period): Promise<PastNotice[]> {
    if (isPostRule(rule.kind)) return [];
    const rows = await query<{ id: string; at: Date; severity: keyof typeof SEVERITY_OF }>(
      this.dataSource,
      `SELECT id, opened_at AS at, severity FROM alert WHERE workspace_id = $1 AND kind = ANY ($2) AND opened_at >= $3 AND opened_at < $4
       ORDER BY id LIMIT 2000`,
      [workspaceId, alertKindsOf(rule.kind), from, to],
    );
    return rows.map(({ id, at, severity }) => ({
      ...{ at, beganAt: at, subject: id, watchId: null, severity: SEVERITY_OF[severity] },
      ...{ observed: 1, usual: 0, voices: null },
    }));
  }
}

async function spikesOf(
  { sensitivity, languages }: AlertRule,
  watchId: string,
  counts: readonly StepCount[],
  { from, to }: Period,
  isBlind: IsBlind,
): Promise<PastNotice[]> {
  const byStep = new Map(counts.map((count) => [count.at.getTime(), count]));
  const notices: PastNotice[] = [];
  for (const lang of languages ?? ['']) {
    for (const kind of SERIES_KINDS) {
      if (counts.every((count) => kind === 'high-reach' && count.highReach === 0)) continue;
      const detector = SpikeDetector.start(settingsOf(sensitivity));
      const { steps } = await runSeries({ kind, lang, sensitivity, detector, from }, byStep, isBlind, to, from);
      let beganAt: Date | null = null;
      for (const { at, reading } of steps) {
        if (reading.isAlert) beganAt = at;
        if (beganAt === null || !isGoingOn(reading)) continue;
        const { severity, observed, usual, windowSeconds } = reading;
        const voices = voicesOf(byStep, at, windowSeconds);
        notices.push({
          at,
          beganAt,
          subject: `${watchId}:${kind}:${lang}`,
          watchId,
          severity,
          observed,
          usual,
          voices,
        });
      }
    }
  }
  return notices;
}

/** Authors of each step added up: who wrote in two of them counts twice. */
function voicesOf(counts: ReadonlyMap<number, StepCount>, at: Date, windowSeconds: number): number {
  let voices = 0;
  for (let back = 0; back * STEP_SECONDS < windowSeconds; back++) {
    voices += counts.get(at.getTime() - back * STEP_MS)?.authors ?? 0;
  }
  return voices;
}

/** The test of the rule, at every step that has posts. */
async function testPast(rule: AlertRule, watchId: string, counts: readonly StepCount[]): Promise<PastNotice[]> {
  const notices: PastNotice[] = [];
  const lastOf = new Map<string, PastNotice>();
  const begun = counts[0]?.at.getTime() ?? 0;
  let past = NOTHING;
  let [oldest, newest] = [0, 0];
  for (const [i, { at }] of counts.entries()) {
    if (i % STEPS_IN_ONE_GO === 0) await othersFirst();
    const windowFrom = at.getTime() - (WINDOW_STEPS - 1) * STEP_MS;
    for (let next = counts[newest]; next !== undefined && next.at.getTime() < windowFrom; next = counts[++newest]) {
      past = addStep(past, next, 1);
    }
    const usualFrom = windowFrom - USUAL_STEPS * STEP_MS;
    for (let next = counts[oldest]; next !== undefined && next.at.getTime() < usualFrom; next = counts[++oldest]) {
      past = addStep(past, next, -1);
    }
    const steps = Math.min(USUAL_STEPS, Math.max(0, (windowFrom - begun) / STEP_MS));
    for (const finding of testWindow(rule, sumWindow(counts.slice(newest, i + 1)), usualOf(past, steps))) {
      const { severity, observed, usual, voices } = finding;
      const subject = `${watchId}:${finding.subject}`;
      const before = lastOf.get(subject);
      const isSame = before !== undefined && at.getTime() - before.beganAt.getTime() < SAME_STORM_MS;
      const notice = { at, beganAt: isSame ? before.beganAt : at, subject, watchId, severity, observed, usual, voices };
      lastOf.set(subject, notice);
      notices.push(notice);
    }
  }
  return notices;
}
