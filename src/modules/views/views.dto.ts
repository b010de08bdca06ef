import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsInt, IsObject, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { IsId } from '../../http/is-id.decorator.js';
import { pageOf } from '../../http/paging.js';
import { NamedDto } from '../tasks/task-view.types.js';

const FURTHEST_POSITION = 100_000;

export class SavedViewDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'As in the address of the inbox: `view` and the filters of `GET /tasks` that are set.',
  })
  filter!: Record<string, string>;
  @ApiProperty({ type: NamedDto }) owner!: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Shared with this team; null: its owner’s alone.' })
  team!: NamedDto | null;
  @ApiProperty({ description: 'Lower stands first.' }) position!: number;
  @ApiProperty({ description: 'The caller may change and remove it.' }) isEditable!: boolean;
  @ApiProperty() version!: number;
}

export class SavedViewPage extends pageOf(SavedViewDto) {}

export class NewSavedView {
  @ApiProperty({ maxLength: 60 }) @IsString() @Length(1, 60) @Matches(/\S/) name!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  @IsObject()
  filter!: Record<string, string>;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Id of a team to share it with.' })
  @IsOptional()
  @IsId()
  team?: string | null;

  @ApiPropertyOptional({ minimum: 0, maximum: FURTHEST_POSITION, description: 'Left out: after all others.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(FURTHEST_POSITION)
  position?: number;
}

export class SavedViewChange extends PartialType(NewSavedView) {}
