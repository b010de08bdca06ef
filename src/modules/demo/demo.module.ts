import { Module } from '@nestjs/common';
import { SourcesModule } from '../sources/sources.module.js';
import { SpikeCountsModule } from '../spikes/spike-counts.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WatchesModule } from '../watches/watches.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { DemoService } from './demo.service.js';

@Module({
  imports: [SourcesModule, SpikeCountsModule, StaffModule, WatchesModule, WorkspacesModule],
  providers: [DemoService],
  exports: [DemoService],
})
export class DemoModule {}
