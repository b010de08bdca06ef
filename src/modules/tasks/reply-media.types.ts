import { ApiProperty } from '@nestjs/swagger';

/** A picture of an answer; its bytes are at /reply-media/:id. */
export class ReplyMediaDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] }) mediaType!: string;
  @ApiProperty() width!: number;
  @ApiProperty() height!: number;
  @ApiProperty() byteCount!: number;
  @ApiProperty() altText!: string;
}

const FIELDS = `'id', im.id::text, 'mediaType', im.media_type, 'width', im.width, 'height', im.height,
  'byteCount', im.byte_count, 'altText', im.alt_text`;

/** SQL: the pictures of a reply, in order, as ReplyMediaDto. */
export const mediaJson = (reply: string): string => `
  (SELECT coalesce(json_agg(json_build_object(${FIELDS}) ORDER BY im.place), '[]')
   FROM reply_media im WHERE im.reply_id = ${reply}.id)`;
