import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { LintAnswer, LintRequest } from './watch-lint.dto.js';
import { WatchLintService } from './watch-lint.service.js';

@ApiTags('watches')
@Controller('watches')
export class WatchLintController {
  constructor(private readonly lints: WatchLintService) {}

  @Post('lint')
  @HttpCode(200)
  @Access('watches', 'read')
  @ApiOperation({ summary: 'Looks over a query: mistakes, doubts, and what each network is asked' })
  @ApiOkResponse({ type: LintAnswer })
  lint(@CurrentActor() actor: Actor, @Body() request: LintRequest): Promise<LintAnswer> {
    return this.lints.lint(actor, request);
  }
}
