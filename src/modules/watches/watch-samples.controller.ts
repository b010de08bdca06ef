import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { JudgedSample, SampleCounts, WatchSamples } from './watch-samples.dto.js';
import { WatchSamplesService } from './watch-samples.service.js';

@ApiTags('watches')
@Controller('watches/:id/samples')
export class WatchSamplesController {
  constructor(private readonly samples: WatchSamplesService) {}

  @Get()
  @Access('watches', 'read')
  @ApiOperation({ summary: 'Finds to judge, and how much of what was judged is meant' })
  @ApiOkResponse({ type: WatchSamples })
  draw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<WatchSamples> {
    return this.samples.draw(actor, id);
  }

  @Post()
  @HttpCode(200)
  @Access('watches', 'update')
  @ApiOperation({ summary: 'Judges one find' })
  @ApiOkResponse({ type: SampleCounts })
  judge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() sample: JudgedSample,
  ): Promise<SampleCounts> {
    return this.samples.judge(actor, id, sample);
  }
}
