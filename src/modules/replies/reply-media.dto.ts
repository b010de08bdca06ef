import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';

/** Of one picture, before any network's own limit. */
export const MOST_MEDIA_BYTES = 10_000_000;
const MOST_BASE64 = Math.ceil(MOST_MEDIA_BYTES / 3) * 4;
const MOST_ALT = 2_000;
/** One loop without groups: megabytes must not fill the stack. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

export class NewReplyMedia {
  @ApiProperty({
    description: 'The picture (JPEG, PNG, GIF or WebP), base64, 10 MB at most. What it is, its bytes say.',
  })
  @IsString()
  @Length(1, MOST_BASE64)
  @Matches(BASE64, { message: 'content must be base64' })
  content!: string;
  @ApiProperty({ description: 'What it shows, for those who cannot see it.' })
  @IsString()
  @Length(1, MOST_ALT)
  @Matches(/\S/)
  altText!: string;
}

export class MediaRuleView {
  @ApiProperty({ type: Boolean }) isPossible!: boolean;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['network-takes-none', 'needs-public-address', 'written-by-hand', 'not-answerable', null],
    description: 'Why it is not possible.',
  })
  reason!: string | null;
  @ApiPropertyOptional({ type: [String] }) types?: readonly string[];
  @ApiPropertyOptional({ type: Number }) maxBytes?: number;
  @ApiPropertyOptional({ type: Number }) maxCount?: number;
  @ApiPropertyOptional({ type: Number, description: '0: descriptions are not carried.' }) maxAltLength?: number;
  @ApiPropertyOptional({ type: Number, description: 'Where a text beside pictures may only be so long.' })
  maxTextLength?: number;
}

export class ReplyMediaRules {
  @ApiProperty({ type: MediaRuleView }) public!: MediaRuleView;
  @ApiProperty({ type: MediaRuleView }) private!: MediaRuleView;
}
