import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { SettingField } from '../../connectors/setting.types.js';
import { TROUBLE_REASONS, type TroubleReason } from '../../domain/coverage/coverage.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';
import type { GapState } from './gap.types.js';
import { BudgetDto, NoticeView, QuotaView, SpendView } from './source-budget.dto.js';
import type { SourceHealth } from './source.entity.js';

const HEALTH_STATES: readonly SourceHealth[] = ['waiting', 'ok', 'degraded', 'blind', 'paused'];
const SETTING_KINDS: readonly SettingField['kind'][] = ['text', 'url', 'urls', 'number', 'boolean'];
const GAP_STATES: readonly GapState[] = ['open', 'filling', 'filled', 'lost'];
const LONGEST_INTERVAL_SECONDS = 86_400;
const LONGEST_RETENTION_DAYS = 36_500;

export class HealthReasonView {
  @ApiProperty({ enum: TROUBLE_REASONS }) code!: TroubleReason;
  @ApiProperty({ type: String, description: 'A sentence for an administrator.' }) text!: string;
}

export class SourceHealthView {
  @ApiProperty({ enum: HEALTH_STATES }) state!: SourceHealth;
  @ApiProperty({ type: String, format: 'date-time' }) since!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastSuccessAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it last showed a new post.' })
  lastPostAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) lastError!: string | null;
  @ApiProperty({ type: HealthReasonView, nullable: true, description: 'Why it is degraded or blind.' })
  reason!: HealthReasonView | null;
  @ApiProperty({
    type: QuotaView,
    nullable: true,
    description: 'Of the allowances of the network, the one with least left.',
  })
  quota!: QuotaView | null;
  @ApiProperty({ type: [QuotaView], description: 'What is left of its allowances, as the network said last.' })
  quotas!: QuotaView[];
}

export const CONNECTION_STATES = ['none', 'connected', 'expiring', 'revoked', 'needs-consent'] as const;

export class ConnectionView {
  @ApiProperty({
    enum: CONNECTION_STATES,
    description: 'expiring: it ends within a week and cannot be renewed without a person.',
  })
  state!: (typeof CONNECTION_STATES)[number];
  @ApiProperty({ type: String, nullable: true, description: 'The account, as people know it.' }) account!:
    string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) expiresAt!: string | null;
  @ApiProperty({ type: [String] }) scopes!: string[];
  @ApiProperty({ type: String, nullable: true, description: 'Why the last renewal failed.' }) problem!: string | null;
}

export class SourceView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) connector!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Empty for who may not change sources.' })
  settings!: Record<string, unknown>;
  @ApiProperty({ type: Number }) intervalSeconds!: number;
  @ApiProperty({ type: Boolean, description: 'Whether credentials are stored; they are never shown.' })
  hasCredentials!: boolean;
  @ApiProperty({ type: ConnectionView, nullable: true, description: 'Null where credentials are all that is needed.' })
  connection!: ConnectionView | null;
  @ApiProperty({ type: SourceHealthView }) health!: SourceHealthView;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null where posts are pushed to us.' })
  nextPollAt!: string | null;
  @ApiProperty({ type: Boolean, description: 'It listens to a stream and is not polled.' }) isListening!: boolean;
  @ApiProperty({ type: BudgetDto, nullable: true }) budget!: BudgetDto | null;
  @ApiProperty({ type: SpendView, description: 'What reading it has cost.' }) spend!: SpendView;
  @ApiProperty({ type: [NoticeView], description: 'What it cannot see although it works.' }) notices!: NoticeView[];
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Days after which what it brought is deleted; null: kept.',
  })
  retentionDays!: number | null;
  @ApiProperty({ type: Number, description: 'Posts the source has shown.' }) seenCount!: number;
  @ApiProperty({ type: Number, description: 'Posts that matched a watch and were new.' }) storedCount!: number;
  @ApiProperty({ type: Number, description: 'Posts that could not be read; counted up to 1,000.' })
  quarantinedCount!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Where the sender posts to, for pushed sources.' })
  inboundUrl!: string | null;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
}

export class SourcePage extends pageOf(SourceView) {}

export class PolledSource {
  @ApiProperty({ type: SourceView }) source!: SourceView;
}

export class NewSource {
  @ApiProperty({ type: String, description: 'A kind from GET /connectors.' })
  @IsString()
  @Length(1, 60)
  connector!: string;

  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/, { message: 'name must not be blank' })
  name!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The settingFields of the connector.' })
  @IsObject()
  settings!: Record<string, unknown>;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' }, description: 'Stored encrypted.' })
  @IfPresent()
  @IsObject()
  credentials?: Record<string, unknown>;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: LONGEST_INTERVAL_SECONDS })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(LONGEST_INTERVAL_SECONDS)
  intervalSeconds?: number;

  @ApiPropertyOptional({ type: BudgetDto, nullable: true, description: 'What reading it may cost; null: no limit.' })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => BudgetDto)
  budget?: BudgetDto | null;
}

export class SourceChange extends PartialType(OmitType(NewSource, ['connector']), { skipNullProperties: false }) {
  @ApiPropertyOptional({ type: Boolean })
  @IfPresent()
  @IsBoolean()
  isPaused?: boolean;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    maximum: LONGEST_RETENTION_DAYS,
    description: 'Days after which what it brought is deleted; null: it is kept. Set by administrators.',
  })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @IsInt()
  @Min(1)
  @Max(LONGEST_RETENTION_DAYS)
  retentionDays?: number | null;
}

export class SettingFieldView {
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ enum: SETTING_KINDS }) kind!: SettingField['kind'];
  @ApiProperty({ type: Boolean }) required!: boolean;
  @ApiPropertyOptional({ type: Number }) minLength?: number;
  @ApiProperty({ type: String }) description!: string;
}

export class ConnectorView {
  @ApiProperty({ type: String }) kind!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) description!: string;
  @ApiProperty({ type: Boolean }) canReply!: boolean;
  @ApiProperty({ type: Boolean, description: 'Whether a person may connect an account: POST /sources/:id/connect.' })
  canConnect!: boolean;
  @ApiProperty({ type: Boolean, description: 'False where posts are only pushed to us.' }) isPolled!: boolean;
  @ApiProperty({ type: [SettingFieldView] }) settingFields!: SettingFieldView[];
  @ApiProperty({ type: [SettingFieldView] }) credentialFields!: SettingFieldView[];
}

export class ConnectorPage extends pageOf(ConnectorView) {}

export class GapView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) from!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) to!: string;
  @ApiProperty({ type: String }) reason!: string;
  @ApiProperty({ enum: GAP_STATES }) state!: GapState;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) filledAt!: string | null;
  @ApiProperty({ type: Number, description: 'New mentions that reading it later brought.' }) found!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why reading it later failed.' }) problem!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) detectedAt!: string;
}

export class GapPage extends pageOf(GapView) {}

export class QuarantinedPostView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) reason!: string;
  @ApiProperty({ type: String, nullable: true }) externalId!: string | null;
  @ApiProperty({ type: String, description: 'The beginning of what came in.' }) raw!: string;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
}

export class QuarantinePage extends pageOf(QuarantinedPostView) {}

export class OpmlDocument {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 2_000_000)
  opml!: string;
}

export class SkippedFeed {
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
  @ApiProperty({ type: String }) reason!: string;
}

export class OpmlResult {
  @ApiProperty({ type: [SourceView] }) added!: SourceView[];
  @ApiProperty({ type: [SkippedFeed] }) skipped!: SkippedFeed[];
}
