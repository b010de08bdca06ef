import { Body, Controller, Get, HttpCode, Injectable, Param, Patch, Post, Query } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound } from '../../errors.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { StandardReceiptsService } from './standard-receipts.service.js';
import { StandardVersionsService } from './standard-versions.service.js';
import {
  Approval,
  StandardDiffQuery,
  NewStandardVersion,
  ReceiptPage,
  ReceiptQuery,
  RemindedView,
  StandardDiff,
  StandardVersionChange,
  StandardVersionView,
} from './standards.dto.js';

const NUMBER = /^[1-9]\d{0,8}$/;

/** The number of a version in a path; what cannot be one names nothing. */
@Injectable()
export class VersionPipe implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    if (!NUMBER.test(String(value))) throw notFound('version');
    return Number(value);
  }
}

@ApiTags('standards')
@Controller('standards/:id/versions')
export class StandardVersionsController {
  constructor(
    private readonly versions: StandardVersionsService,
    private readonly receipts: StandardReceiptsService,
  ) {}

  @Post()
  @Access('standards', 'update')
  @ApiOperation({ summary: 'Drafts a new version; what is in force stays' })
  @ApiCreatedResponse({ type: StandardVersionView })
  addVersion(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() version: NewStandardVersion,
  ): Promise<StandardVersionView> {
    return this.versions.addVersion(actor, id, version);
  }

  @Patch(':n')
  @Access('standards', 'update')
  @ApiOperation({ summary: 'Changes a draft' })
  @ApiOkResponse({ type: StandardVersionView })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('n', VersionPipe) n: number,
    @IfMatch() revision: number | null,
    @Body() change: StandardVersionChange,
  ): Promise<StandardVersionView> {
    return this.versions.change(actor, id, n, revision, change);
  }

  @Post(':n/submit')
  @HttpCode(200)
  @Access('standards', 'update')
  @ApiOperation({ summary: 'Hands a draft over for review' })
  @ApiOkResponse({ type: StandardVersionView })
  submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('n', VersionPipe) n: number,
  ): Promise<StandardVersionView> {
    return this.versions.submit(actor, id, n);
  }

  @Post(':n/approve')
  @HttpCode(200)
  @Access('standards', 'act')
  @ApiOperation({
    summary: 'Puts it in force from a time on; running clocks keep their version',
    description:
      'Only targets that were tried on the past: `POST /standards/preview`. Who approves a draft has reviewed it.',
  })
  @ApiOkResponse({ type: StandardVersionView })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('n', VersionPipe) n: number,
    @Body() { effectiveAt }: Approval,
  ): Promise<StandardVersionView> {
    return this.versions.approve(actor, id, n, effectiveAt ?? null);
  }

  @Post(':n/withdraw')
  @HttpCode(200)
  @Access('standards', 'act')
  @ApiOperation({ summary: 'Makes it a draft again, before it is in force' })
  @ApiOkResponse({ type: StandardVersionView })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('n', VersionPipe) n: number,
  ): Promise<StandardVersionView> {
    return this.versions.withdraw(actor, id, n);
  }

  @Post(':n/retire')
  @HttpCode(200)
  @Access('standards', 'act')
  @ApiOperation({ summary: 'Promises nothing to new tasks any more' })
  @ApiOkResponse({ type: StandardVersionView })
  retire(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('n', VersionPipe) n: number,
  ): Promise<StandardVersionView> {
    return this.versions.retire(actor, id, n);
  }

  @Post(':n/acknowledge')
  @HttpCode(200)
  @Access('standards', 'act')
  @ApiOperation({ summary: 'You have read it' })
  @ApiOkResponse({ type: StandardVersionView })
  acknowledge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('n', VersionPipe) n: number,
  ): Promise<StandardVersionView> {
    return this.receipts.acknowledge(actor, id, n);
  }

  @Get(':n/receipts')
  @Access('standards', 'act')
  @ApiOperation({ summary: 'Which members of staff have read it' })
  @ApiOkResponse({ type: ReceiptPage })
  listReceipts(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('n', VersionPipe) n: number,
    @Query() page: ReceiptQuery,
  ): Promise<ReceiptPage> {
    return this.receipts.list(actor, id, n, page);
  }

  @Post(':n/remind')
  @HttpCode(200)
  @Access('standards', 'act')
  @ApiOperation({ summary: 'Asks everybody who has not read it' })
  @ApiOkResponse({ type: RemindedView })
  remind(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('n', VersionPipe) n: number,
  ): Promise<RemindedView> {
    return this.receipts.remind(actor, id, n);
  }

  @Get(':n/diff')
  @Access('standards', 'read')
  @ApiOperation({ summary: 'What it changes, target by target' })
  @ApiOkResponse({ type: StandardDiff })
  diff(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('n', VersionPipe) n: number,
    @Query() query: StandardDiffQuery,
  ): Promise<StandardDiff> {
    return this.versions.diff(actor, id, n, query.with ?? null);
  }
}
