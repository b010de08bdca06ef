import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { WorkspaceSettingsService } from './workspace-settings.service.js';
import { ChangeWorkspaceDto, WorkspaceDto } from './workspaces.dto.js';

@ApiTags('workspace')
@Controller('workspace')
export class WorkspaceController {
  constructor(private readonly settings: WorkspaceSettingsService) {}

  @Get()
  @Access('sources', 'read')
  @ApiOperation({ summary: 'The workspace of whoever asks' })
  @ApiOkResponse({ type: WorkspaceDto })
  read(@CurrentActor() actor: Actor): Promise<WorkspaceDto> {
    return this.settings.read(actor);
  }

  @Patch()
  @Access('sources', 'update')
  @ApiOperation({ summary: 'Says in which languages posts are expected; what is stored keeps its language' })
  @ApiOkResponse({ type: WorkspaceDto })
  change(@CurrentActor() actor: Actor, @Body() changes: ChangeWorkspaceDto): Promise<WorkspaceDto> {
    return this.settings.change(actor, changes);
  }
}
