import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ChecklistController } from './checklist.controller.js';
import { ChecklistService } from './checklist.service.js';
import { ReplyWording } from './reply-wording.service.js';
import { TemplateFilling } from './template-filling.service.js';
import { TemplatesController } from './templates.controller.js';
import { TemplatesService } from './templates.service.js';
import { ToneCheck } from './tone-check.service.js';
import { ToneGuideController } from './tone-guide.controller.js';
import { ToneGuideService } from './tone-guide.service.js';

@Module({
  imports: [AuditModule, TasksModule],
  controllers: [ChecklistController, TemplatesController, ToneGuideController],
  providers: [ChecklistService, ReplyWording, TemplateFilling, TemplatesService, ToneCheck, ToneGuideService],
  exports: [ReplyWording, TemplateFilling, TemplatesService, ToneCheck],
})
export class TemplatesModule {}
