import { Body, Controller, Get, Patch, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError } from '../../errors.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import type { EarshotRequest } from '../../http/request.types.js';
import { AccountService } from './account.service.js';
import { ChangeMeDto, MeDto } from './me.dto.js';

@ApiTags('me')
@Controller('me')
export class MeController {
  constructor(private readonly accounts: AccountService) {}

  @Get()
  @Access('own-account', 'read')
  @ApiOperation({ summary: 'Who asks; for a token, its maker.' })
  @ApiOkResponse({ type: MeDto })
  read(@CurrentActor() actor: Actor): Promise<MeDto> {
    return this.accounts.get(actor.memberId);
  }

  @Patch()
  @Access('own-account', 'update')
  @ApiOperation({ summary: 'Changes the own name, language, preferences or password.' })
  @ApiOkResponse({ type: MeDto })
  change(@CurrentActor() actor: Actor, @Req() request: EarshotRequest, @Body() body: ChangeMeDto): Promise<MeDto> {
    if (request.credential === undefined) throw new AppError('unauthenticated', 'not-signed-in');
    return this.accounts.change(actor, request.credential, request.ip ?? 'unknown', body);
  }
}
