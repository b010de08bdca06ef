import { MastodonServer } from './mastodon-server.js';
import type { StandIn, StormStandIn } from './stand-in.js';

const FIRST_AT = Date.UTC(2026, 2, 2, 9);
const HOUR_MS = 3_600_000;

/** A Mastodon server where Acme is mentioned, tagged and talked about, and one post is gone. */
export async function startMastodonStandIn(): Promise<StandIn & { readonly server: MastodonServer }> {
  const server = await MastodonServer.start();
  const at = (hour: number): Date => new Date(FIRST_AT + hour * HOUR_MS);
  const mentions = server.publish({ text: '@acme my card was declined twice', at: at(0) });
  server.notify('follow', null);
  const tagged = server.publish({ text: 'Is anybody else waiting for #acme today?', at: at(1), language: null });
  const both = server.publish({ text: '@acme still nothing. #acme', at: at(2), inReplyTo: mentions });
  const found = server.publish({ text: 'Acme again, no tag', at: at(3) });
  const gone = server.publish({ text: 'Deleted', at: at(4) });
  server.delete(gone);
  const target = server.publish({ text: 'Help?', at: at(5), visibility: 'unlisted' });
  return {
    server,
    settings: { baseUrl: server.origin, hashtags: '#acme' },
    credentials: { accessToken: server.token },
    badSettings: [
      {},
      { baseUrl: 'mastodon' },
      { baseUrl: server.origin, hashtags: 'two words; and a sign' },
      { baseUrl: server.origin, mode: 'listen' },
      { baseUrl: server.origin, maxCharacters: '500' },
      { baseUrl: server.origin, includePublic: 'yes' },
    ],
    targets: [server.host],
    folders: [],
    pollIds: [mentions, both, tagged, found].map(({ uri }) => uri),
    smallestPage: 40,
    presence: { there: [mentions.uri, tagged.uri], gone: [gone.uri] },
    replyTarget: {
      externalId: target.uri,
      conversationId: target.uri,
      authorHandle: 'ann@127.0.0.1',
      visibility: 'public',
    },
    answerPolls: (answer) => {
      server.readAnswer = answer;
    },
    answerReplies: (answer) => {
      server.replyAnswer = answer;
    },
    shownPictures: () => server.pictures.shown,
    loseNextUpload: () => {
      server.pictures.losesNext = true;
    },
    posted: () =>
      server.toots.filter(({ account }) => account === server.me).map(({ text, uri }) => ({ text, externalId: uri })),
    received: server.received,
    stop: () => server.stop(),
  };
}

/** The same server in a storm of posts with one hashtag. */
export async function startStormMastodon(): Promise<StormStandIn> {
  const server = await MastodonServer.start();
  let now = new Date();
  server.now = () => now;
  return {
    settings: { baseUrl: server.origin, hashtags: 'acme', includeSearch: false },
    credentials: { accessToken: server.token },
    targets: [server.host],
    received: server.received,
    setNow: (at) => {
      now = at;
    },
    publish: (posts) =>
      posts.map(({ text, at }) => server.publish({ text: /#acme\b/i.test(text) ? text : `${text} #acme`, at }).uri),
    limitRequests: (limit) => {
      server.limit = limit;
    },
    stop: () => server.stop(),
  };
}
