import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access, PublicRoute } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { StrictThrottle } from '../../http/throttle.guard.js';
import { CustomerInsights } from './customer-insights.service.js';
import { ReplyDto } from '../tasks/task-view.types.js';
import { SendSurveys } from './send-surveys.service.js';
import { SurveySettingsService } from './survey-settings.service.js';
import {
  CustomerInsightDto,
  CustomerInsightQuery,
  NewSurvey,
  PublicSurveyDto,
  SentSurveyDto,
  SurveyAnswer,
  SurveySettingsBody,
  SurveySettingsDto,
  SurveyToSendBody,
  TaskSurveysDto,
} from './surveys.dto.js';
import { SurveysService } from './surveys.service.js';

@ApiTags('surveys')
@Controller()
export class SurveysController {
  constructor(
    private readonly surveys: SurveysService,
    private readonly settings: SurveySettingsService,
    private readonly customers: CustomerInsights,
    private readonly sending: SendSurveys,
  ) {}

  @Get('survey-settings')
  @Access('surveys', 'read')
  @ApiOkResponse({ type: SurveySettingsDto })
  readSettings(@CurrentActor() actor: Actor): Promise<SurveySettingsDto> {
    return this.settings.read(actor);
  }

  @Put('survey-settings')
  @Access('surveys', 'update')
  @ApiOkResponse({ type: SurveySettingsDto })
  writeSettings(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number | null,
    @Body() body: SurveySettingsBody,
  ): Promise<SurveySettingsDto> {
    return this.settings.write(actor, body, version);
  }

  @Post('tasks/:id/survey')
  @HttpCode(200)
  @Access('surveys', 'act')
  @ApiOperation({ summary: 'Makes a link with one question for the customer; who asks sends it with an answer' })
  @ApiOkResponse({ type: SentSurveyDto })
  ask(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { kind }: NewSurvey,
  ): Promise<SentSurveyDto> {
    return this.surveys.ask(actor, id, kind);
  }

  @Post('tasks/:id/survey/send')
  @HttpCode(200)
  @Access('surveys', 'act')
  @ApiOperation({
    summary: 'Asks the customer of a resolved task how it went, by a reply with the link',
    description: 'It waits its hold and can be undone as any reply. It meets no clock and opens nothing.',
  })
  @ApiOkResponse({ type: ReplyDto })
  send(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { kind, visibility }: SurveyToSendBody,
  ): Promise<ReplyDto> {
    return this.sending.send(actor, id, { kind, visibility });
  }

  @Get('tasks/:id/surveys')
  @Access('tasks', 'read')
  @ApiOkResponse({ type: TaskSurveysDto })
  async ofTask(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<TaskSurveysDto> {
    return { items: await this.surveys.ofTask(actor, id) };
  }

  @Get('surveys/:token')
  @PublicRoute('the signed token in the address is the proof; reading changes nothing')
  @StrictThrottle()
  @ApiOkResponse({ type: PublicSurveyDto })
  look(@Param('token') token: string): Promise<PublicSurveyDto> {
    return this.surveys.look(token);
  }

  @Post('surveys/:token')
  @HttpCode(200)
  @PublicRoute('the signed token in the address is the proof, and is used up')
  @StrictThrottle()
  @ApiOkResponse({ type: PublicSurveyDto })
  answer(@Param('token') token: string, @Body() { answer, comment }: SurveyAnswer): Promise<PublicSurveyDto> {
    return this.surveys.answer(token, answer, comment);
  }

  @Get('insights/customers')
  @Access('insights', 'read')
  @ApiOperation({ summary: 'Who turns to us, and what they say about how it went; days are UTC' })
  @ApiOkResponse({ type: CustomerInsightDto })
  report(@CurrentActor() actor: Actor, @Query() filter: CustomerInsightQuery): Promise<CustomerInsightDto> {
    return this.customers.report(actor, filter, new Date());
  }
}
