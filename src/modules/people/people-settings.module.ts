import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { PeopleSettingsService } from './people-settings.service.js';

@Module({
  imports: [AuditModule],
  providers: [PeopleSettingsService],
  exports: [PeopleSettingsService],
})
export class PeopleSettingsModule {}
