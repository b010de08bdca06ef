import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { transact } from '../../db/transact.js';
import { describeNeglect } from '../../domain/neglect/describe-neglect.js';
import { followSpell, type SpellStep } from '../../domain/neglect/follow-spell.js';
import { judgeAccount } from '../../domain/neglect/judge-account.js';
import type { Verdict } from '../../domain/neglect/neglect.types.js';
import { CalendarsService } from '../calendars/calendars.service.js';
import { LiveService } from '../live/live.service.js';
import { HouseTasks } from '../tasks/house-tasks.service.js';
import { readAccount, type AccountRow } from './account-rows.js';
import { taskKeyOf } from './accounts.types.js';

/** Whoever waits is angrier than whoever reads nothing new. */
const PRIORITY = { unanswered: 2, silent: 3 };

/** - same: nothing to write down · changed · raised: with its task · ended: and its task was closed or told */
export type Followed = 'same' | 'changed' | 'raised' | 'ended';

/** Judges accounts and follows their spells of neglect: one task each, closed or told when they are over. */
@Injectable()
export class FollowAccounts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calendars: CalendarsService,
    private readonly tasks: HouseTasks,
    private readonly live: LiveService,
  ) {}

  /** Safe to repeat: what is done is decided by the row, which is locked meanwhile. */
  async follow(seen: AccountRow): Promise<Followed> {
    const verdict = await this.judge(this.dataSource, seen);
    if (isWritten(seen, verdict)) return 'same';
    return transact(this.dataSource, { repeatable: true }, (tx) => this.followIn(tx, seen.id));
  }

  async followIn(tx: EntityManager, id: string): Promise<Followed> {
    const account = await readAccount(tx, id);
    if (account === null) return 'same';
    const verdict = await this.judge(tx, account);
    if (isWritten(account, verdict)) return 'same';
    const step = followSpell(spellOf(account), verdict);
    const raised = step.step === 'raise' ? await this.raise(tx, account, verdict) : null;
    if (step.step === 'end') await this.settle(tx, account, 'account-active-again');
    await this.write(tx, account, verdict, step, raised);
    const { workspaceId, teamId } = account;
    const details = { kind: 'changed', accountId: id, state: verdict.state };
    await this.live.publish(tx, [{ workspaceId, teamId, kind: 'accounts', details }]);
    return raised !== null ? 'raised' : step.step === 'end' ? 'ended' : 'changed';
  }

  /** Ends the spell of an account, if it is in one. */
  async settle(tx: EntityManager, account: AccountRow, kind: string): Promise<void> {
    const { id, workspaceId, taskId, handle, network } = account;
    if (taskId === null) return;
    const details = { accountId: id, handle, network };
    await this.tasks.settle(tx, workspaceId, taskId, { kind, actorId: null, details });
  }

  private async judge(on: DataSource | EntityManager, account: AccountRow): Promise<Verdict> {
    const { postDays, answerDays, calendarId, workspaceId } = account;
    const calendars =
      calendarId === null ? null : await this.calendars.inForce(workspaceId, on instanceof DataSource ? undefined : on);
    return judgeAccount(
      {
        hearing: account.sources === 0 ? 'nobody' : account.seeing === 0 ? 'blind' : 'heard',
        heardSince: account.heardSince,
        ownPosts: account.ownPosts,
        lastOwnPostAt: account.lastOwnPostAt,
        unanswered: account.waiting,
        oldestUnansweredAt: account.waitingSince,
        limits: { postDays, answerDays, calendar: calendars?.get(calendarId ?? '')?.rules ?? null },
      },
      account.now,
    );
  }

  /** Null where there is no team to give it to. */
  private async raise(tx: EntityManager, account: AccountRow, { reasons }: Verdict): Promise<string | null> {
    const { id, workspaceId, sourceId, teamId, network, handle, url } = account;
    const [first] = reasons;
    if (teamId === null || sourceId === null || first === undefined) return null;
    const text = describeNeglect(first);
    return this.tasks.open(
      tx,
      {
        workspaceId,
        sourceId,
        network,
        key: taskKeyOf(id),
        teamId,
        priority: first.code === 'unanswered' ? PRIORITY.unanswered : PRIORITY.silent,
        about: handle,
        line: `${handle}: ${text}`,
        deepLink: url,
      },
      {
        kind: 'account-neglected',
        actorId: null,
        details: { accountId: id, handle, network, code: first.code, ...first.values },
      },
    );
  }

  private async write(
    tx: EntityManager,
    account: AccountRow,
    { state, reasons }: Verdict,
    step: SpellStep,
    raised: string | null,
  ): Promise<void> {
    const goesOn = step.step === 'keep' || raised !== null;
    await tx.query(
      `UPDATE own_account SET state = $2, reasons = $3, state_since = CASE WHEN state = $2 THEN state_since ELSE now() END,
         unanswered = $4, oldest_unanswered_at = $5, last_checked_at = now(), raised_for = $6, task_id = $7,
         raised_at = CASE WHEN $7::bigint IS NULL THEN NULL WHEN task_id = $7 THEN raised_at ELSE now() END
       WHERE id = $1`,
      [
        account.id,
        state,
        JSON.stringify(reasons),
        account.waiting,
        account.waitingSince,
        goesOn && 'codes' in step ? step.codes : [],
        goesOn ? (raised ?? account.taskId) : null,
      ],
    );
  }
}

const spellOf = ({ raisedAt, raisedFor }: AccountRow) => (raisedAt === null ? null : { codes: raisedFor });

/** Nothing of it would change. Reasons are compared as they are stored. */
function isWritten(account: AccountRow, { state, reasons }: Verdict): boolean {
  const { step, ...next } = followSpell(spellOf(account), { state, reasons });
  if (step === 'end' || (step === 'raise' && account.teamId !== null)) return false;
  const hasNewCodes = 'codes' in next && step === 'keep' && next.codes.length !== account.raisedFor.length;
  return (
    !hasNewCodes &&
    account.state === state &&
    account.unanswered === account.waiting &&
    account.oldestUnansweredAt?.getTime() === account.waitingSince?.getTime() &&
    sameReasons(account.reasons, reasons)
  );
}

const sameReasons = (a: Verdict['reasons'], b: Verdict['reasons']): boolean =>
  a.length === b.length &&
  a.every(({ code, state, values }, i) => {
    const other = b[i];
    const names = Object.keys({ ...values, ...other?.values });
    return code === other?.code && state === other.state && names.every((name) => values[name] === other.values[name]);
  });
