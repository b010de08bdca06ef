import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { NewPromiseBody, PromiseDto, ReadBody, ReadTimesDto, TaskPromisesDto } from './promises.dto.js';
import { PromisesService } from './promises.service.js';

@ApiTags('promises')
@Controller()
export class PromisesController {
  constructor(private readonly promises: PromisesService) {}

  @Get('tasks/:id/promises')
  @Access('replies', 'read')
  @ApiOperation({ summary: 'What the customer of a task was promised, oldest first' })
  @ApiOkResponse({ type: TaskPromisesDto })
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<TaskPromisesDto> {
    return { items: await this.promises.list(actor, id) };
  }

  @Post('tasks/:id/promises')
  @Access('replies', 'act')
  @ApiOperation({ summary: 'Notes a promise that no reply of ours made' })
  @ApiCreatedResponse({ type: PromiseDto })
  create(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NewPromiseBody,
  ): Promise<PromiseDto> {
    return this.promises.create(actor, id, body, new Date());
  }

  @Delete('promises/:id')
  @HttpCode(204)
  @Access('replies', 'act')
  @ApiOperation({ summary: 'Takes back what was no promise' })
  @ApiNoContentResponse()
  remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.promises.remove(actor, id);
  }

  @Post('promises/read')
  @HttpCode(200)
  @Access('replies', 'create')
  @ApiOperation({ summary: 'Reads the times in a text; what is ambiguous is not guessed' })
  @ApiOkResponse({ type: ReadTimesDto })
  read(@CurrentActor() actor: Actor, @Body() body: ReadBody): Promise<ReadTimesDto> {
    return this.promises.read(actor, body, new Date());
  }
}
