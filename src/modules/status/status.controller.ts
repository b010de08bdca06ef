import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import {
  ApiExcludeEndpoint,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { Response } from 'express';
import { PublicRoute } from '../../http/access.decorator.js';
import type { EarshotRequest } from '../../http/request.types.js';
import { MetricsService } from './metrics.service.js';
import { CHECK_STATES, ReadinessService, type CheckState } from './readiness.service.js';

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

class LiveDto {
  @ApiProperty({ enum: ['live'] }) status!: 'live';
}

class ReadinessChecksDto {
  @ApiProperty({ enum: CHECK_STATES }) database!: CheckState;
  @ApiProperty({ enum: CHECK_STATES, description: 'The schema is the one this version needs.' })
  migrations!: CheckState;
}

class ReadinessDto {
  @ApiProperty({ enum: ['ready', 'not-ready'] }) status!: 'ready' | 'not-ready';
  @ApiProperty({ type: ReadinessChecksDto }) checks!: ReadinessChecksDto;
}

/** What monitors and orchestrators ask. */
@ApiTags('status')
@SkipThrottle({ credential: true, address: true })
@Controller()
export class StatusController {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly metrics: MetricsService,
  ) {}

  @Get('health/live')
  @PublicRoute('Says only that the process answers.')
  @ApiOperation({ summary: '200 while the process answers at all; restart it when it does not.' })
  @ApiOkResponse({ type: LiveDto })
  live(): LiveDto {
    return { status: 'live' };
  }

  @Get('health/ready')
  @PublicRoute('Says only whether requests can be served.')
  @ApiOperation({
    summary: '200 while the database answers and has the right schema; send requests elsewhere otherwise.',
  })
  @ApiOkResponse({ type: ReadinessDto })
  @ApiServiceUnavailableResponse({ type: ReadinessDto })
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadinessDto> {
    const { isReady, ...checks } = await this.readiness.check();
    response.status(isReady ? 200 : 503);
    return { status: isReady ? 'ready' : 'not-ready', checks };
  }

  @Get('metrics')
  @PublicRoute('Open on this machine; from elsewhere a bearer token with system:read is asked for.')
  @Header('content-type', METRICS_TYPE)
  @ApiExcludeEndpoint()
  async show(@Req() request: EarshotRequest): Promise<string> {
    await this.metrics.refuseStrangers(request);
    return this.metrics.text();
  }
}
