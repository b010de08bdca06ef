import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { MacroRuns } from './macro-runs.service.js';
import { MacrosController, TaskMacrosController } from './macros.controller.js';
import { MacrosService } from './macros.service.js';

@Module({
  imports: [AuditModule, CorrectionsModule, DeskModule, RepliesModule, TasksModule, TemplatesModule],
  controllers: [MacrosController, TaskMacrosController],
  providers: [MacroRuns, MacrosService],
})
export class MacrosModule {}
