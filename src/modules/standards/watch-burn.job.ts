import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Target } from '../../domain/standard/standard.types.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { BurnService, type LiveTarget } from './burn.service.js';
import { begunLast } from './version-rows.js';

const KEY_PREFIX = 'standard-burning:';

interface BurningStandard {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly targets: readonly Target[];
  readonly now: Date;
}

const keyOf = (standardId: string, targetId: string): string => `${KEY_PREFIX}${standardId}:${targetId}`;

/**
 * Tells people while a standard can still be saved: its misses are being used up far too fast. The alert ends by itself when they
 * are not any more. Safe to run twice: an alert of a key is opened and closed once.
 */
@Injectable()
export class WatchBurnJob implements Job {
  readonly name = 'watch-burn';
  readonly scope = 'cluster';
  readonly everySeconds = 60;

  constructor(
    private readonly dataSource: DataSource,
    private readonly burns: BurnService,
    private readonly alerts: AlertsService,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    const standards = await query<BurningStandard>(
      this.dataSource,
      `SELECT s.id, s.workspace_id AS "workspaceId", s.name, v.targets, now() AS now FROM standard s
       JOIN standard_version v ON v.standard_id = s.id AND v.n = ${begunLast('s.id')} AND v.state = 'approved' ORDER BY s.id`,
    );
    const open = new Map((await this.alerts.listOpen(KEY_PREFIX)).map((alert) => [alert.key, alert]));
    let opened = 0;
    for (const standard of standards) {
      if (signal.aborted) return { standards: standards.length, opened };
      const live = await this.burns.judge(standard.workspaceId, standard.id, standard.targets, standard.now);
      for (const target of standard.targets) {
        const judged = live.get(target.id);
        if (judged?.burn.isAlert !== true) continue;
        const key = keyOf(standard.id, target.id);
        if (!open.delete(key)) opened++;
        await this.open(standard, target, judged, key);
      }
    }
    for (const { workspaceId, key } of open.values()) {
      await transact(this.dataSource, { repeatable: true }, (tx) => this.alerts.close(tx, { workspaceId, key }));
    }
    return { standards: standards.length, opened, closed: open.size };
  }

  private async open(
    standard: BurningStandard,
    target: Target,
    { burn, pace }: LiveTarget,
    key: string,
  ): Promise<void> {
    const window = burn.fast.isBurning ? burn.fast : burn.slow;
    const hours = Math.round((window.seconds / 3_600) * 10) / 10;
    await transact(this.dataSource, { repeatable: true }, (tx) =>
      this.alerts.open(tx, {
        workspaceId: standard.workspaceId,
        kind: 'standard-burning',
        key,
        severity: burn.fast.isBurning ? 'critical' : 'warning',
        title: `"${standard.name}" is being broken`,
        text: `${target.name} ${String(window.missed)} of ${String(window.n)} missed in ${String(hours)} hours.`,
        details: {
          standardId: standard.id,
          targetId: target.id,
          percent: target.percent,
          fast: burn.fast,
          slow: burn.slow,
          expectedLeft: pace.expectedLeft,
        },
      }),
    );
  }
}
