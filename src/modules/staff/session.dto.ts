import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { MeDto } from './me.dto.js';
import { DEMO_ROLES, type DemoRole } from './sign-in.service.js';
import { LONGEST_NAME, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './staff.types.js';

const LONGEST_EMAIL = 320;

export class SignInDto {
  @ApiProperty({ type: String }) @IsString() @Length(1, LONGEST_EMAIL) email!: string;
  @ApiProperty({ type: String, format: 'password' }) @IsString() @Length(1, LONGEST_PASSWORD) password!: string;
}

export class UseLinkDto {
  @ApiProperty({ type: String, description: 'From the link, behind #token=.' })
  @IsString()
  @MaxLength(200)
  token!: string;

  @ApiProperty({ type: String, format: 'password', minLength: SHORTEST_PASSWORD })
  @IsString()
  @Length(SHORTEST_PASSWORD, LONGEST_PASSWORD)
  password!: string;

  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @Length(1, LONGEST_NAME) name?: string;

  @ApiPropertyOptional({ type: String, description: 'Needed for the first set-up, ignored otherwise.' })
  @IfPresent()
  @IsEmail()
  @MaxLength(LONGEST_EMAIL)
  email?: string;
}

export class DemoSignInDto {
  @ApiProperty({ enum: DEMO_ROLES, enumName: 'DemoRole' }) @IsIn(DEMO_ROLES) role!: DemoRole;
}

export class CsrfDto {
  @ApiProperty({ type: String, description: 'Send it as X-CSRF-Token with every write of this session.' })
  csrfToken!: string;
}

export class SignedInDto extends CsrfDto {
  @ApiProperty({ type: MeDto }) me!: MeDto;
}

export class SignInOptionsDto {
  @ApiProperty({ type: Boolean, description: 'The demo may be entered with one click.' }) demo!: boolean;
  @ApiProperty({ enum: DEMO_ROLES, enumName: 'DemoRole', isArray: true }) demoRoles!: DemoRole[];
  @ApiProperty({ type: Boolean, description: 'Nobody administers this installation yet: use the link it printed.' })
  setupNeeded!: boolean;
}
