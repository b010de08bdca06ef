import { startBlueskyStandIn } from './bluesky.stand-in.js';
import { startDiscordStandIn } from './discord.stand-in.js';
import { startFacebookStandIn } from './facebook.stand-in.js';
import { startFeedStandIn } from './feed.stand-in.js';
import { startHackerNewsStandIn } from './hacker-news.stand-in.js';
import { startInboundStandIn } from './inbound.stand-in.js';
import { startLinkedinStandIn } from './linkedin.stand-in.js';
import { startMastodonStandIn } from './mastodon.stand-in.js';
import { startInstagramStandIn } from './instagram.stand-in.js';
import { startRabbitmqStandIn } from './rabbitmq.stand-in.js';
import { startAppStoreStandIn } from './app-store.stand-in.js';
import { startGooglePlayStandIn } from './google-play.stand-in.js';
import { startTrustpilotStandIn } from './trustpilot.stand-in.js';
import { startGoogleNewsStandIn } from './google-news.stand-in.js';
import { startRedditStandIn } from './reddit.stand-in.js';
import { startGdeltStandIn } from './gdelt.stand-in.js';
import { startWebPageStandIn } from './web-page.stand-in.js';
import { startMailAlertsStandIn } from './mail-alerts.stand-in.js';
import { startReplayStandIn } from './replay.stand-in.js';
import { startStackExchangeStandIn } from './stack-exchange.stand-in.js';
import type { StandIn } from './stand-in.js';
import { startXStandIn } from './x.stand-in.js';
import { startTelegramStandIn } from './telegram.stand-in.js';
import { startThreadsStandIn } from './threads.stand-in.js';
import { startTiktokStandIn } from './tiktok.stand-in.js';
import { startYoutubeStandIn } from './youtube.stand-in.js';

export interface StandInEntry {
  readonly start: () => Promise<StandIn>;
  /** It sends HTTP requests to read, to answer. Decides which parts of the contract apply. */
  readonly pollsOverHttp: boolean;
  readonly repliesOverHttp: boolean;
}

/** The other side of each connector of the registry, by kind. */
export const STAND_INS: Readonly<Record<string, StandInEntry>> = {
  bluesky: { start: startBlueskyStandIn, pollsOverHttp: true, repliesOverHttp: true },
  discord: { start: startDiscordStandIn, pollsOverHttp: true, repliesOverHttp: true },
  facebook: { start: startFacebookStandIn, pollsOverHttp: true, repliesOverHttp: true },
  feed: { start: startFeedStandIn, pollsOverHttp: true, repliesOverHttp: false },
  'hacker-news': { start: startHackerNewsStandIn, pollsOverHttp: true, repliesOverHttp: false },
  inbound: { start: startInboundStandIn, pollsOverHttp: false, repliesOverHttp: true },
  linkedin: { start: startLinkedinStandIn, pollsOverHttp: true, repliesOverHttp: true },
  mastodon: { start: startMastodonStandIn, pollsOverHttp: true, repliesOverHttp: true },
  instagram: { start: startInstagramStandIn, pollsOverHttp: true, repliesOverHttp: true },
  rabbitmq: { start: startRabbitmqStandIn, pollsOverHttp: false, repliesOverHttp: false },
  reddit: { start: startRedditStandIn, pollsOverHttp: true, repliesOverHttp: true },
  replay: { start: startReplayStandIn, pollsOverHttp: false, repliesOverHttp: false },
  'stack-exchange': { start: startStackExchangeStandIn, pollsOverHttp: true, repliesOverHttp: false },
  x: { start: startXStandIn, pollsOverHttp: true, repliesOverHttp: true },
  telegram: { start: startTelegramStandIn, pollsOverHttp: true, repliesOverHttp: true },
  threads: { start: startThreadsStandIn, pollsOverHttp: true, repliesOverHttp: true },
  tiktok: { start: startTiktokStandIn, pollsOverHttp: true, repliesOverHttp: true },
  youtube: { start: startYoutubeStandIn, pollsOverHttp: true, repliesOverHttp: true },
  'app-store': { start: startAppStoreStandIn, pollsOverHttp: true, repliesOverHttp: true },
  'google-play': { start: startGooglePlayStandIn, pollsOverHttp: true, repliesOverHttp: true },
  trustpilot: { start: startTrustpilotStandIn, pollsOverHttp: true, repliesOverHttp: true },
  'google-news': { start: startGoogleNewsStandIn, pollsOverHttp: true, repliesOverHttp: false },
  gdelt: { start: startGdeltStandIn, pollsOverHttp: true, repliesOverHttp: false },
  'web-page': { start: startWebPageStandIn, pollsOverHttp: true, repliesOverHttp: false },
  'mail-alerts': { start: startMailAlertsStandIn, pollsOverHttp: false, repliesOverHttp: false },
};
