import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';

export class TemplateView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: String, description: 'With {{handle}} and {{name}} for the customer.' }) text!: string;
}

export class TemplatePage extends pageOf(TemplateView) {}

export class TemplateFilter {
  @ApiPropertyOptional({ type: String, description: 'Texts in this language; English where there are none.' })
  @IfPresent()
  @IsString()
  @Matches(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)
  lang?: string;
}
