import { ApiProperty } from '@nestjs/swagger';

/** A person, a team or a rule, by name. */
export class RoutingParty {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}
