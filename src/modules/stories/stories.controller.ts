import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageQuery } from '../../http/paging.js';
import { SplitStories, StoryDto, StoryMentionPage, StoryMerge, StoryPage, StorySplit } from './stories.dto.js';
import { StoryActsService } from './story-acts.service.js';
import { StoryQueries } from './story-queries.service.js';

@ApiTags('stories')
@Controller('stories')
export class StoriesController {
  constructor(
    private readonly queries: StoryQueries,
    private readonly acts: StoryActsService,
  ) {}

  @Get()
  @Access('mentions', 'read')
  @ApiOperation({ summary: 'Lists stories, the one told last first' })
  @ApiOkResponse({ type: StoryPage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<StoryPage> {
    return this.queries.list(actor, page);
  }

  @Get(':id')
  @Access('mentions', 'read')
  @ApiOperation({ summary: 'One story' })
  @ApiOkResponse({ type: StoryDto })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoryDto> {
    return this.queries.get(actor, id);
  }

  @Get(':id/mentions')
  @Access('mentions', 'read')
  @ApiOperation({ summary: 'Its mentions, newest first' })
  @ApiOkResponse({ type: StoryMentionPage })
  listMentions(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<StoryMentionPage> {
    return this.queries.listMentions(actor, id, page);
  }

  @Post(':id/split')
  @HttpCode(200)
  @Access('tasks', 'update')
  @ApiOperation({ summary: 'Takes mentions out into a story of their own, for good' })
  @ApiOkResponse({ type: SplitStories })
  split(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { mentionIds }: StorySplit,
  ): Promise<SplitStories> {
    return this.acts.split(actor, id, mentionIds);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Access('tasks', 'update')
  @ApiOperation({ summary: 'Makes another story part of this one' })
  @ApiOkResponse({ type: StoryDto })
  merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { storyId }: StoryMerge,
  ): Promise<StoryDto> {
    return this.acts.merge(actor, id, storyId);
  }
}
