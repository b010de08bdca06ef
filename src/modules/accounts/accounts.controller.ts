import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import {
  NewOwnAccount,
  OwnAccountChange,
  OwnAccountDto,
  OwnAccountPage,
  OwnAccountQuery,
  UnansweredPage,
} from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  @Access('accounts', 'read')
  @ApiOperation({ summary: 'Our own accounts and whether they are looked after, the neglected ones first' })
  @ApiOkResponse({ type: OwnAccountPage })
  list(@CurrentActor() actor: Actor, @Query() filter: OwnAccountQuery): Promise<OwnAccountPage> {
    return this.accounts.list(actor, filter);
  }

  @Post()
  @Access('accounts', 'create')
  @ApiOperation({ summary: 'Names an account that no source speaks for, or brings one back that was removed' })
  @ApiCreatedResponse({ type: OwnAccountDto })
  add(@CurrentActor() actor: Actor, @Body() account: NewOwnAccount): Promise<OwnAccountDto> {
    return this.accounts.add(actor, account);
  }

  @Get(':id')
  @Access('accounts', 'read')
  @ApiOkResponse({ type: OwnAccountDto })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<OwnAccountDto> {
    return this.accounts.get(actor, id);
  }

  @Get(':id/unanswered')
  @Access('accounts', 'read')
  @ApiOperation({ summary: 'Comments and mentions there that wait for an answer, the oldest first' })
  @ApiOkResponse({ type: UnansweredPage })
  listUnanswered(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<UnansweredPage> {
    return this.accounts.listUnanswered(actor, id, page);
  }

  @Patch(':id')
  @Access('accounts', 'update')
  @ApiOperation({ summary: 'Changes who looks after it and after how many days it counts as neglected' })
  @ApiOkResponse({ type: OwnAccountDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() change: OwnAccountChange,
  ): Promise<OwnAccountDto> {
    return this.accounts.change(actor, id, version, change);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('accounts', 'delete')
  @ApiOperation({ summary: 'Watches it no more; it is not found again by itself' })
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.accounts.remove(actor, id, version);
  }
}
