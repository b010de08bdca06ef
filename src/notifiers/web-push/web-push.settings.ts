import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsEmail } from 'class-validator';
import { partsOf } from '../checks.js';
import type { NotifierField } from '../notifier.js';

const MOST_RECEIVERS = 50;

export class WebPushSettings {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? partsOf(value) : value))
  @ArrayMinSize(1, { message: 'to must name somebody' })
  @ArrayMaxSize(MOST_RECEIVERS)
  @IsEmail({}, { each: true, message: 'to must be e-mail addresses separated by commas' })
  to!: string[] | string;
}

export const peopleOf = ({ to }: WebPushSettings): readonly string[] => (typeof to === 'string' ? partsOf(to) : to);

export const WEB_PUSH_FIELDS: readonly NotifierField[] = [
  {
    name: 'to',
    kind: 'text',
    required: true,
    description:
      'E-mail addresses people sign in with, separated by commas; each has set up a phone or browser under "My devices".',
  },
];

export const WEB_PUSH_CREDENTIALS: readonly NotifierField[] = [];
