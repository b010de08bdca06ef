import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../domain/access/access.types.js';
import { AuditService } from '../modules/audit/audit.service.js';
import { accessDenied } from './http-metrics.js';
import { describeForLog } from './problem.js';

export interface DeniedAttempt {
  readonly method: string;
  readonly route: string;
  readonly code: string;
}

const QUIET_MS = 60_000;
/** Different attempts remembered at once; beyond it the oldest is forgotten and may be written again. */
const REMEMBERED = 5_000;

/** Audits refused attempts: each kind once a minute per person, with the number that was left out, so that a flood stays small. */
@Injectable()
export class DeniedAttempts {
  private readonly log = new Logger('Access');
  private readonly recent = new Map<string, { writtenAt: number; leftOut: number }>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** Returns at once: a refusal is answered whether or not the audit log can be written. */
  note(actor: Actor, attempt: DeniedAttempt): void {
    accessDenied.inc({ code: attempt.code });
    const leftOut = this.countUnlessDue([actor.memberId, attempt.method, attempt.route, attempt.code].join(' '));
    if (leftOut === null) return;
    this.write(actor, attempt, leftOut).catch((error: unknown) => {
      this.log.error(`A refused attempt could not be audited: ${describeForLog(error)}`);
    });
  }

  /** How many were left out since the last entry, or null when this one is left out too. */
  private countUnlessDue(key: string): number | null {
    const now = performance.now();
    const known = this.recent.get(key);
    if (known && now - known.writtenAt < QUIET_MS) {
      known.leftOut++;
      return null;
    }
    this.recent.delete(key);
    this.recent.set(key, { writtenAt: now, leftOut: 0 });
    if (this.recent.size > REMEMBERED) {
      const oldest = this.recent.keys().next();
      if (!oldest.done) this.recent.delete(oldest.value);
    }
    return known?.leftOut ?? 0;
  }

  private async write(actor: Actor, attempt: DeniedAttempt, leftOut: number): Promise<void> {
    await this.dataSource.transaction((tx) =>
      this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'access.denied',
        details: { ...attempt, ...(leftOut > 0 ? { repeatsLeftOut: leftOut } : {}) },
      }),
    );
  }
}
