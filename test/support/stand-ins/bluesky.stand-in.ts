import { BlueskyNetwork, IDENTIFIER, OWN_DID, PASSWORD } from './bluesky-network.js';
import type { StandIn, StormStandIn } from './stand-in.js';

const ANN = 'did:plc:ann2ann2ann2ann2ann2ann2';
const BEN = 'did:plc:ben2ben2ben2ben2ben2ben2';
const MINUTE_MS = 60_000;

const YEAR_MS = 365 * 86_400_000;

const credentialsOf = (network: BlueskyNetwork): Readonly<Record<string, string>> => {
  const { access, refresh } = network.openSession(YEAR_MS);
  return {
    identifier: IDENTIFIER,
    appPassword: PASSWORD,
    accessJwt: access,
    refreshJwt: refresh,
    did: OWN_DID,
    handle: IDENTIFIER,
  };
};

/** Record keys as clients make them, in order. */
const rkeyOf = (n: number): string => {
  const digits = '234567abcdefghijklmnopqrstuvwxyz';
  let rest = n;
  let tail = '';
  for (let i = 0; i < 7; i += 1) {
    tail = (digits[rest % 32] ?? '2') + tail;
    rest = Math.floor(rest / 32);
  }
  return `3lbqac${tail}`;
};

export async function startBlueskyStandIn(): Promise<StandIn & { readonly network: BlueskyNetwork }> {
  const network = new BlueskyNetwork();
  const { host, origin, received, stop } = await network.start();
  const startedAt = Date.now();
  const at = (minutesAgo: number): Date => new Date(startedAt - minutesAgo * MINUTE_MS);
  const write = (
    n: number,
    text: string,
    more: {
      readonly notice?: 'mention' | 'reply' | 'like';
      readonly reply?: object;
      readonly aheadMinutes?: number;
    } = {},
  ): string => {
    const indexedAt = at(100 - n);
    const createdAt = new Date(indexedAt.getTime() + (more.aheadMinutes ?? 0) * MINUTE_MS).toISOString();
    const record = {
      $type: 'app.bsky.feed.post',
      text,
      langs: ['en'],
      createdAt,
      ...(more.reply && { reply: more.reply }),
    };
    const [did, handle] = n % 2 === 0 ? [ANN, 'ann.example'] : [BEN, 'ben.example'];
    return network.add({ did, handle, rkey: rkeyOf(n), record, indexedAt, ...(more.notice && { notice: more.notice }) })
      .uri;
  };
  const first = write(1, 'My Acme card was declined.');
  const ahead = write(2, 'acme again, written by a clock that is a day ahead', { aheadMinutes: 1_440 });
  write(3, 'Nothing of interest.');
  const behind = write(4, 'ACME, queued on a phone for an hour', { aheadMinutes: -60 });
  const gone = write(5, 'acme and regrets');
  network.delete(gone, at(94));
  const last = write(6, 'Is acme down?');
  const named = write(7, 'Hello there, how are you?', { notice: 'mention' });
  write(8, 'liked', { notice: 'like' });
  const root = { uri: first, cid: `bafyrei${rkeyOf(1)}` };
  const answer = write(9, 'And no answer yet.', { notice: 'reply', reply: { root, parent: root } });
  return {
    network,
    settings: {
      baseUrl: origin,
      appViewUrl: origin,
      jetstreamUrl: `ws://${host}`,
      directoryUrl: origin,
      mode: 'search',
    },
    credentials: credentialsOf(network),
    badSettings: [
      { baseUrl: 'bsky.social' },
      { jetstreamUrl: 'https://jetstream.example' },
      { mode: 'both' },
      { languages: 'english!' },
      { query: ' ' },
    ],
    targets: [host],
    folders: [],
    pollIds: [last, behind, ahead, first, answer, named],
    presence: { there: [first, last], gone: [gone, `at://${ANN}/app.bsky.feed.post/3lbqneverwas2`] },
    replyTarget: {
      externalId: answer,
      conversationId: first,
      authorHandle: 'ben.example',
      authorId: BEN,
      visibility: 'public',
    },
    answerPolls: (given) => {
      network.readAnswer = given;
    },
    answerReplies: (given) => {
      network.setNow(new Date());
      network.writeAnswer = given;
    },
    shownPictures: () => network.pictures.shown,
    loseNextUpload: () => {
      network.pictures.losesNext = true;
    },
    posted: () =>
      network.posts
        .filter(({ did }) => did === OWN_DID)
        .map(({ uri, record }) => ({ externalId: uri, text: record.text })),
    received,
    stop,
  };
}

export async function startStormBluesky(): Promise<StormStandIn> {
  const network = new BlueskyNetwork();
  const { host, origin, received, stop } = await network.start();
  network.setNow(new Date(Date.UTC(2026, 2, 2, 9)));
  let count = 0;
  return {
    settings: { baseUrl: origin, appViewUrl: origin, jetstreamUrl: `ws://${host}`, mode: 'search' },
    credentials: credentialsOf(network),
    targets: [host],
    received,
    setNow: (at) => {
      network.setNow(at);
    },
    publish: (posts) =>
      posts.map(({ text, at }) => {
        count += 1;
        // Every seventh writer's clock is wrong, in turn ahead and behind.
        const offMs = count % 7 === 0 ? (count % 2 === 0 ? 1 : -1) * 3 * MINUTE_MS : 0;
        const record = {
          $type: 'app.bsky.feed.post',
          text,
          langs: ['en'],
          createdAt: new Date(at.getTime() + offMs).toISOString(),
        };
        const did = count % 2 === 0 ? ANN : BEN;
        const handle = count % 2 === 0 ? 'ann.example' : 'ben.example';
        return network.add({ did, handle, rkey: rkeyOf(count), record, indexedAt: at }).uri;
      }),
    limitRequests: (limit) => {
      network.limitRequests(limit);
    },
    stop,
  };
}
