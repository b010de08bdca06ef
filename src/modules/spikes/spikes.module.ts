import { Module } from '@nestjs/common';
import { AlertPolicyModule } from '../alert-rules/alert-policy.module.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { EmergingIssues } from './emerging-issues.service.js';
import { FindCause } from './find-cause.service.js';
import { FireRules } from './fire-rules.service.js';
import { HoldWatches } from './hold-watches.service.js';
import { ListeningSpans } from './listening-spans.service.js';
import { LookAtWatches } from './look-at-watches.service.js';
import { RaiseSuspicion } from './raise-suspicion.service.js';
import { SeriesMemory } from './series-memory.service.js';
import { SpikeCountsModule } from './spike-counts.module.js';
import { TestPosts } from './test-posts.service.js';
import { WatchSpikesJob } from './watch-spikes.job.js';

@Module({
  imports: [AlertPolicyModule, IncidentsModule, SpikeCountsModule],
  providers: [
    EmergingIssues,
    FindCause,
    FireRules,
    HoldWatches,
    ListeningSpans,
    LookAtWatches,
    RaiseSuspicion,
    SeriesMemory,
    TestPosts,
    WatchSpikesJob,
  ],
  exports: [WatchSpikesJob],
})
export class SpikesModule {}
