import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { cursorId, PageQuery, toPage } from '../../http/paging.js';
import { AuditService } from '../audit/audit.service.js';
import { CreatedTokenDto, NewTokenDto, TokenPage } from './token.dto.js';
import { TokenService } from './token.service.js';

@ApiTags('tokens')
@Controller('tokens')
export class TokensController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: TokenService,
    private readonly audit: AuditService,
  ) {}

  @Get()
  @Access('tokens', 'read')
  @ApiOperation({ summary: 'Tokens that still count or have only run out, newest first; never their values.' })
  @ApiOkResponse({ type: TokenPage })
  async list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<TokenPage> {
    const rows = await this.tokens.list(actor.workspaceId, page.limit, cursorId(page.cursor));
    const { items, nextCursor } = toPage(rows, page.limit, (token) => [token.id]);
    return {
      nextCursor,
      items: items.map(({ memberId, memberName, ...token }) => ({
        ...token,
        member: { id: memberId, name: memberName },
      })),
    };
  }

  @Post()
  @Access('tokens', 'create')
  @ApiOperation({ summary: 'Makes a token for oneself. Its value is shown only here.' })
  @ApiCreatedResponse({ type: CreatedTokenDto })
  create(
    @CurrentActor() actor: Actor,
    @Body() { name, scopes, expiresAt = null }: NewTokenDto,
  ): Promise<CreatedTokenDto> {
    const { workspaceId, memberId } = actor;
    return this.dataSource.transaction(async (tx) => {
      const { id, token } = await this.tokens.create(tx, { workspaceId, memberId, name, scopes, expiresAt });
      await this.audit.record(tx, {
        workspaceId,
        actor,
        action: 'token.create',
        resourceId: id,
        details: { name, scopes, expiresAt },
      });
      return { id, name, scopes, expiresAt, token };
    });
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('tokens', 'delete')
  @ApiOperation({ summary: 'Ends a token at once.' })
  @ApiNoContentResponse()
  async revoke(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.tokens.revoke(tx, actor.workspaceId, id);
      await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action: 'token.revoke', resourceId: id });
    });
  }
}
