import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageQuery } from '../../http/paging.js';
import { ErasuresService } from './erasures.service.js';
import { LegalHoldsService } from './legal-holds.service.js';
import {
  ErasurePage,
  ErasureView,
  HeldMentionPage,
  LegalHoldPage,
  LegalHoldView,
  NewErasure,
  NewLegalHold,
  RightsStatement,
  StatementQuery,
} from './rights.dto.js';
import { StatementService } from './statement.service.js';

@ApiTags('rights')
@Controller()
export class RightsController {
  constructor(
    private readonly erasures: ErasuresService,
    private readonly holds: LegalHoldsService,
    private readonly statements: StatementService,
  ) {}

  @Post('erasures')
  @HttpCode(202)
  @Access('privacy', 'create')
  @ApiOperation({
    summary: 'Erases what an author wrote, everywhere, and keeps it out; counts stay',
    description: 'Of somebody who may not erase it is a request that an administrator starts.',
  })
  @ApiAcceptedResponse({ type: ErasureView })
  erase(@CurrentActor() actor: Actor, @Body() erasure: NewErasure): Promise<ErasureView> {
    return this.erasures.create(actor, erasure);
  }

  @Get('erasures')
  @Access('privacy', 'read')
  @ApiOperation({ summary: 'Erasures, newest first' })
  @ApiOkResponse({ type: ErasurePage })
  listErasures(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<ErasurePage> {
    return this.erasures.list(actor, page);
  }

  @Get('erasures/:id')
  @Access('privacy', 'read')
  @ApiOperation({ summary: 'How far an erasure is' })
  @ApiOkResponse({ type: ErasureView })
  getErasure(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ErasureView> {
    return this.erasures.get(actor, id);
  }

  @Post('erasures/:id/start')
  @HttpCode(200)
  @Access('privacy', 'act')
  @ApiOperation({ summary: 'Starts an erasure that was asked for, or that failed' })
  @ApiOkResponse({ type: ErasureView })
  startErasure(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ErasureView> {
    return this.erasures.start(actor, id);
  }

  @Post('erasures/:id/cancel')
  @HttpCode(200)
  @Access('privacy', 'act')
  @ApiOperation({ summary: 'Stops an erasure; what is erased stays so, and the author is stored again' })
  @ApiOkResponse({ type: ErasureView })
  cancelErasure(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ErasureView> {
    return this.erasures.cancel(actor, id);
  }

  @Post('legal-holds')
  @Access('privacy', 'create')
  @ApiOperation({
    summary: 'Keeps what an author, a mention or a story said, sealed, although it is deleted for everybody',
    description: 'Of somebody who may not hold it is a request that an administrator starts.',
  })
  @ApiCreatedResponse({ type: LegalHoldView })
  hold(@CurrentActor() actor: Actor, @Body() hold: NewLegalHold): Promise<LegalHoldView> {
    return this.holds.create(actor, hold);
  }

  @Get('legal-holds')
  @Access('privacy', 'read')
  @ApiOperation({ summary: 'Legal holds, newest first' })
  @ApiOkResponse({ type: LegalHoldPage })
  listHolds(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<LegalHoldPage> {
    return this.holds.list(actor, page);
  }

  @Get('legal-holds/:id/mentions')
  @Access('privacy', 'act')
  @ApiOperation({ summary: 'What a hold keeps of deleted mentions; each look is audited' })
  @ApiOkResponse({ type: HeldMentionPage })
  listKept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<HeldMentionPage> {
    return this.holds.listKept(actor, id, page);
  }

  @Post('legal-holds/:id/start')
  @HttpCode(200)
  @Access('privacy', 'act')
  @ApiOperation({ summary: 'Puts a hold in force that was asked for' })
  @ApiOkResponse({ type: LegalHoldView })
  startHold(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<LegalHoldView> {
    return this.holds.start(actor, id);
  }

  @Delete('legal-holds/:id')
  @HttpCode(204)
  @Access('privacy', 'act')
  @ApiOperation({ summary: 'Ends a hold; what only it kept is erased for good' })
  @ApiNoContentResponse()
  async releaseHold(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.holds.release(actor, id);
  }

  @Get('rights/statement')
  @Access('privacy', 'read')
  @ApiOperation({ summary: 'What was deleted, checked, erased and kept in a month' })
  @ApiOkResponse({ type: RightsStatement })
  statement(@CurrentActor() actor: Actor, @Query() { month }: StatementQuery): Promise<RightsStatement> {
    return this.statements.read(actor, month);
  }
}
