import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { PriorityWeightsModule } from '../priorities/priority-weights.module.js';
import { WatchDraftsController } from './watch-drafts.controller.js';
import { WatchDraftsService } from './watch-drafts.service.js';
import { WatchEngineService } from './watch-engine.service.js';
import { WatchExamplesController } from './watch-examples.controller.js';
import { WatchFilesController } from './watch-files.controller.js';
import { WatchFilesService } from './watch-files.service.js';
import { WatchLintController } from './watch-lint.controller.js';
import { WatchLintService } from './watch-lint.service.js';
import { PreviewCorporaService } from './watch-preview-corpora.service.js';
import { WatchPreviewController } from './watch-preview.controller.js';
import { WatchPreviewService } from './watch-preview.service.js';
import { WatchSamplesController } from './watch-samples.controller.js';
import { WatchSamplesService } from './watch-samples.service.js';
import { WatchVersionsController } from './watch-versions.controller.js';
import { WatchVersionsService } from './watch-versions.service.js';
import { WatchWriterService } from './watch-writer.service.js';
import { WatchesController } from './watches.controller.js';
import { WatchesService } from './watches.service.js';

@Module({
  imports: [AuditModule, PriorityWeightsModule],
  controllers: [
    WatchDraftsController,
    WatchExamplesController,
    WatchFilesController,
    WatchLintController,
    WatchPreviewController,
    WatchSamplesController,
    WatchVersionsController,
    // Last: its `watches/:id` would take the paths of the others for ids.
    WatchesController,
  ],
  providers: [
    WatchDraftsService,
    WatchEngineService,
    PreviewCorporaService,
    WatchFilesService,
    WatchLintService,
    WatchPreviewService,
    WatchSamplesService,
    WatchVersionsService,
    WatchWriterService,
    WatchesService,
  ],
  exports: [WatchFilesService, WatchesService],
})
export class WatchesModule {}
