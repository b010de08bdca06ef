import { IsEmail, IsOptional } from 'class-validator';
import type { NotifierField } from '../notifier.js';

export class TeamsSettings {
  @IsOptional()
  @IsEmail()
  mention?: string;
}

export const TEAMS_FIELDS: readonly NotifierField[] = [
  {
    name: 'mention',
    kind: 'text',
    required: false,
    description: 'Sign-in name of somebody who is called by name in critical notices: ann@example.com.',
  },
];

export const TEAMS_CREDENTIALS: readonly NotifierField[] = [
  {
    name: 'webhookUrl',
    kind: 'url',
    required: true,
    description: 'Address of the workflow "When a Teams webhook request is received"; whoever has it can start it.',
  },
];
