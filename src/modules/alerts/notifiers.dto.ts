import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsObject, IsString, Length, Matches } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';

const FIELD_KINDS = ['text', 'url', 'number', 'boolean'] as const;

export class NotifierFieldView {
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ enum: FIELD_KINDS }) kind!: (typeof FIELD_KINDS)[number];
  @ApiProperty({ type: Boolean }) required!: boolean;
  @ApiPropertyOptional({ type: Number }) minLength?: number;
  @ApiProperty({ type: String }) description!: string;
}

export class NotifierKindView {
  @ApiProperty({ type: String }) kind!: string;
  @ApiProperty({ type: String }) description!: string;
  @ApiProperty({ type: [NotifierFieldView] }) settingFields!: NotifierFieldView[];
  @ApiProperty({ type: [NotifierFieldView] }) credentialFields!: NotifierFieldView[];
}

export class NotifierKindPage extends pageOf(NotifierKindView) {}

export class NotifierView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) kind!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) settings!: Record<string, unknown>;
  @ApiProperty({ type: Boolean, description: 'Whether credentials are stored; they are never shown.' })
  hasCredentials!: boolean;
  @ApiProperty({ type: [String], description: 'Kinds of alerts it is told of; empty: all.' }) alertKinds!: string[];
  @ApiProperty({ type: Boolean }) isPaused!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastSentAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last notice did not arrive.' })
  lastProblem!: string | null;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
}

export class NotifierPage extends pageOf(NotifierView) {}

export class NewNotifier {
  @ApiProperty({ type: String, description: 'A kind from GET /notifier-kinds.' })
  @IsString()
  @Length(1, 60)
  kind!: string;

  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/, { message: 'name must not be blank' })
  name!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The settingFields of the kind.' })
  @IsObject()
  settings!: Record<string, unknown>;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' }, description: 'Stored encrypted.' })
  @IfPresent()
  @IsObject()
  credentials?: Record<string, unknown>;

  @ApiPropertyOptional({ type: [String], description: 'Kinds of alerts it is told of; empty: all.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(/^[a-z][a-z0-9-]{0,59}$/, { each: true })
  alertKinds?: string[];
}

export class NotifierChange extends PartialType(OmitType(NewNotifier, ['kind']), { skipNullProperties: false }) {
  @ApiPropertyOptional({ type: Boolean })
  @IfPresent()
  @IsBoolean()
  isPaused?: boolean;
}

export class NotifierTest {
  @ApiProperty({ type: Boolean, enum: [true] }) isDelivered!: true;
}
