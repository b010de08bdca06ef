import { Module } from '@nestjs/common';
import { BlindTimes } from './blind-times.service.js';
import { CountSteps } from './count-steps.service.js';
import { PastNotices } from './past-notices.service.js';

@Module({ providers: [BlindTimes, CountSteps, PastNotices], exports: [BlindTimes, CountSteps, PastNotices] })
export class SpikeCountsModule {}
