import { ApiProperty } from '@nestjs/swagger';
import { HISTORY_CODES } from '../../domain/customer/customer.types.js';
import { IDENTITY_REASON_CODES } from '../../domain/identity/identity.types.js';
import { NamedDto } from '../tasks/task-view.types.js';
import { CONSENT_KINDS, JOURNEYS } from './people.types.js';

export class PersonHandleDto {
  @ApiProperty() id!: string;
  @ApiProperty() network!: string;
  @ApiProperty() handle!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ enum: ['post', 'import', 'person'], description: 'How it is known.' }) source!: string;
}

export class PersonRowDto {
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: String, nullable: true }) tier!: string | null;
  @ApiProperty({ type: String, nullable: true }) lang!: string | null;
  @ApiProperty({ type: [PersonHandleDto] }) handles!: PersonHandleDto[];
  @ApiProperty({ description: 'Tasks of this customer that the caller may see.' }) taskCount!: number;
  @ApiProperty() openCount!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastContactAt!: string | null;
  @ApiProperty({ description: 'Names are cut to their first letter, and what leads to the person is left out.' })
  isMasked!: boolean;
}

export class PersonConsentDto {
  @ApiProperty({ enum: CONSENT_KINDS }) kind!: string;
  @ApiProperty() isGiven!: boolean;
  @ApiProperty({ description: 'How it is known: "on the phone, 3 May".' }) source!: string;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
}

export class IdentityReasonDto {
  @ApiProperty({ enum: IDENTITY_REASON_CODES }) code!: string;
  @ApiProperty({ description: 'Share of the doubt it takes away; below 0 where it speaks against.' }) weight!: number;
  @ApiProperty() isStrong!: boolean;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) values!: Record<string, string>;
}

export class PersonJoinDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['merge', 'split'] }) kind!: string;
  @ApiProperty({ description: 'The other person.' }) personId!: string;
  @ApiProperty({ type: [PersonHandleDto], description: 'What moved and is still there.' }) handles!: PersonHandleDto[];
  @ApiProperty({ type: [IdentityReasonDto] }) reasons!: IdentityReasonDto[];
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Null where the evidence did it by itself.' })
  by!: NamedDto | null;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
}

export class PersonScoresDto {
  @ApiProperty({ type: Number, nullable: true, description: 'Mean of the answers, 0..100.' }) csat!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: '0..100; 100 is very easy.' }) ces!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'The newest answer, 0..10.' }) nps!: number | null;
}

export class PersonDto extends PersonRowDto {
  @ApiProperty({ type: String, nullable: true, description: 'IANA zone they live in, where somebody has said.' })
  zone!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: [...JOURNEYS, null] }) journey!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null where the caller sees people masked.' })
  notes!: string | null;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty({ type: String, nullable: true }) customerNumber!: string | null;
  @ApiProperty({ type: [PersonConsentDto], description: 'The newest of each kind.' }) consents!: PersonConsentDto[];
  @ApiProperty({ type: [PersonJoinDto], description: 'Merges that a split of the same handles undoes, newest first.' })
  joins!: PersonJoinDto[];
  @ApiProperty({ type: PersonScoresDto }) scores!: PersonScoresDto;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}

export class HistorySentenceDto {
  @ApiProperty({ enum: HISTORY_CODES }) code!: string;
  @ApiProperty({ description: 'In English, made of the values.' }) text!: string;
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'number' }, { type: 'string' }] } })
  values!: Record<string, number | string>;
  @ApiProperty({ type: [String], description: 'The tasks it was read from.' }) taskIds!: string[];
}
