import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { AuthorityChange, AuthorityDto, AuthorityPage, NewAuthority } from './authority.dto.js';
import { AuthorityService } from './authority.service.js';

@ApiTags('authority')
@Controller('authority')
export class AuthorityController {
  constructor(private readonly authority: AuthorityService) {}

  @Get()
  @Access('authority', 'read')
  @ApiOperation({ summary: 'Who may refund, promise, or speak for legal, security and press' })
  @ApiOkResponse({ type: AuthorityPage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<AuthorityPage> {
    return this.authority.list(actor, page);
  }

  @Post()
  @Access('authority', 'create')
  @ApiCreatedResponse({ type: AuthorityDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewAuthority): Promise<AuthorityDto> {
    return this.authority.create(actor, body);
  }

  @Patch(':id')
  @Access('authority', 'update')
  @ApiOkResponse({ type: AuthorityDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: AuthorityChange,
  ): Promise<AuthorityDto> {
    return this.authority.change(actor, id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('authority', 'delete')
  @ApiNoContentResponse()
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.authority.remove(actor, id, version);
  }
}
