import { IsOptional, IsUrl, MaxLength } from 'class-validator';
import { WEB_ADDRESS } from '../checks.js';
import type { NotifierField } from '../notifier.js';

export const PAGERDUTY_URL = 'https://events.pagerduty.com/v2';

export class PagerDutySettings {
  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  baseUrl?: string;
}

export const PAGERDUTY_FIELDS: readonly NotifierField[] = [
  {
    name: 'baseUrl',
    kind: 'url',
    required: false,
    description: 'https://events.eu.pagerduty.com/v2 for accounts in the EU. Empty: https://events.pagerduty.com/v2.',
  },
];

export const PAGERDUTY_CREDENTIALS: readonly NotifierField[] = [
  {
    name: 'routingKey',
    kind: 'text',
    required: true,
    minLength: 32,
    description: 'Integration key of a service with the Events API v2, 32 characters.',
  },
];
