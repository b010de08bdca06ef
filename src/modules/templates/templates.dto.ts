import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { INTENTS, type IntentLabel } from '../../domain/intent/intent.types.js';
import {
  TEMPLATE_KINDS,
  TEMPLATE_TONES,
  type TemplateKind,
  type TemplateTone,
} from '../../domain/reply-text/reply-text.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
const PRIMARY_SUBTAG = /^[a-z]{2,3}$/;
const MAX_TEXT = 10_000;

export class TemplateParty {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class TemplateVariableView {
  @ApiProperty({ type: String }) name!: string;
  @ApiPropertyOptional({ type: String, description: 'Said where the value is not known; absent: it has to be given.' })
  fallback?: string;
}

export class TemplateView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'A name that is the same everywhere: `templateId` takes it too.',
  })
  key!: string | null;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ enum: TEMPLATE_KINDS }) kind!: TemplateKind;
  @ApiProperty({ enum: INTENTS, isArray: true, description: 'What it answers; none: anything.' })
  intents!: IntentLabel[];
  @ApiProperty({ enum: TEMPLATE_TONES }) tone!: TemplateTone;
  @ApiProperty({
    type: String,
    description: 'With variables: `{{name}}`, or `{{name|there}}` with what is said where it is not known.',
  })
  text!: string;
  @ApiProperty({ type: [TemplateVariableView] }) variables!: readonly TemplateVariableView[];
  @ApiProperty({ type: Boolean, description: 'This version may be sent.' }) isApproved!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'The version that is sent; null: none is.' })
  approvedVersion!: number | null;
  @ApiProperty({ type: TemplateParty, nullable: true, description: 'Only for its tasks; null: for all.' })
  team!: TemplateParty | null;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: TemplateParty, nullable: true, description: 'Null: it came with the product.' })
  author!: TemplateParty | null;
  @ApiProperty({ type: Number, description: 'Tasks it was used in.' }) useCount!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: string;
}

export class TemplatePage extends pageOf(TemplateView) {}

export class TemplateFilter extends PageQuery {
  @ApiPropertyOptional({ type: String, description: 'Texts in this language; English where there are none.' })
  @IfPresent()
  @IsString()
  @Matches(LANGUAGE)
  lang?: string;

  @ApiPropertyOptional({ enum: TEMPLATE_KINDS })
  @IfPresent()
  @IsIn(TEMPLATE_KINDS)
  kind?: TemplateKind;

  @ApiPropertyOptional({ enum: INTENTS, description: 'Texts for this, and those for anything.' })
  @IfPresent()
  @IsIn(INTENTS)
  intent?: IntentLabel;

  @ApiPropertyOptional({ type: String, description: 'Words of the title or the text.' })
  @IfPresent()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description:
      'true: what may be sent, as it was approved. false: what waits for approval. Left out: the newest of each.',
  })
  @IfPresent()
  @IsIn(['true', 'false'])
  approved?: 'true' | 'false';
}

export class NewTemplate {
  @ApiProperty({ type: String, maxLength: 120 })
  @IsString()
  @Length(1, 120)
  @Matches(/\S/, { message: 'name must not be blank' })
  name!: string;

  @ApiProperty({ type: String, description: 'Primary subtag: en, fi, lv, ru, th, zh …' })
  @Matches(PRIMARY_SUBTAG)
  lang!: string;

  @ApiProperty({ enum: TEMPLATE_KINDS })
  @IsIn(TEMPLATE_KINDS)
  kind!: TemplateKind;

  @ApiPropertyOptional({ enum: INTENTS, isArray: true, default: [] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(INTENTS.length)
  @ArrayUnique()
  @IsIn(INTENTS, { each: true })
  intents?: IntentLabel[];

  @ApiPropertyOptional({ enum: TEMPLATE_TONES, default: 'neutral' })
  @IfPresent()
  @IsIn(TEMPLATE_TONES)
  tone?: TemplateTone;

  @ApiProperty({ type: String, maxLength: MAX_TEXT })
  @IsString()
  @Length(1, MAX_TEXT)
  text!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Id of a team. Left out: for all, for whoever may write for an own team only the first of these.',
  })
  @IsOptional()
  @IsId()
  team?: string | null;
}

export class TemplateChange extends PartialType(NewTemplate, { skipNullProperties: false }) {}

export class FillBody {
  @ApiProperty({ type: String, description: 'The task whose customer the text is for.' }) @IsId() taskId!: string;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'In place of what is known.',
  })
  @IfPresent()
  @IsObject()
  variables?: Record<string, string>;
}

export class PreviewBody extends FillBody {
  @ApiProperty({ type: String, maxLength: MAX_TEXT }) @IsString() @MaxLength(MAX_TEXT) text!: string;
  @ApiProperty({ type: String }) @Matches(LANGUAGE) lang!: string;
}

export class FilledView {
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({
    type: [String],
    description: 'Variables without value and without fallback; such a text is not sent.',
  })
  missing!: readonly string[];
}

export class TemplateVersionView {
  @ApiProperty({ type: Number }) n!: number;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: TemplateParty, nullable: true }) author!: TemplateParty | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: TemplateParty, nullable: true }) approvedBy!: TemplateParty | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) approvedAt!: string | null;
}

export class TemplateVersionPage extends pageOf(TemplateVersionView) {}
