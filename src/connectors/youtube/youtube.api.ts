import type { OutboundClient } from '../../outbound/outbound.types.js';
import type { ApiAnswer } from '../call-api.js';
import { ApiCaller } from '../call-api.js';
import type { SourceSettings } from '../setting.types.js';
import { ConnectorError } from '../connector.js';
import { ReplyError } from '../reply.types.js';
import { at, textOf } from '../read-json.js';
import { nextPacificMidnight } from './pacific-day.js';
import type { YoutubeSettings } from './youtube.settings.js';
import { YOUTUBE_USUAL } from './youtube.settings.js';

const RATE_WAIT_SECONDS = 60;
const SPENT: ReadonlySet<string> = new Set(['quotaExceeded', 'dailyLimitExceeded']);
const TOO_FAST: ReadonlySet<string> = new Set(['rateLimitExceeded', 'userRateLimitExceeded']);
const BAD_KEY: ReadonlySet<string> = new Set(['keyInvalid', 'keyExpired', 'authError']);
const CLOSED: ReadonlySet<string> = new Set(['commentsDisabled', 'videoNotFound']);

/** Google says why in the first of its errors; the status alone tells too little. */
const reasonOf = (answer: ApiAnswer): string =>
  answer.status < 400 ? '' : (textOf(at(answer.value, 'error', 'errors', 0, 'reason')) ?? '');

const secondsToMidnight = (now: Date): number =>
  Math.ceil((nextPacificMidnight(now).getTime() - now.getTime()) / 1_000);

/** Nothing can be read under a video: its owner closed the comments, or it is gone. */
export class CommentsClosed extends ConnectorError {
  constructor() {
    super('invalid', 'Comments are turned off under a video.', { code: 'refused' });
  }
}

function readFault(answer: ApiAnswer, now: Date): ConnectorError | null {
  const reason = reasonOf(answer);
  if (CLOSED.has(reason)) return new CommentsClosed();
  if (SPENT.has(reason)) {
    return new ConnectorError(
      'quota',
      'The YouTube quota of this day is used up; it is renewed at midnight in California.',
      {
        code: 'rate-limited',
        retryAfterSeconds: secondsToMidnight(now),
      },
    );
  }
  if (TOO_FAST.has(reason)) {
    return new ConnectorError('quota', 'YouTube asks us to be slower.', {
      code: 'rate-limited',
      retryAfterSeconds: RATE_WAIT_SECONDS,
    });
  }
  if (BAD_KEY.has(reason)) return new ConnectorError('auth', 'YouTube refused the API key.', { code: 'revoked' });
  return null;
}

function replyFault(answer: ApiAnswer, now: Date): ReplyError | null {
  const reason = reasonOf(answer);
  if (SPENT.has(reason))
    return new ReplyError('not-sent', 'The YouTube quota of this day is used up.', secondsToMidnight(now));
  if (TOO_FAST.has(reason)) return new ReplyError('not-sent', 'YouTube asks us to be slower.', RATE_WAIT_SECONDS);
  if (CLOSED.has(reason)) return new ReplyError('refused', 'Comments are turned off under this video.');
  if (reason === 'commentNotFound' || reason === 'parentCommentNotFound')
    return new ReplyError('refused', 'The comment is not there any more.');
  return null;
}

/** One source's way to the API at one moment. */
export class YoutubeApi {
  private readonly caller: ApiCaller;
  private readonly base: string;

  constructor(
    outbound: OutboundClient,
    private readonly source: SourceSettings<YoutubeSettings>,
    private readonly now: Date,
    private readonly signal?: AbortSignal,
  ) {
    this.base = (source.settings.baseUrl ?? YOUTUBE_USUAL.baseUrl).replace(/\/+$/, '');
    this.caller = new ApiCaller(outbound, {
      network: 'YouTube',
      faultOf: (answer) => readFault(answer, now),
      replyFaultOf: (answer) => replyFault(answer, now),
    });
  }

  /** The answer of a list call, or ConnectorError. */
  async list(resource: string, query: Readonly<Record<string, string | undefined>>): Promise<unknown> {
    const headers = this.authorise();
    if (headers === null)
      throw new ConnectorError('auth', 'YouTube needs an API key or a connected account.', { code: 'revoked' });
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const url = `${this.base}/${resource}?${new URLSearchParams(given).toString()}`;
    const answer = await this.caller.read({ url, headers, ...(this.signal && { signal: this.signal }) }, this.now);
    return answer.value;
  }

  /** Posts, or throws ReplyError. */
  async insert(resource: string, json: unknown): Promise<unknown> {
    const token = this.source.credentials['accessToken'];
    if (token === undefined) throw new ReplyError('refused', 'Connect the YouTube account to answer.');
    const url = `${this.base}/${resource}?part=snippet`;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await this.caller.post(
      { url, headers, json, ...(this.signal && { signal: this.signal }) },
      this.now,
    );
    return answer.value;
  }

  private authorise(): Record<string, string> | null {
    const { accessToken, apiKey } = this.source.credentials;
    if (accessToken !== undefined) return { authorization: `Bearer ${accessToken}` };
    return apiKey === undefined ? null : { 'x-goog-api-key': apiKey };
  }
}
