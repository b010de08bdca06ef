import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { cursorId, toPage } from '../../http/paging.js';
import { AuditPage, AuditQuery } from './audit.dto.js';
import { AuditService } from './audit.service.js';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Access('audit', 'read')
  @ApiOperation({ summary: 'Who did what, newest first; a PR lead sees the own acts.' })
  @ApiOkResponse({ type: AuditPage })
  async list(@CurrentActor() actor: Actor, @Query() page: AuditQuery): Promise<AuditPage> {
    const entries = await this.audit.list(actor, {
      limit: page.limit,
      beforeId: cursorId(page.cursor),
      action: page.action ?? null,
      actorId: page.actor ?? null,
    });
    return toPage(entries, page.limit, (entry) => [entry.id]);
  }
}
