import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length, ValidateNested } from 'class-validator';
import { PAGE_CHANNELS, type PageChannel } from '../../domain/on-call/on-call.types.js';

export class ContactBody {
  @ApiProperty({ enum: PAGE_CHANNELS })
  @IsIn(PAGE_CHANNELS)
  kind!: PageChannel;

  @ApiProperty({
    type: String,
    description: 'An address, a number as +358…, a chat or a topic; web-push: any word, the devices are known.',
  })
  @IsString()
  @Length(1, 200)
  address!: string;
}

export class ContactsBody {
  @ApiProperty({ type: [ContactBody], description: 'In the order in which they are tried.' })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ContactBody)
  items!: ContactBody[];
}

export class ContactDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ enum: PAGE_CHANNELS }) kind!: PageChannel;
  @ApiProperty({ type: String }) address!: string;
  @ApiProperty({ type: Boolean, description: 'Only where a code was read there are pages sent.' }) isVerified!: boolean;
  @ApiProperty({ type: Boolean, description: 'Whether something of this kind can be sent here at all.' })
  canSend!: boolean;
}

export class ContactsDto {
  @ApiProperty({ type: [ContactDto] }) items!: ContactDto[];
}

export class CodeBody {
  @ApiProperty({ type: String })
  @IsString()
  @Length(6, 6)
  code!: string;
}
