import type { Answer, Received, StandIn } from './stand-in.js';
import { serveLoopback } from './stand-in.js';

const APP = 'com.example.acme';
const REVIEWS = ['gp:three', 'gp:two', 'gp:one'].map((reviewId, index) => ({
  reviewId,
  authorName: `Author ${String(index)}`,
  text: `Acme ${String(index)}\tWhat Acme did, ${String(index)}.`,
  seconds: 1_772_445_600 - index * 3_600,
}));

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8' },
  body: JSON.stringify(body),
});

/** The Developer API with three reviews of one app. */
export async function startGooglePlayStandIn(): Promise<StandIn> {
  const posted: { externalId: string; text: string }[] = [];
  const answers = new Map<string, { text: string; seconds: string; nanos: number }>();
  let polls: Answer | null = null;
  let replies: Answer | null = null;

  const resource = ({ reviewId, authorName, text, seconds }: (typeof REVIEWS)[number]): object => {
    const answer = answers.get(reviewId);
    const userComment = {
      text,
      lastModified: { seconds: String(seconds), nanos: 0 },
      starRating: 2,
      reviewerLanguage: 'en',
    };
    const developerComment =
      answer === undefined
        ? []
        : [{ developerComment: { text: answer.text, lastModified: { seconds: answer.seconds, nanos: answer.nanos } } }];
    return { reviewId, authorName, comments: [{ userComment }, ...developerComment] };
  };
  const respond = (reviewId: string, request: Received): Answer => {
    if (!REVIEWS.some((review) => review.reviewId === reviewId)) return json(404, { error: { code: 404 } });
    const { replyText } = JSON.parse(request.body) as { replyText: string };
    const [seconds, nanos] = [String(Math.floor(Date.now() / 1_000)), posted.length + 1];
    answers.set(reviewId, { text: replyText, seconds, nanos });
    posted.push({ externalId: `${reviewId}:reply:${seconds}.${String(nanos)}`, text: replyText });
    return json(200, { result: { replyText, lastEdited: { seconds, nanos } } });
  };
  const list = (query: URLSearchParams): Answer => {
    const start = Number(query.get('token') ?? 0);
    const end = start + Number(query.get('maxResults') ?? 10);
    return json(200, {
      reviews: REVIEWS.slice(start, end).map(resource),
      ...(end < REVIEWS.length ? { tokenPagination: { nextPageToken: String(end) } } : {}),
    });
  };

  const loopback = await serveLoopback((request) => {
    const url = new URL(request.path, 'https://play.local');
    if (request.headers.authorization !== 'Bearer token') return json(401, { error: { code: 401 } });
    const rest = decodeURIComponent(url.pathname.replace(`/v3/applications/${APP}/reviews`, ''));
    if (request.method === 'POST') return replies ?? respond(rest.replace(/^\//, '').replace(/:reply$/, ''), request);
    if (polls !== null) return polls;
    if (rest === '') return list(url.searchParams);
    const found = REVIEWS.find(({ reviewId }) => `/${reviewId}` === rest);
    return found === undefined ? json(404, { error: { code: 404 } }) : json(200, resource(found));
  });
  return {
    settings: { packageName: APP, baseUrl: `${loopback.origin}/v3` },
    credentials: { clientEmail: 'a@b.example', privateKey: 'a key', accessToken: 'token' },
    badSettings: [{ packageName: 'acme' }, { packageName: APP, replyLength: 0 }, { packageName: APP, baseUrl: 'x' }],
    targets: [loopback.host],
    folders: [],
    pollIds: REVIEWS.map(({ reviewId }) => reviewId),
    presence: { there: ['gp:one', 'gp:two'], gone: ['gp:none'] },
    replyTarget: { externalId: 'gp:two', conversationId: 'gp:two', authorHandle: 'Author 1', visibility: 'public' },
    posted: () => posted,
    answerPolls: (answer) => {
      polls = answer;
    },
    answerReplies: (answer) => {
      replies = answer;
    },
    received: loopback.received,
    stop: () => loopback.stop(),
  };
}
