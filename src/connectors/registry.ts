import type { Connector, ConnectorContext } from './connector.js';
import { AppStoreConnector } from './app-store/app-store.connector.js';
import { BlueskyConnector } from './bluesky/bluesky.connector.js';
import { DiscordConnector } from './discord/discord.connector.js';
import { FacebookConnector } from './facebook/facebook.connector.js';
import { FeedConnector } from './feed/feed.connector.js';
import { GdeltConnector } from './gdelt/gdelt.connector.js';
import { GoogleNewsConnector } from './google-news/google-news.connector.js';
import { GooglePlayConnector } from './google-play/google-play.connector.js';
import { HackerNewsConnector } from './hacker-news/hacker-news.connector.js';
import { InboundConnector } from './inbound/inbound.connector.js';
import { LinkedinConnector } from './linkedin/linkedin.connector.js';
import { MailAlertsConnector } from './mail-alerts/mail-alerts.connector.js';
import { MastodonConnector } from './mastodon/mastodon.connector.js';
import { InstagramConnector } from './instagram/instagram.connector.js';
import { RabbitmqConnector } from './rabbitmq/rabbitmq.connector.js';
import { RedditConnector } from './reddit/reddit.connector.js';
import { ReplayConnector } from './replay/replay.connector.js';
import { TrustpilotConnector } from './trustpilot/trustpilot.connector.js';
import { WebPageConnector } from './web-page/web-page.connector.js';
import { XConnector } from './x/x.connector.js';
import { TelegramConnector } from './telegram/telegram.connector.js';
import { ThreadsConnector } from './threads/threads.connector.js';
import { TiktokConnector } from './tiktok/tiktok.connector.js';
import { YoutubeConnector } from './youtube/youtube.connector.js';
import { StackExchangeConnector } from './stack-exchange/stack-exchange.connector.js';

/** LIST 2: every network. A new one is its folder and one line here. Throws when two claim one name. */
export function createConnectors(context: ConnectorContext): readonly Connector[] {
  const connectors: readonly Connector[] = [
    new AppStoreConnector(context),
    new BlueskyConnector(context),
    new DiscordConnector(context),
    new FacebookConnector(context),
    new FeedConnector(context),
    new GdeltConnector(context),
    new GoogleNewsConnector(context),
    new GooglePlayConnector(context),
    new HackerNewsConnector(context),
    new InboundConnector(context),
    new LinkedinConnector(context),
    new MastodonConnector(context),
    new InstagramConnector(context),
    new MailAlertsConnector(context),
    new RabbitmqConnector(context),
    new RedditConnector(context),
    new ReplayConnector(context),
    new StackExchangeConnector(context),
    new TrustpilotConnector(context),
    new XConnector(context),
    new TelegramConnector(context),
    new ThreadsConnector(context),
    new WebPageConnector(context),
    new TiktokConnector(context),
    new YoutubeConnector(context),
  ];
  const kinds = new Set<string>();
  for (const { kind } of connectors) {
    if (kinds.has(kind)) throw new Error(`Two connectors are called "${kind}".`);
    kinds.add(kind);
  }
  return connectors;
}
