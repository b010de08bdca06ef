import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { AttainmentOverviewDto, AttainmentRange } from './attainment.dto.js';
import { AttainmentService } from './attainment.service.js';

@ApiTags('insights')
@Controller('insights/attainment')
export class AttainmentInsightsController {
  constructor(private readonly attainment: AttainmentService) {}

  @Get()
  @Access('insights', 'read')
  @ApiOperation({ summary: 'Whether the standards in force were kept, by the clocks that started in a range' })
  @ApiOkResponse({ type: AttainmentOverviewDto })
  measure(@CurrentActor() actor: Actor, @Query() range: AttainmentRange): Promise<AttainmentOverviewDto> {
    return this.attainment.overview(actor, range);
  }
}
