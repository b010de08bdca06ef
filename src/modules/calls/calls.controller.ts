import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { CallBriefDto, CallDoneDto, CallResultBody } from './calls.dto.js';
import { CallsService } from './calls.service.js';

@ApiTags('calls')
@Controller()
export class CallsController {
  constructor(private readonly calls: CallsService) {}

  @Post('tasks/:id/call')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({ summary: 'Hands the task over to the phone: number, consent, script, history and open questions' })
  @ApiOkResponse({ type: CallBriefDto })
  plan(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<CallBriefDto> {
    return this.calls.plan(actor, id, new Date());
  }

  @Post('calls/:id/result')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({ summary: 'How the call went; solved closes its task' })
  @ApiOkResponse({ type: CallDoneDto })
  async finish(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: CallResultBody,
  ): Promise<CallDoneDto> {
    return { task: await this.calls.finish(actor, id, body, new Date()) };
  }
}
