import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CalendarsModule } from '../calendars/calendars.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { AskNetworks } from './ask-networks.service.js';
import { DiscoverAccounts } from './discover-accounts.service.js';
import { FollowAccounts } from './follow-accounts.service.js';
import { SettleComments } from './settle-comments.service.js';
import { WatchAccountsJob } from './watch-accounts.job.js';

/** Our own accounts, and a task where one is neglected. */
@Module({
  imports: [AuditModule, CalendarsModule, CredentialsModule, SourcesModule, TasksModule],
  controllers: [AccountsController],
  providers: [AccountsService, AskNetworks, DiscoverAccounts, FollowAccounts, SettleComments, WatchAccountsJob],
  exports: [WatchAccountsJob],
})
export class AccountsModule {}
