import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { TaskDto } from '../tasks/task-view.types.js';
import { ImportPeopleService } from './import-people.service.js';
import {
  ErasePerson,
  ImportPeople,
  ImportResultDto,
  JourneyBody,
  MergePeople,
  NotSameBody,
  PeopleQuery,
  PeopleSettingsBody,
  PeopleSettingsDto,
  PersonErasureDto,
  PersonHistoryDto,
  PersonPage,
  PersonPatch,
  SplitPerson,
  SplitResult,
  SuggestionsDto,
} from './people.dto.js';
import { PersonDto } from './person-view.types.js';
import { PeopleSettingsService } from './people-settings.service.js';
import { PeopleService } from './people.service.js';
import { PersonHistory } from './person-history.service.js';
import { PersonMerges } from './person-merges.service.js';
import { PersonRights } from './person-rights.service.js';
import { PersonSuggestions } from './person-suggestions.service.js';
import { TaskJourney } from './task-journey.service.js';

@ApiTags('people')
@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly settings: PeopleSettingsService,
    private readonly merges: PersonMerges,
    private readonly suggestions: PersonSuggestions,
    private readonly history: PersonHistory,
    private readonly imports: ImportPeopleService,
    private readonly rights: PersonRights,
    private readonly journeys: TaskJourney,
  ) {}

  @Get('people')
  @Access('people', 'read')
  @ApiOperation({ summary: 'Customers, the newest first; masked for viewers and tokens' })
  @ApiOkResponse({ type: PersonPage })
  list(@CurrentActor() actor: Actor, @Query() filter: PeopleQuery): Promise<PersonPage> {
    return this.people.list(actor, filter);
  }

  @Get('people/:id')
  @Access('people', 'read')
  @ApiOperation({ summary: 'A customer; of one who was merged, the one they turned out to be' })
  @ApiOkResponse({ type: PersonDto })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PersonDto> {
    return this.people.get(actor, id);
  }

  @Patch('people/:id')
  @Access('people', 'update')
  @ApiOperation({ summary: 'What of an administrator or PR lead counts as verified, and may join people by itself' })
  @ApiOkResponse({ type: PersonDto })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() patch: PersonPatch,
  ): Promise<PersonDto> {
    return this.people.update(actor, id, version, patch);
  }

  @Get('people/:id/history')
  @Access('people', 'read')
  @ApiOperation({ summary: 'Everything between the customer and us over all networks, newest first' })
  @ApiOkResponse({ type: PersonHistoryDto })
  listHistory(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<PersonHistoryDto> {
    return this.history.list(actor, id, page, new Date());
  }

  @Get('people/:id/suggestions')
  @Access('people', 'read')
  @ApiOperation({ summary: 'Who else the customer may be, with the reasons' })
  @ApiOkResponse({ type: SuggestionsDto })
  async suggest(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<SuggestionsDto> {
    return { items: await this.suggestions.suggest(actor, id) };
  }

  @Post('people/merge')
  @HttpCode(200)
  @Access('people', 'update')
  @ApiOkResponse({ type: PersonDto })
  async merge(@CurrentActor() actor: Actor, @Body() { from, into }: MergePeople): Promise<PersonDto> {
    return this.people.get(actor, await this.merges.merge(actor, from, into));
  }

  @Post('people/import')
  @HttpCode(200)
  @Access('people', 'create')
  @ApiOperation({ summary: 'People from a CSV file; lines that cannot be taken are named, the others are taken' })
  @ApiOkResponse({ type: ImportResultDto })
  import(@CurrentActor() actor: Actor, @Body() { csv }: ImportPeople): Promise<ImportResultDto> {
    return this.imports.take(actor, csv);
  }

  @Post('people/:id/split')
  @HttpCode(200)
  @Access('people', 'update')
  @ApiOperation({
    summary: 'Takes handles away: undoes the merge that brought them, or makes them a person of their own',
  })
  @ApiOkResponse({ type: SplitResult })
  async split(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { handles }: SplitPerson,
  ): Promise<SplitResult> {
    const { person, other } = await this.merges.split(actor, id, handles);
    return { person: await this.people.get(actor, person), other: await this.people.get(actor, other) };
  }

  @Post('people/:id/not-same')
  @HttpCode(204)
  @Access('people', 'update')
  @ApiOperation({ summary: 'These two are different people: they are neither suggested again nor joined by evidence' })
  async keepApart(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { personId }: NotSameBody,
  ): Promise<void> {
    await this.merges.keepApart(actor, id, personId);
  }

  @Post('people/:id/erase')
  @HttpCode(202)
  @Access('privacy', 'create')
  @ApiOperation({ summary: 'Erases the person on every network; of who may not it is a request' })
  @ApiAcceptedResponse({ type: PersonErasureDto })
  erase(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { note }: ErasePerson,
  ): Promise<PersonErasureDto> {
    return this.rights.erase(actor, id, note);
  }

  @Post('people/:id/export')
  @HttpCode(200)
  @Access('privacy', 'act')
  @ApiOperation({ summary: 'All that is kept about the person, as JSON' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  export(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<Record<string, unknown>> {
    return this.rights.export(actor, id);
  }

  @Get('people-settings')
  @Access('people', 'read')
  @ApiOkResponse({ type: PeopleSettingsDto })
  async readSettings(@CurrentActor() actor: Actor): Promise<PeopleSettingsDto> {
    const { tiers, version } = await this.settings.read(actor);
    return { tiers: [...tiers], version };
  }

  @Put('people-settings')
  @Access('people', 'create')
  @ApiOperation({ summary: 'The words for tiers, and what each counts in priorities' })
  @ApiOkResponse({ type: PeopleSettingsDto })
  async writeSettings(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number | null,
    @Body() body: PeopleSettingsBody,
  ): Promise<PeopleSettingsDto> {
    const settings = await this.settings.write(actor, body.tiers, version);
    return { tiers: [...settings.tiers], version: settings.version };
  }

  @Post('tasks/:id/journey')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({ summary: 'Where on the way to us the customer stands' })
  @ApiOkResponse({ type: TaskDto })
  placeOnJourney(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { journey }: JourneyBody,
  ): Promise<TaskDto> {
    return this.journeys.place(actor, id, version, journey);
  }
}
