import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { readUrl } from '../../domain/text/read-url.js';
import type { SettingField } from '../setting.types.js';

/** One or more brokers, separated by commas; no credentials, path or query. */
const BROKERS = /^\s*amqps?:\/\/[^\s,/@?#]+\/?\s*(,\s*amqps?:\/\/[^\s,/@?#]+\/?\s*)*$/;

export class RabbitmqSettings {
  @MaxLength(2_048)
  @Matches(BROKERS, { message: '$property must be amqp:// or amqps:// addresses without credentials or path' })
  urls!: string;

  @IsString()
  @Length(1, 255)
  queue!: string;

  @IsIn(['stream', 'quorum'])
  queueType!: 'stream' | 'quorum';

  @IsOptional()
  @IsString()
  @Length(1, 255)
  vhost?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5_000)
  prefetch?: number;

  @IsOptional()
  @IsIn(['first', 'last', 'next'])
  startFrom?: 'first' | 'last' | 'next';

  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{0,30}$/, { message: '$property must be a lower-case name such as forum' })
  network?: string;
}

export const RABBITMQ_FIELDS: readonly SettingField[] = [
  {
    name: 'urls',
    kind: 'urls',
    required: true,
    description:
      'Addresses of the brokers, such as amqps://mq1.example:5671, those of one cluster separated by commas. Without credentials.',
  },
  { name: 'queue', kind: 'text', required: true, description: 'Name of the queue or stream; it has to exist.' },
  {
    name: 'queueType',
    kind: 'text',
    required: true,
    description: 'stream: read from an offset that is kept here. quorum: messages are taken off once they are stored.',
  },
  { name: 'vhost', kind: 'text', required: false, description: 'Virtual host; / unless given.' },
  {
    name: 'prefetch',
    kind: 'number',
    required: false,
    description: 'Messages on their way that are not stored yet, 1 to 5000; 1000 unless given.',
  },
  {
    name: 'startFrom',
    kind: 'text',
    required: false,
    description:
      'Where a stream is read from the first time: first, last (its newest part) or next; first unless given.',
  },
  {
    name: 'network',
    kind: 'text',
    required: false,
    description: 'The network the posts are shown under; rabbitmq unless given.',
  },
];

export const RABBITMQ_CREDENTIALS: readonly SettingField[] = [
  { name: 'username', kind: 'text', required: true, description: 'User that may read the queue.' },
  { name: 'password', kind: 'text', required: true, description: 'Password of this user.' },
];

export interface Broker {
  readonly protocol: 'amqp' | 'amqps';
  readonly host: string;
  readonly port: number;
}

/** The brokers in the order they are tried. Throws nothing for settings that were checked. */
export function brokersOf(settings: RabbitmqSettings): readonly Broker[] {
  return settings.urls.split(',').flatMap((written) => {
    const address = readUrl(written.trim());
    if (address === null) return [];
    const { protocol, hostname, port } = address;
    const isSecure = protocol === 'amqps:';
    return [
      {
        protocol: isSecure ? 'amqps' : 'amqp',
        host: hostname.replace(/^\[|\]$/g, ''),
        port: port === '' ? (isSecure ? 5_671 : 5_672) : Number(port),
      } as const,
    ];
  });
}
