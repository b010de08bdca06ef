import { setImmediate as othersFirst } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { transact } from '../../db/transact.js';
import { alertFor, type SourceAlert } from '../../domain/coverage/alert-for.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { sourceStates } from '../../metrics.js';
import { AlertsService } from '../alerts/alerts.service.js';
import type { OpenAlert } from '../alerts/alerts.types.js';
import { LiveService } from '../live/live.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { CoverageRows, type NewState, type WatchedSource } from './coverage-rows.service.js';
import { judgeSource } from './judge-source.js';

const KEY_PREFIX = 'coverage:';
/** Judging takes time: after so many sources others get their turn. */
const IN_ONE_GO = 50;
const STATES = ['waiting', 'ok', 'degraded', 'blind', 'paused'] as const;

const keyOf = (sourceId: string): string => `${KEY_PREFIX}${sourceId}`;

/**
 * Looks whether sources that answer are abnormally silent and whether those that do not have become blind, and sees to it that
 * people are told of both. Safe to run twice: a state is changed only where it is what was looked at, an alert opened once.
 */
@Injectable()
export class WatchCoverageJob implements Job {
  readonly name = 'watch-coverage';
  readonly scope = 'cluster';
  readonly everySeconds = 10;

  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: CoverageRows,
    private readonly catalogue: ConnectorCatalogue,
    private readonly alerts: AlertsService,
    private readonly live: LiveService,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    const sources = await this.rows.listSources();
    const now = sources[0]?.now;
    const hours = now === undefined ? new Map<string, never>() : await this.rows.listHours(sources, now);
    const open = new Map((await this.alerts.listOpen(KEY_PREFIX)).map((alert) => [alert.key, alert]));
    let turned = 0;
    let told = 0;
    for (const [n, source] of sources.entries()) {
      if (signal.aborted) break;
      if (n % IN_ONE_GO === IN_ONE_GO - 1) await othersFirst();
      const mayBeSilent = this.catalogue.get(source.connector)?.comesToAnEnd ?? false;
      const next = judgeSource(source, hours.get(source.id) ?? [], mayBeSilent);
      const hasTurned = next !== null && (await this.turn(source, next));
      if (hasTurned) turned++;
      const current = hasTurned ? withState(source, next) : source;
      if (await this.tell(current, open.get(keyOf(source.id)))) told++;
    }
    const known = new Set(sources.map(({ id }) => keyOf(id)));
    for (const alert of open.values()) if (!known.has(alert.key)) await this.close(alert);
    this.count(sources);
    return { sources: sources.length, turned, told };
  }

  private turn(source: WatchedSource, next: NewState): Promise<boolean> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      if (!(await this.rows.change(tx, source, next))) return false;
      const { workspaceId, id: sourceId } = source;
      const details = { sourceId, state: next.state };
      await this.live.publish(tx, [{ workspaceId, teamId: null, kind: 'sources', details }]);
      return true;
    });
  }

  /** True when an alert was opened, changed or closed. */
  private async tell(source: WatchedSource, open: OpenAlert | undefined): Promise<boolean> {
    const wanted = alertFor({
      state: source.state,
      reason: source.reason,
      seconds: (source.now.getTime() - source.since.getTime()) / 1_000,
      intervalSeconds: source.intervalSeconds,
    });
    if (wanted === null) {
      // A warning that waits for its time must not end an alert that was given before, nor does starting anew mend anything.
      if (open === undefined || source.state === 'degraded' || source.state === 'waiting') return false;
      await this.close(open);
      return true;
    }
    const text = source.text ?? 'No reason is known.';
    if (open?.kind === wanted.kind && open.text === text) return false;
    await this.open(source, wanted, text);
    return true;
  }

  private async open(source: WatchedSource, alert: SourceAlert, text: string): Promise<void> {
    const { workspaceId, id: sourceId, name, connector, reason } = source;
    await transact(this.dataSource, { repeatable: true }, (tx) =>
      this.alerts.open(tx, {
        workspaceId,
        kind: alert.kind,
        key: keyOf(sourceId),
        severity: alert.severity,
        title: alert.kind === 'source-blind' ? `"${name}" sees nothing` : `"${name}" sees less than it should`,
        text,
        details: { sourceId, sourceName: name, connector, reason },
      }),
    );
  }

  private async close({ workspaceId, key }: OpenAlert): Promise<void> {
    await transact(this.dataSource, { repeatable: true }, (tx) => this.alerts.close(tx, { workspaceId, key }));
  }

  private count(sources: readonly WatchedSource[]): void {
    sourceStates.reset();
    for (const state of STATES) {
      for (const connector of new Set(sources.map((source) => source.connector))) {
        const those = sources.filter((source) => source.connector === connector && source.state === state);
        sourceStates.set({ connector, state }, those.length);
      }
    }
  }
}

const withState = (source: WatchedSource, next: NewState): WatchedSource => ({
  ...source,
  ...next,
  since: next.state === source.state ? source.since : source.now,
});
