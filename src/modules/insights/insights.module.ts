import { Module } from '@nestjs/common';
import { LearningModule } from '../learning/learning.module.js';
import { AccuracyService } from './accuracy.service.js';
import { InsightsController } from './insights.controller.js';
import { ReportAccuracyJob } from './report-accuracy.job.js';
import { SentimentInsights } from './sentiment-insights.service.js';
import { TermInsights } from './term-insights.service.js';

@Module({
  imports: [LearningModule],
  controllers: [InsightsController],
  providers: [AccuracyService, ReportAccuracyJob, SentimentInsights, TermInsights],
  exports: [ReportAccuracyJob],
})
export class InsightsModule {}
