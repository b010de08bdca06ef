import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { CoverageHistory, CoverageHistoryQuery, CoveragePage } from './coverage.dto.js';
import { CoverageHistoryService } from './coverage-history.service.js';
import { CoverageService } from './coverage.service.js';

@ApiTags('coverage')
@Controller('coverage')
export class CoverageController {
  constructor(
    private readonly coverage: CoverageService,
    private readonly past: CoverageHistoryService,
  ) {}

  @Get()
  @Access('sources', 'read')
  @ApiOperation({ summary: 'What every source sees now, and why it does not see more' })
  @ApiOkResponse({ type: CoveragePage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<CoveragePage> {
    return this.coverage.list(actor, page);
  }

  @Get('history')
  @Access('sources', 'read')
  @ApiOperation({ summary: 'What was not seen in a time gone by' })
  @ApiOkResponse({ type: CoverageHistory })
  history(@CurrentActor() actor: Actor, @Query() asked: CoverageHistoryQuery): Promise<CoverageHistory> {
    return this.past.read(actor, asked);
  }
}
