import { type Answer, type Received, serveLoopback } from '../stand-ins/stand-in.js';
import type { Arrived, Manner, NotifierStandIn } from './notifier-stand-in.js';

/** What a channel that is spoken to over HTTP does. Shares no code with the notifier it stands in for. */
export interface Channel extends Pick<NotifierStandIn, 'tellsWait' | 'blockedSettings'> {
  /** What it reads out of a request, or its answer to one that it cannot use. */
  read(request: Received): Arrived | Answer;
  accepted(arrived: Arrived, request: Received): Answer;
  busy(afterSeconds: number | undefined): Answer;
  refused(): Answer;
  failed(): Answer;
  settings(origin: string): Readonly<Record<string, unknown>>;
  credentials(origin: string): Readonly<Record<string, string>>;
  readonly blockedCredentials?: Readonly<Record<string, string>>;
}

const isArrived = (read: Arrived | Answer): read is Arrived => typeof read === 'object' && 'key' in read;

export const json = (status: number, value: object, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

export const retryAfter = (seconds: number | undefined): Readonly<Record<string, string>> =>
  seconds === undefined ? {} : { 'retry-after': String(seconds) };

export async function startReceiver(channel: Channel): Promise<NotifierStandIn> {
  let manner: Manner = { is: 'accept' };
  const arrived: Arrived[] = [];
  const loopback = await serveLoopback((request) => {
    switch (manner.is) {
      case 'busy':
        return channel.busy(manner.afterSeconds);
      case 'refuse':
        return channel.refused();
      case 'hang-up':
        return 'hang-up';
      case 'silence':
        return 'silence';
      case 'accept':
      case 'keep-and-fail': {
        const read = channel.read(request);
        if (!isArrived(read)) return read;
        arrived.push(read);
        return manner.is === 'accept' ? channel.accepted(read, request) : channel.failed();
      }
    }
  });
  return {
    settings: channel.settings(loopback.origin),
    credentials: channel.credentials(loopback.origin),
    blockedSettings: channel.blockedSettings,
    ...(channel.blockedCredentials === undefined ? {} : { blockedCredentials: channel.blockedCredentials }),
    tellsWait: channel.tellsWait,
    targets: [loopback.host],
    arrived,
    meet: (next) => {
      manner = next;
    },
    stop: () => loopback.stop(),
  };
}
