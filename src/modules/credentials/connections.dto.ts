import { ApiProperty } from '@nestjs/swagger';

export class ConnectionStart {
  @ApiProperty({ type: String, description: "The network's page on which a person agrees; open it in this browser." })
  authorizeUrl!: string;
}
