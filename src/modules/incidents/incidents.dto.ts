import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { PageQuery, pageOf } from '../../http/paging.js';
import {
  INCIDENT_ROLES,
  INCIDENT_SEVERITIES,
  INCIDENT_STATES,
  STATEMENT_KINDS,
  type IncidentRole,
  type IncidentSeverity,
  type IncidentState,
  type StatementKind,
} from '../../domain/incident/incident.types.js';

const TEXTS = { type: 'object', additionalProperties: { type: 'string' } } as const;
const INSTANT = { type: String, format: 'date-time' } as const;

export class IncidentParty {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class IncidentReasonView {
  @ApiProperty({ type: String }) code!: string;
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'number' }, { type: 'string' }] } })
  values!: Record<string, string | number>;
}

export class IncidentRolesView {
  @ApiProperty({ type: IncidentParty, nullable: true }) lead!: IncidentParty | null;
  @ApiProperty({ type: IncidentParty, nullable: true }) writer!: IncidentParty | null;
  @ApiProperty({ type: IncidentParty, nullable: true }) legal!: IncidentParty | null;
  @ApiProperty({ type: IncidentParty, nullable: true }) approver!: IncidentParty | null;
}

export class IncidentRelatedWatch {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty(INSTANT) joinedAt!: string;
  @ApiProperty({ type: Number, description: 'Mentions of it in the window that spoke most.' }) observed!: number;
  @ApiProperty({ type: Number, description: 'How many are usual in such a window.' }) usual!: number;
  @ApiProperty({ type: Number }) windowSeconds!: number;
}

export class IncidentView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ enum: INCIDENT_STATES }) state!: IncidentState;
  @ApiProperty({ enum: INCIDENT_SEVERITIES }) severity!: IncidentSeverity;
  @ApiProperty({ type: Number, minimum: 1, maximum: 10 }) level!: number;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty({ type: IncidentParty, nullable: true }) watch!: IncidentParty | null;
  @ApiProperty({ type: [IncidentRelatedWatch], description: 'Other watches that see the same storm, first first.' })
  relatedWatches!: IncidentRelatedWatch[];
  @ApiProperty({ type: IncidentParty, nullable: true }) lead!: IncidentParty | null;
  @ApiProperty({ type: IncidentRolesView }) roles!: IncidentRolesView;
  @ApiProperty({ type: IncidentParty, nullable: true, description: 'Null: it was noticed by the system.' })
  openedBy!: IncidentParty | null;
  @ApiProperty({ type: IncidentParty, nullable: true }) acknowledgedBy!: IncidentParty | null;
  @ApiProperty({ type: [IncidentReasonView], description: 'Why it was noticed.' }) reasons!: IncidentReasonView[];
  @ApiProperty({ type: Number, nullable: true, description: 'Mentions in the window that spoke most.' })
  observed!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'How many are usual in such a window.' })
  usual!: number | null;
  @ApiProperty({ type: Number, nullable: true }) windowSeconds!: number | null;
  @ApiProperty(INSTANT) startedAt!: string;
  @ApiProperty(INSTANT) detectedAt!: string;
  @ApiProperty({ ...INSTANT, nullable: true }) acknowledgedAt!: string | null;
  @ApiProperty({ ...INSTANT, nullable: true }) confirmedAt!: string | null;
  @ApiProperty({ ...INSTANT, nullable: true }) firstStatementAt!: string | null;
  @ApiProperty({ ...INSTANT, nullable: true }) containedAt!: string | null;
  @ApiProperty({ ...INSTANT, nullable: true, description: 'Also of one that was a false alarm.' })
  closedAt!: string | null;
  @ApiProperty({ ...INSTANT, nullable: true, description: 'When the public should next hear from us.' })
  nextUpdateDueAt!: string | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Minutes between updates; null: as usual for the severity.',
  })
  updateMinutes!: number | null;
  @ApiProperty({ type: String, description: 'Its checklist.' }) playbook!: string;
  @ApiProperty({ type: Boolean }) isDrill!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Its alert, while that is paging one after the other.' })
  pagingAlertId!: string | null;
  @ApiProperty({ type: Number }) taskCount!: number;
  @ApiProperty({ type: Number, description: 'Open tasks of it that nobody has acknowledged.' })
  unacknowledgedCount!: number;
  @ApiProperty({ type: Number }) version!: number;
}

export class IncidentStatementView {
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ enum: STATEMENT_KINDS }) kind!: StatementKind;
  @ApiProperty({ ...TEXTS, description: 'By language.' }) texts!: Record<string, string>;
  @ApiProperty({ enum: ['ready', 'waiting', 'rejected'], description: 'waiting: for a second person' }) state!: string;
  @ApiProperty({ type: Boolean, description: 'Not word for word approved in advance.' }) needsApproval!: boolean;
  @ApiProperty({ type: IncidentParty }) author!: IncidentParty;
  @ApiProperty(INSTANT) createdAt!: string;
  @ApiProperty({ type: IncidentParty, nullable: true }) decidedBy!: IncidentParty | null;
  @ApiProperty({ ...INSTANT, nullable: true }) decidedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was rejected.' }) problem!: string | null;
  @ApiProperty({ type: Boolean, description: 'Whoever asks may decide on it.' }) mayDecide!: boolean;
}

export class ChecklistStep {
  @ApiProperty({ type: String }) key!: string;
  @ApiProperty({ enum: [...INCIDENT_ROLES, null], nullable: true, description: 'Who does it; null: whoever is there.' })
  role!: IncidentRole | null;
  @ApiProperty({ ...TEXTS, description: 'By language; English is always there.' }) text!: Record<string, string>;
  @ApiProperty({ ...INSTANT, nullable: true }) doneAt!: string | null;
  @ApiProperty({ type: IncidentParty, nullable: true }) doneBy!: IncidentParty | null;
}

export class IncidentPauseView {
  @ApiProperty({ type: IncidentParty }) by!: IncidentParty;
  @ApiProperty(INSTANT) at!: string;
  @ApiProperty({ type: String }) reason!: string;
}

export class IncidentRoomView extends IncidentView {
  @ApiProperty({ type: [IncidentStatementView], description: 'Newest first.' }) statements!: IncidentStatementView[];
  @ApiProperty({ type: [ChecklistStep] }) checklist!: ChecklistStep[];
  @ApiProperty({ type: IncidentPauseView, nullable: true, description: 'What speaks by itself is held back.' })
  pause!: IncidentPauseView | null;
}

export class IncidentPage extends pageOf(IncidentView) {}

export class IncidentQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['running', 'over'], description: 'Absent: both.' })
  @IsOptional()
  @IsIn(['running', 'over'])
  is?: 'running' | 'over';
}

export class IncidentChartQuery {
  @ApiPropertyOptional({ type: String, description: 'One of the watches that see it; absent: its own.' })
  @IsOptional()
  @Matches(/^[1-9][0-9]{0,18}$/)
  watchId?: string;
}

export class PlaybookView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ ...TEXTS, description: 'By language.' }) name!: Record<string, string>;
}

export class PlaybookPage extends pageOf(PlaybookView) {}

export class IncidentEventView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({
    type: String,
    description: 'detected, raised, acknowledged, confirmed, statement, fan-out, note and others.',
  })
  kind!: string;
  @ApiProperty(INSTANT) at!: string;
  @ApiProperty({ type: IncidentParty, nullable: true }) actor!: IncidentParty | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) details!: Record<string, unknown>;
}

export class IncidentEventPage extends pageOf(IncidentEventView) {}

export class IncidentPostView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
  @ApiProperty({ type: String }) handle!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Null where unknown.' }) followers!: number | null;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: String }) sentiment!: string;
  @ApiProperty(INSTANT) publishedAt!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The task that answers it.' }) taskId!: string | null;
}

export class IncidentPosts {
  @ApiProperty({ type: [IncidentPostView] }) items!: IncidentPostView[];
}

export class IncidentTopicView {
  @ApiProperty({ enum: ['story', 'intent'] }) kind!: string;
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of a story.' }) title!: string | null;
}

export class IncidentTaskGroup {
  @ApiProperty({ type: String, description: 'Names the group in a fan-out.' }) key!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: IncidentTopicView }) topic!: IncidentTopicView;
  @ApiProperty({ type: Number }) count!: number;
  @ApiProperty({ type: Number, description: 'Open and acknowledged by nobody.' }) unacknowledged!: number;
  @ApiProperty({ type: Number, description: 'Can be answered through us.' }) answerable!: number;
  @ApiProperty({ type: [String], description: 'Most urgent first.' }) taskIds!: string[];
  @ApiProperty({ type: String, description: 'What the most urgent one says.' }) example!: string;
}

export class IncidentTaskGroups {
  @ApiProperty({ type: Number }) total!: number;
  @ApiProperty({ type: Number }) unacknowledged!: number;
  @ApiProperty({ type: [IncidentTaskGroup], description: 'Largest first.' }) groups!: IncidentTaskGroup[];
}

export class IncidentPoint {
  @ApiProperty(INSTANT) at!: string;
  @ApiProperty({ type: Number }) mentions!: number;
  @ApiProperty({ type: Number }) negatives!: number;
  @ApiProperty({ type: Number, description: 'Usual at that hour: eight of ten counts are between low and high.' })
  low!: number;
  @ApiProperty({ type: Number }) high!: number;
}

export class IncidentMark {
  @ApiProperty(INSTANT) at!: string;
  @ApiProperty({ type: String, description: 'detected, confirmed, statement, contained, closed.' }) kind!: string;
}

export class IncidentLanguageShare {
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: Number, minimum: 0, maximum: 1 }) share!: number;
}

export class IncidentPulse {
  @ApiProperty({ type: Number, description: 'Mentions a minute, over the last 15 minutes.' }) perMinute!: number;
  @ApiProperty({ type: Number, description: 'Usual a minute at this hour.' }) usualLow!: number;
  @ApiProperty({ type: Number }) usualHigh!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Share of negative ones since it began; null without mentions.',
  })
  negativeShare!: number | null;
  @ApiProperty({ type: Number, description: 'Followers of those who spoke since it began, where known.' })
  reach!: number;
  @ApiProperty({ type: [IncidentLanguageShare] }) languages!: IncidentLanguageShare[];
}

export class IncidentChart {
  @ApiProperty({ type: Number }) stepSeconds!: number;
  @ApiProperty({ type: [IncidentPoint] }) points!: IncidentPoint[];
  @ApiProperty({ type: [IncidentMark] }) marks!: IncidentMark[];
  @ApiProperty({ type: IncidentPulse }) pulse!: IncidentPulse;
}
