import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NEGLECT_STATES } from '../../domain/neglect/neglect.types.js';
import { query } from '../../db/rows.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { ownAccounts } from '../../metrics.js';
import { listAccounts, type AccountRow } from './account-rows.js';
import { AskNetworks } from './ask-networks.service.js';
import { DiscoverAccounts } from './discover-accounts.service.js';
import { FollowAccounts } from './follow-accounts.service.js';
import { SettleComments } from './settle-comments.service.js';

const PAGE = 200;

/** Looks after own accounts: finds them, learns what they post and who waits there, and raises a task for each spell of neglect. */
@Injectable()
export class WatchAccountsJob implements Job {
  readonly name = 'watch-accounts';
  readonly scope = 'cluster';
  readonly everySeconds = 60;

  constructor(
    private readonly dataSource: DataSource,
    private readonly discovery: DiscoverAccounts,
    private readonly networks: AskNetworks,
    private readonly comments: SettleComments,
    private readonly following: FollowAccounts,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    const found = await this.discovery.discover(signal);
    const { asked, failed } = await this.networks.ask(signal);
    const settled = await this.comments.settle();
    let [accounts, raised, ended] = [0, 0, 0];
    let page: AccountRow[] = [];
    do {
      page = await listAccounts(this.dataSource, page.at(-1)?.id ?? '0', PAGE);
      for (const account of page) {
        if (signal.aborted) break;
        const followed = await this.following.follow(account);
        accounts += 1;
        if (followed === 'raised') raised += 1;
        if (followed === 'ended') ended += 1;
      }
      await this.markChecked(page);
    } while (page.length === PAGE && !signal.aborted);
    await this.count();
    return { found, asked, failed, settled, accounts, raised, ended };
  }

  private async markChecked(accounts: readonly AccountRow[]): Promise<void> {
    const ids = accounts.map(({ id }) => id);
    await this.dataSource.query('UPDATE own_account SET last_checked_at = now() WHERE id = ANY ($1::bigint[])', [ids]);
  }

  private async count(): Promise<void> {
    const rows = await query<{ state: string; n: number }>(
      this.dataSource,
      'SELECT state, count(*)::int AS n FROM own_account WHERE removed_at IS NULL GROUP BY state',
    );
    for (const state of NEGLECT_STATES) ownAccounts.set({ state }, rows.find((row) => row.state === state)?.n ?? 0);
  }
}
