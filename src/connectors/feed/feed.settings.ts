import { IsUrl, MaxLength } from 'class-validator';
import type { SettingField } from '../setting.types.js';

export class FeedSettings {
  @MaxLength(2_048)
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true })
  url!: string;
}

export const FEED_FIELDS: readonly SettingField[] = [
  {
    name: 'url',
    kind: 'url',
    required: true,
    description: 'Address of an RSS, Atom, RDF or JSON feed, or of a Google Alerts or Talkwalker Alerts feed.',
  },
];
