import { IsBoolean, IsISO8601, IsNumber, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import type { SettingField } from '../setting.types.js';

export class ReplaySettings {
  @IsString()
  @Length(1, 1_000)
  file!: string;

  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0.001)
  @Max(1_000_000)
  speed?: number;

  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{0,30}$/, { message: '$property must be a lower-case name such as forum' })
  network?: string;

  @IsOptional()
  @IsBoolean()
  repeat?: boolean;

  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/T.*(Z|[+-]\d\d:?\d\d)$/, { message: '$property must be an instant with its zone' })
  anchor?: string;
}

export const REPLAY_FIELDS: readonly SettingField[] = [
  {
    name: 'file',
    kind: 'text',
    required: true,
    description: 'NDJSON file of recorded posts, in one of the folders that may be read.',
  },
  {
    name: 'speed',
    kind: 'number',
    required: false,
    description: 'How many recorded seconds pass in one real second; 1 unless given.',
  },
  {
    name: 'network',
    kind: 'text',
    required: false,
    description: 'The network the posts are shown under; replay unless given.',
  },
  {
    name: 'repeat',
    kind: 'boolean',
    required: false,
    description: 'Start again at the end, with new ids.',
  },
  {
    name: 'anchor',
    kind: 'text',
    required: false,
    description:
      'The recorded instant at which the replay starts; earlier posts arrive at once as history. The first post unless given.',
  },
];
