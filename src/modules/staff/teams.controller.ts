import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { cursorId, PageQuery, toPage } from '../../http/paging.js';
import { ChangeTeamDto, NewTeamDto, TeamDto, TeamPage } from './team.dto.js';
import { TeamService } from './team.service.js';

@ApiTags('teams')
@Controller('teams')
export class TeamsController {
  constructor(private readonly teams: TeamService) {}

  @Get()
  @Access('teams', 'read')
  @ApiOperation({ summary: 'Teams of the workspace, or the own ones.' })
  @ApiOkResponse({ type: TeamPage })
  async list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<TeamPage> {
    return toPage(await this.teams.list(actor, page.limit, cursorId(page.cursor)), page.limit, (team) => [team.id]);
  }

  @Post()
  @Access('teams', 'create')
  @ApiCreatedResponse({ type: TeamDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewTeamDto): Promise<TeamDto> {
    return this.teams.create(actor, body.name, body.memberIds ?? []);
  }

  @Patch(':id')
  @Access('teams', 'update')
  @ApiOperation({ summary: 'Renames a team or says who is in it.' })
  @ApiOkResponse({ type: TeamDto })
  change(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Body() body: ChangeTeamDto): Promise<TeamDto> {
    return this.teams.change(actor, id, body);
  }
}
