import { Module } from '@nestjs/common';
import { SourcesModule } from '../sources/sources.module.js';
import { HeardAccounts } from './heard-accounts.service.js';

/** What stored posts tell of own accounts; known to whatever stores posts. */
@Module({
  imports: [SourcesModule],
  providers: [HeardAccounts],
  exports: [HeardAccounts],
})
export class HeardAccountsModule {}
