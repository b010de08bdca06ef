import { Module } from '@nestjs/common';
import { IncidentSources } from './incident-sources.service.js';
import { PausesService } from './pauses.service.js';

/** Apart from the incidents, so that whatever speaks or reads by itself can ask without knowing them. */
@Module({ providers: [IncidentSources, PausesService], exports: [IncidentSources, PausesService] })
export class PausesModule {}
