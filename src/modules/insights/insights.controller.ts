import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { AccuracyService } from './accuracy.service.js';
import {
  AccuracyQuery,
  AccuracyReportDto,
  SentimentInsightDto,
  SentimentInsightQuery,
  SentimentTermsDto,
  TermsQuery,
} from './insights.dto.js';
import { SentimentInsights } from './sentiment-insights.service.js';
import { TermInsights } from './term-insights.service.js';

@ApiTags('insights')
@Controller('insights')
export class InsightsController {
  constructor(
    private readonly sentiment: SentimentInsights,
    private readonly terms: TermInsights,
    private readonly accuracy: AccuracyService,
  ) {}

  @Get('sentiment')
  @Access('insights', 'read')
  @ApiOperation({ summary: 'How people feel over time, by language and by watch; days are UTC, muted posts left out' })
  @ApiOkResponse({ type: SentimentInsightDto })
  overTime(@CurrentActor() actor: Actor, @Query() filter: SentimentInsightQuery): Promise<SentimentInsightDto> {
    return this.sentiment.overTime(actor, filter, new Date());
  }

  @Get('sentiment/terms')
  @Access('insights', 'read')
  @ApiOperation({ summary: 'What is talked about more than in the period before, and how people feel about it' })
  @ApiOkResponse({ type: SentimentTermsDto })
  risingTerms(@CurrentActor() actor: Actor, @Query() filter: TermsQuery): Promise<SentimentTermsDto> {
    return this.terms.risingTerms(actor, filter, new Date());
  }

  @Get('accuracy')
  @Access('insights', 'read')
  @ApiOperation({ summary: 'How often people agreed with the engines in a month, by language, with its uncertainty' })
  @ApiOkResponse({ type: AccuracyReportDto })
  report(@CurrentActor() actor: Actor, @Query() { month }: AccuracyQuery): Promise<AccuracyReportDto> {
    return this.accuracy.report(actor, month ?? new Date().toISOString().slice(0, 7));
  }
}
