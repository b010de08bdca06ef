import { Module } from '@nestjs/common';
import { LearningModule } from '../learning/learning.module.js';
import { LabelsService } from './labels.service.js';

/** Apart from CorrectionsModule, because dismissing a task keeps a label and correcting one changes a task. */
@Module({ imports: [LearningModule], providers: [LabelsService], exports: [LabelsService] })
export class LabelsModule {}
