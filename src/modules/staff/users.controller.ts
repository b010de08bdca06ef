import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { cursorId, PageQuery, toPage } from '../../http/paging.js';
import { StaffService } from './staff.service.js';
import { ChangeUserDto, InvitedDto, LinkDto, NewUserDto, UserDto, UserPage } from './user.dto.js';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(private readonly staff: StaffService) {}

  @Get()
  @Access('staff', 'read')
  @ApiOperation({ summary: 'People of the workspace, or of the own teams; agents see names only.' })
  @ApiOkResponse({ type: UserPage })
  async list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<UserPage> {
    return toPage(await this.staff.list(actor, page.limit, cursorId(page.cursor)), page.limit, (user) => [user.id]);
  }

  @Post()
  @Access('staff', 'create')
  @ApiOperation({ summary: 'Invites somebody. The link works once within 72 hours and is shown only here.' })
  @ApiCreatedResponse({ type: InvitedDto })
  async invite(@CurrentActor() actor: Actor, @Body() body: NewUserDto): Promise<InvitedDto> {
    const { email, name, role, language, teamIds = [] } = body;
    const newcomer = { email, name, role, teamIds, ...(language ? { language } : {}) };
    const { member, link } = await this.staff.invite(actor, newcomer);
    return { user: member, invite: link };
  }

  @Get(':id')
  @Access('staff', 'read')
  @ApiOkResponse({ type: UserDto })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<UserDto> {
    return this.staff.get(actor, id);
  }

  @Patch(':id')
  @Access('staff', 'update')
  @ApiOperation({ summary: 'Changes somebody. A new role or the end of access signs them out at once.' })
  @ApiOkResponse({ type: UserDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeUserDto,
    @IfMatch() version: number | null,
  ): Promise<UserDto> {
    return this.staff.change(actor, id, body, version);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('staff', 'delete')
  @ApiOperation({ summary: 'Deactivates somebody: signed out at once, their tokens ended, their record kept.' })
  @ApiNoContentResponse()
  deactivate(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.staff.deactivate(actor, id);
  }

  @Post(':id/link')
  @Access('staff', 'update')
  @ApiOperation({ summary: 'A new invitation (72 h), or a reset link (30 min) for somebody who has a password.' })
  @ApiCreatedResponse({ type: LinkDto })
  renewLink(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<LinkDto> {
    return this.staff.renewLink(actor, id);
  }
}
