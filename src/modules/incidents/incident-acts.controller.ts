import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { invalid } from '../../errors.js';
import { IncidentActs } from './incident-acts.service.js';
import {
  IncidentChecklistBody,
  IncidentDismissBody,
  IncidentHandOverBody,
  IncidentLeadBody,
  IncidentNoteBody,
  IncidentPauseBody,
  IncidentReviewBody,
  IncidentRhythmBody,
  IncidentRoleBody,
} from './incident-bodies.dto.js';
import { IncidentPauses } from './incident-pauses.service.js';
import { IncidentQueries } from './incident-queries.service.js';
import { IncidentReviews } from './incident-review.service.js';
import { IncidentRoomView } from './incidents.dto.js';
import { PlaybooksService } from './playbooks.service.js';
import { StormWatches } from './storm-watches.service.js';

@ApiTags('incidents')
@Controller('incidents')
export class IncidentActsController {
  constructor(
    private readonly acts: IncidentActs,
    private readonly playbooks: PlaybooksService,
    private readonly pauses: IncidentPauses,
    private readonly reviews: IncidentReviews,
    private readonly queries: IncidentQueries,
    private readonly storms: StormWatches,
  ) {}

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Access('incidents', 'update')
  @ApiOperation({ summary: 'Somebody is on it: it pages nobody any more' })
  @ApiOkResponse({ type: IncidentRoomView })
  acknowledge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.acts.acknowledge(actor, id, version));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({ summary: 'It is a crisis: customers may be told' })
  @ApiOkResponse({ type: IncidentRoomView })
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.acts.confirm(actor, id, version));
  }

  @Post(':id/contain')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({ summary: 'It grows no more' })
  @ApiOkResponse({ type: IncidentRoomView })
  contain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.acts.contain(actor, id, version));
  }

  @Post(':id/watches/:watchId/split')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({
    summary: 'Not the same storm: a watch that joined gets an incident of its own',
    description: 'Tasks that are of this watch alone go with it. Gives the new room.',
  })
  @ApiOkResponse({ type: IncidentRoomView })
  async split(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('watchId', IdPipe) watchId: string,
  ): Promise<IncidentRoomView> {
    return this.queries.get(actor, await this.storms.split(actor, id, watchId));
  }

  @Post(':id/close')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({ summary: 'It is over' })
  @ApiOkResponse({ type: IncidentRoomView })
  close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.acts.close(actor, id, version));
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({ summary: 'It was a false alarm' })
  @ApiOkResponse({ type: IncidentRoomView })
  dismiss(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { reason }: IncidentDismissBody,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.acts.dismiss(actor, id, version, reason.trim()));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({ summary: 'It is not over after all' })
  @ApiOkResponse({ type: IncidentRoomView })
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.acts.reopen(actor, id, version));
  }

  @Post(':id/review')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({ summary: 'Writes down what was learnt, once it is closed' })
  @ApiOkResponse({ type: IncidentRoomView })
  review(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: IncidentReviewBody,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.reviews.write(actor, id, version, body));
  }

  @Post(':id/note')
  @HttpCode(200)
  @Access('incidents', 'update')
  @ApiOperation({ summary: 'A line in the timeline, or that the public was told something elsewhere' })
  @ApiOkResponse({ type: IncidentRoomView })
  note(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { text, isUpdate }: IncidentNoteBody,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.acts.addNote(actor, id, text.trim(), isUpdate ?? false));
  }

  @Post(':id/lead')
  @HttpCode(200)
  @Access('incidents', 'update')
  @ApiOperation({ summary: 'Takes the lead, or gives it to somebody' })
  @ApiOkResponse({ type: IncidentRoomView })
  lead(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { memberId }: IncidentLeadBody,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.acts.lead(actor, id, version, memberId ?? actor.memberId));
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({ summary: 'Gives the lead to the next shift, with what they need to know' })
  @ApiOkResponse({ type: IncidentRoomView })
  handOver(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { to, text }: IncidentHandOverBody,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.acts.handOver(actor, id, version, to, text.trim()));
  }

  @Post(':id/roles')
  @HttpCode(200)
  @Access('incidents', 'update')
  @ApiOperation({ summary: 'Who has which role' })
  @ApiOkResponse({ type: IncidentRoomView })
  roles(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { role, memberId }: IncidentRoleBody,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.acts.role(actor, id, version, role, memberId));
  }

  @Post(':id/checklist')
  @HttpCode(200)
  @Access('incidents', 'update')
  @ApiOperation({ summary: 'Ticks a step, takes a tick back, or chooses another playbook' })
  @ApiOkResponse({ type: IncidentRoomView })
  checklist(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { step, isDone, playbook }: IncidentChecklistBody,
  ): Promise<IncidentRoomView> {
    if (playbook !== undefined && step === undefined)
      return this.after(actor, id, this.playbooks.choose(actor, id, version, playbook));
    if (step === undefined || isDone === undefined || playbook !== undefined)
      throw invalid('bad-checklist', 'Either a playbook, or a step with isDone.');
    return this.after(actor, id, this.playbooks.tick(actor, id, step, isDone));
  }

  @Post(':id/rhythm')
  @HttpCode(200)
  @Access('incidents', 'update')
  @ApiOperation({ summary: 'How grave it is, or how often the public hears from us' })
  @ApiOkResponse({ type: IncidentRoomView })
  rhythm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { updateMinutes, severity }: IncidentRhythmBody,
  ): Promise<IncidentRoomView> {
    if ((updateMinutes === undefined) === (severity === undefined))
      throw invalid('bad-rhythm', 'Either updateMinutes or severity.');
    const act =
      severity === undefined
        ? this.acts.setUpdateMinutes(actor, id, version, updateMinutes ?? null)
        : this.acts.setSeverity(actor, id, version, severity);
    return this.after(actor, id, act);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Access('incidents', 'update')
  @ApiOperation({ summary: 'Holds back everything that the system would say by itself in this workspace' })
  @ApiOkResponse({ type: IncidentRoomView })
  pause(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: IncidentPauseBody,
  ): Promise<IncidentRoomView> {
    return this.after(actor, id, this.pauses.pause(actor, id, reason?.trim() ?? ''));
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Access('incidents', 'update')
  @ApiOperation({ summary: 'The system may speak by itself again' })
  @ApiOkResponse({ type: IncidentRoomView })
  resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<IncidentRoomView> {
    return this.after(actor, id, this.pauses.resume(actor, id));
  }

  private async after(actor: Actor, id: string, act: Promise<void>): Promise<IncidentRoomView> {
    await act;
    return this.queries.get(actor, id);
  }
}
