import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { DevicesController } from './devices.controller.js';
import { DevicesService } from './devices.service.js';
import { PushKeys } from './push-keys.service.js';
import { StoredPushDirectory } from './stored-push-directory.service.js';
import { TellDeviceGoneHandler } from './tell-device-gone.handler.js';

/** The phones and browsers that people are told on. */
@Module({
  imports: [AuditModule, StaffModule],
  controllers: [DevicesController],
  providers: [DevicesService, PushKeys, StoredPushDirectory, TellDeviceGoneHandler],
  exports: [DevicesService, StoredPushDirectory],
})
export class DevicesModule {}
