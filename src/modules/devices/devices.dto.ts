import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsString, IsUrl, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { pageOf } from '../../http/paging.js';

export class DeviceView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String, description: 'What its owner knows it by.' }) label!: string;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Its push service last took a notice.',
  })
  lastDeliveredAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last notice did not arrive.' })
  lastProblem!: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Its browser has ended it: it has to be set up anew.',
  })
  goneAt!: string | null;
}

export class DevicePage extends pageOf(DeviceView) {}

export class DeviceKey {
  @ApiProperty({ type: String, description: 'What a browser subscribes for (applicationServerKey), base64url.' })
  publicKey!: string;
}

export class DeviceKeys {
  @ApiProperty({ type: String, description: "The browser's public key, base64url." })
  @Matches(/^[\w-]{87}=?$/, { message: 'p256dh must be 65 bytes in base64url' })
  p256dh!: string;

  @ApiProperty({ type: String, description: 'The secret it shares with us, base64url.' })
  @Matches(/^[\w-]{22}(==)?$/, { message: 'auth must be 16 bytes in base64url' })
  auth!: string;
}

export class NewDevice {
  @ApiProperty({ type: String, format: 'uri', description: 'Where the browser can be written to.' })
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true })
  @MaxLength(2_048)
  endpoint!: string;

  @ApiProperty({ type: DeviceKeys })
  @IsObject()
  @ValidateNested()
  @Type(() => DeviceKeys)
  keys!: DeviceKeys;

  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 100)
  @Matches(/\S/, { message: 'label must not be blank' })
  label!: string;
}
