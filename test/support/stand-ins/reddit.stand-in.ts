import { nameOf } from './reddit-shapes.js';
import { RedditServer } from './reddit-server.js';
import type { StandIn, StormStandIn } from './stand-in.js';

const FIRST_AT = Date.UTC(2026, 2, 2, 9);
const HOUR_MS = 3_600_000;
const USER_AGENT = 'server:earshot:1.0 (by /u/AcmeCares)';

/** Reddit where Acme is talked about in posts and comments, mentioned and written to. */
export async function startRedditStandIn(): Promise<StandIn> {
  const server = await RedditServer.start();
  const at = (hour: number): Date => new Date(FIRST_AT + hour * HOUR_MS);
  const older = server.publish({ title: 'Acme declined my card', body: 'Twice.', at: at(0) });
  const newer = server.publish({ title: 'Which bank?', body: 'Not acme & not <that>.', at: at(1) });
  const comment = server.publish({ kind: 't1', body: 'I left too', parent: newer, at: at(2) });
  const mention = server.publish({
    kind: 't1',
    body: 'What says u/AcmeCares?',
    parent: older,
    at: at(3),
    subreddit: 'money',
  });
  const message = server.publish({ kind: 't4', title: 'Hello', body: 'My card', at: at(4) });
  const deleted = server.publish({ title: 'Gone by now', body: 'x', at: at(5) });
  deleted.state = 'deleted';
  const purged = server.publish({ title: 'Gone for good', body: 'x', at: at(6) });
  purged.state = 'purged';
  const mine = (): readonly { readonly text: string; readonly externalId: string }[] =>
    server.things
      .filter(({ author }) => author === server.me)
      .map((thing) => ({ text: thing.body, externalId: nameOf(thing) }));
  return {
    settings: { userAgent: USER_AGENT, subreddits: 'r/banking', baseUrl: server.origin, authUrl: server.origin },
    credentials: {
      ...{ clientId: 'id-1', clientSecret: 'secret-1', username: server.me, password: 'good' },
      accessToken: server.token,
    },
    badSettings: [
      {},
      { userAgent: 'short' },
      { userAgent: USER_AGENT, subreddits: 'not a; list' },
      { userAgent: USER_AGENT, baseUrl: 'reddit' },
      { userAgent: USER_AGENT, includeInbox: 1 },
    ],
    targets: [server.host],
    folders: [],
    pollIds: [newer, older, comment, mention, message].map(nameOf),
    presence: { there: [nameOf(newer), nameOf(comment)], gone: [nameOf(deleted), nameOf(purged)] },
    replyTarget: {
      externalId: nameOf(comment),
      conversationId: nameOf(newer),
      authorHandle: 'ann',
      visibility: 'public',
    },
    answerPolls: (answer) => {
      server.readAnswer = answer;
    },
    answerReplies: (answer) => {
      server.replyAnswer = answer;
    },
    posted: mine,
    received: server.received,
    stop: () => server.stop(),
  };
}

/** The same network in a storm of posts that match a search. */
export async function startStormReddit(): Promise<StormStandIn> {
  const server = await RedditServer.start();
  let now = new Date();
  server.now = () => now;
  return {
    settings: {
      userAgent: USER_AGENT,
      query: 'acme',
      includeInbox: false,
      baseUrl: server.origin,
      authUrl: server.origin,
    },
    credentials: { clientId: 'id-1', clientSecret: 'secret-1', accessToken: server.token },
    targets: [server.host],
    received: server.received,
    setNow: (at) => {
      now = at;
    },
    publish: (posts) =>
      posts.map(({ text, at }) =>
        nameOf(server.publish({ title: /acme/i.test(text) ? 'A post' : 'About acme', body: text, at })),
      ),
    limitRequests: (limit) => {
      server.limit = limit;
    },
    stop: () => server.stop(),
  };
}
