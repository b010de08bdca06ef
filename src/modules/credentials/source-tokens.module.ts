import { Module } from '@nestjs/common';
import { StaffModule } from '../staff/staff.module.js';
import { SourceTokensService } from './source-tokens.service.js';

/** The table of tokens alone, for those that CredentialsModule itself rests on. */
@Module({
  imports: [StaffModule],
  providers: [SourceTokensService],
  exports: [SourceTokensService],
})
export class SourceTokensModule {}
