import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { ReplyDto } from '../tasks/task-view.types.js';
import { ApprovalPolicyView, ApproveBody, NewApprovalPolicy, RejectBody, WaitingApprovalPage } from './approval.dto.js';
import { ApprovalPolicyService } from './approval-policy.service.js';
import { ApprovalsService } from './approvals.service.js';
import { RepliesService } from './replies.service.js';

@ApiTags('replies')
@Controller()
export class ApprovalsController {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly replies: RepliesService,
    private readonly policy: ApprovalPolicyService,
  ) {}

  @Get('approvals')
  @Access('replies', 'read')
  @ApiOperation({ summary: 'Replies that wait for approval, due first' })
  @ApiOkResponse({ type: WaitingApprovalPage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<WaitingApprovalPage> {
    return this.approvals.list(actor, page.limit, page.cursor);
  }

  @Post('replies/:id/approve')
  @HttpCode(200)
  @Access('reply-approval', 'act')
  @ApiOperation({ summary: 'Lets a waiting reply go, as it is or as the approver writes it' })
  @ApiOkResponse({ type: ReplyDto })
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { text }: ApproveBody,
  ): Promise<ReplyDto> {
    await this.approvals.approve(actor, id, text);
    return this.replies.get(actor, id);
  }

  @Post('replies/:id/reject')
  @HttpCode(200)
  @Access('reply-approval', 'act')
  @ApiOperation({ summary: 'Ends a waiting reply; its author is told why' })
  @ApiOkResponse({ type: ReplyDto })
  async reject(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: RejectBody,
  ): Promise<ReplyDto> {
    await this.approvals.reject(actor, id, reason);
    return this.replies.get(actor, id);
  }

  @Get('approval-policy')
  @Access('approval-policy', 'read')
  @ApiOperation({ summary: 'Which replies need a second person, and whom' })
  @ApiOkResponse({ type: ApprovalPolicyView })
  getPolicy(@CurrentActor() actor: Actor): Promise<ApprovalPolicyView> {
    return this.policy.get(actor);
  }

  @Put('approval-policy')
  @Access('approval-policy', 'update')
  @ApiOperation({ summary: 'Puts other rules in force for the replies to come' })
  @ApiOkResponse({ type: ApprovalPolicyView })
  changePolicy(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number | null,
    @Body() change: NewApprovalPolicy,
  ): Promise<ApprovalPolicyView> {
    return this.policy.change(actor, version, change);
  }
}
