import { startFeedStandIn } from './feed.stand-in.js';
import { startInboundStandIn } from './inbound.stand-in.js';
import { startReplayStandIn } from './replay.stand-in.js';
import type { StandIn } from './stand-in.js';

export interface StandInEntry {
  readonly start: () => Promise<StandIn>;
  /** It sends HTTP requests to read, to answer. Decides which parts of the contract apply. */
  readonly pollsOverHttp: boolean;
  readonly repliesOverHttp: boolean;
}

/** The other side of each connector of the registry, by kind. */
export const STAND_INS: Readonly<Record<string, StandInEntry>> = {
  feed: { start: startFeedStandIn, pollsOverHttp: true, repliesOverHttp: false },
  inbound: { start: startInboundStandIn, pollsOverHttp: false, repliesOverHttp: true },
  replay: { start: startReplayStandIn, pollsOverHttp: false, repliesOverHttp: false },
};
