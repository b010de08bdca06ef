import { IsUrl, MaxLength } from 'class-validator';

export class WebhookNotifierSettings {
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2_048)
  url!: string;
}
