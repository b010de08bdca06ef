import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const CHANNEL = 'UCacmeacmeacmeacmeacme00';
const VIDEO = 'vIdEoAcme01';
const FOUND_VIDEO = 'vIdEoFound1';
const REPLIES_SHOWN = 1;

interface Comment {
  readonly id: string;
  readonly videoId: string;
  readonly author: { readonly name: string; readonly channel: string };
  readonly text: string;
  readonly at: string;
  readonly parentId?: string;
}

const ann = { name: '@ann', channel: 'UCannannannannannannan00' };
const ben = { name: '@ben', channel: 'UCbenbenbenbenbenbenbe00' };
const acme = { name: '@acme', channel: CHANNEL };

const COMMENTS: readonly Comment[] = [
  { id: 'UgStandInThread0000000003', videoId: VIDEO, author: ann, text: 'Acme again', at: '2026-03-03T10:00:00Z' },
  { id: 'UgStandInThread0000000002', videoId: VIDEO, author: ben, text: 'Where is acme?', at: '2026-03-02T10:00:00Z' },
  ...[1, 2, 3].map((n) => ({
    id: `UgStandInThread0000000002.r${String(n)}`,
    videoId: VIDEO,
    author: ann,
    text: `Reply ${String(n)}`,
    at: `2026-03-02T1${String(n)}:00:00Z`,
    parentId: 'UgStandInThread0000000002',
  })),
  {
    id: 'UgStandInThread0000000001',
    videoId: FOUND_VIDEO,
    author: ben,
    text: 'I had acme too',
    at: '2026-03-01T10:00:00Z',
  },
];

const resource = (comment: Comment): object => ({
  kind: 'youtube#comment',
  id: comment.id,
  snippet: {
    ...(comment.videoId === VIDEO ? { channelId: CHANNEL } : {}),
    ...(comment.parentId === undefined ? { videoId: comment.videoId } : { parentId: comment.parentId }),
    textDisplay: comment.text,
    textOriginal: comment.text,
    authorDisplayName: comment.author.name,
    authorChannelId: { value: comment.author.channel },
    likeCount: 0,
    publishedAt: comment.at,
    updatedAt: comment.at,
  },
});

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8' },
  body: JSON.stringify(body),
});

const refuse = (code: number, reason: string): Answer =>
  json(code, { error: { code, message: reason, errors: [{ domain: 'youtube', reason }] } });

/** The Data API with one own channel, one video of somebody else that the search finds, and comments on both. */
class YoutubeServer {
  readonly written: Comment[] = [];
  polls: Answer | null = null;
  replies: Answer | null = null;

  answer(request: Received): Answer {
    const url = new URL(request.path, 'http://youtube.local');
    const call = url.pathname.replace(/^\/youtube\/v3\//, '');
    const hasKey = request.headers['x-goog-api-key'] === 'key' || request.headers.authorization === 'Bearer token';
    if (!hasKey) return refuse(403, 'forbidden');
    if (request.method === 'POST') return this.replies ?? this.insert(call, request);
    return this.polls ?? this.list(call, url.searchParams);
  }

  private list(call: string, query: URLSearchParams): Answer {
    if (call === 'commentThreads') return this.threads(query);
    if (call === 'comments') return this.comments(query);
    if (call === 'search') return this.search(query);
    if (call === 'videos') {
      const known = [VIDEO, FOUND_VIDEO].filter((id) => query.get('id')?.split(',').includes(id));
      return json(200, { items: known.map((id) => ({ id, snippet: { title: 'Acme', channelTitle: 'Somebody' } })) });
    }
    return refuse(404, 'notFound');
  }

  private threads(query: URLSearchParams): Answer {
    const all = [...COMMENTS, ...this.written];
    const video = query.get('videoId');
    const ofChannel = query.get('allThreadsRelatedToChannelId') === CHANNEL;
    const tops = all
      .filter((one) => one.parentId === undefined && (ofChannel ? one.videoId === VIDEO : one.videoId === video))
      .sort((a, b) => b.at.localeCompare(a.at));
    const start = Number(query.get('pageToken') ?? 0);
    const size = Number(query.get('maxResults') ?? 20);
    const items = tops.slice(start, start + size).map((top) => {
      const replies = all.filter(({ parentId }) => parentId === top.id);
      return {
        id: top.id,
        snippet: {
          videoId: top.videoId,
          topLevelComment: resource(top),
          totalReplyCount: replies.length,
          canReply: true,
        },
        ...(replies.length === 0 ? {} : { replies: { comments: replies.slice(0, REPLIES_SHOWN).map(resource) } }),
      };
    });
    const next = start + size < tops.length ? { nextPageToken: String(start + size) } : {};
    return json(200, { items, ...next });
  }

  private comments(query: URLSearchParams): Answer {
    const all = [...COMMENTS, ...this.written];
    const ids = query.get('id')?.split(',');
    const parent = query.get('parentId');
    const found = all.filter((one) => (ids === undefined ? one.parentId === parent : ids.includes(one.id)));
    return json(200, { items: found.map(resource) });
  }

  private search(query: URLSearchParams): Answer {
    if (query.get('q') !== 'acme') return json(200, { items: [] });
    const snippet = { title: 'Is Acme any good?', description: '', channelId: 'UCsomebody', channelTitle: 'Somebody' };
    return json(200, { items: [{ id: { kind: 'youtube#video', videoId: FOUND_VIDEO }, snippet }] });
  }

  private insert(call: string, request: Received): Answer {
    if (request.headers.authorization !== 'Bearer token') return refuse(401, 'authError');
    const { snippet } = JSON.parse(request.body) as {
      snippet: {
        parentId?: string;
        textOriginal?: string;
        videoId?: string;
        topLevelComment?: { snippet: { textOriginal: string } };
      };
    };
    const number = String(this.written.length + 1);
    const text = snippet.textOriginal ?? snippet.topLevelComment?.snippet.textOriginal ?? '';
    const at = new Date().toISOString();
    if (call === 'comments' && snippet.parentId !== undefined) {
      const parent = COMMENTS.find(({ id, parentId }) => id === snippet.parentId && parentId === undefined);
      if (parent === undefined) return refuse(404, 'parentCommentNotFound');
      const id = `${parent.id}.own${number}`;
      this.written.push({ id, videoId: parent.videoId, author: acme, text, at, parentId: parent.id });
    } else {
      this.written.push({
        id: `UgOwnThread000000000000${number}`,
        videoId: snippet.videoId ?? '',
        author: acme,
        text,
        at,
      });
    }
    const last = this.written.at(-1);
    return last === undefined ? refuse(400, 'processingFailure') : json(200, resource(last));
  }
}

export async function startYoutubeStandIn(): Promise<StandIn> {
  const server = new YoutubeServer();
  const loopback = await serveLoopback((request) => server.answer(request));
  return {
    settings: { channelId: CHANNEL, searchesPerDay: 96, baseUrl: `${loopback.origin}/youtube/v3` },
    credentials: { apiKey: 'key', accessToken: 'token' },
    badSettings: [
      { channelId: 'acme' },
      { searchesPerDay: 101 },
      { baseUrl: 'ftp://youtube.example' },
      { region: 'Finland' },
    ],
    targets: [loopback.host],
    folders: [],
    pollIds: [FOUND_VIDEO, ...COMMENTS.map(({ id }) => id)],
    smallestPage: 6,
    presence: { there: ['UgStandInThread0000000003', VIDEO], gone: ['UgStandInThread0000000009', 'vIdEoGone01'] },
    replyTarget: {
      externalId: 'UgStandInThread0000000002',
      conversationId: 'UgStandInThread0000000002',
      authorHandle: 'ben',
      visibility: 'public',
    },
    posted: () => server.written.map(({ id, text }) => ({ externalId: id, text })),
    answerPolls: (answer) => {
      server.polls = answer;
    },
    answerReplies: (answer) => {
      server.replies = answer;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
