import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsObject, IsString, Length, Matches, Max, Min } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';
import type { SourceHealth } from './source.entity.js';

const HEALTH_STATES: readonly SourceHealth[] = ['waiting', 'ok', 'degraded', 'failing', 'gone', 'paused'];
const LONGEST_INTERVAL_SECONDS = 86_400;

export class SourceHealthView {
  @ApiProperty({ enum: HEALTH_STATES }) state!: SourceHealth;
  @ApiProperty({ type: String, format: 'date-time' }) since!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastSuccessAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) lastError!: string | null;
  @ApiProperty({ type: Object, nullable: true, description: "What is left of the network's allowance, where it says." })
  quota!: object | null;
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
  @ApiProperty({ type: SourceHealthView }) health!: SourceHealthView;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null where posts are pushed to us.' })
  nextPollAt!: string | null;
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
}

export class SourceChange extends PartialType(OmitType(NewSource, ['connector']), { skipNullProperties: false }) {
  @ApiPropertyOptional({ type: Boolean })
  @IfPresent()
  @IsBoolean()
  isPaused?: boolean;
}

export class SettingFieldView {
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ enum: ['text', 'url', 'number', 'boolean'] }) kind!: 'text' | 'url' | 'number' | 'boolean';
  @ApiProperty({ type: Boolean }) required!: boolean;
  @ApiPropertyOptional({ type: Number }) minLength?: number;
  @ApiProperty({ type: String }) description!: string;
}

export class ConnectorView {
  @ApiProperty({ type: String }) kind!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) description!: string;
  @ApiProperty({ type: Boolean }) canReply!: boolean;
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
