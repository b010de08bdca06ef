import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer } from '../call-api.js';
import { ConnectorError, type Quota } from '../connector.js';
import { multipartBody, type FilePart } from '../multipart.js';
import { ReplyError } from '../reply.types.js';
import { at, epochOf, idOf, numberOf } from '../read-json.js';
import { botTokenOf, DISCORD_USUAL, type DiscordSource } from './discord.settings.js';

export const UNKNOWN_MESSAGE = 10_008;
const CANNOT_MESSAGE_USER = 50_007;

const waitSecondsOf = (answer: ApiAnswer): number | undefined =>
  numberOf(at(answer.value, 'retry_after')) ?? numberOf(answer.headers['x-ratelimit-reset-after']);

function replyFaultOf(answer: ApiAnswer): ReplyError | null {
  if (at(answer.value, 'code') === CANNOT_MESSAGE_USER)
    return new ReplyError('refused', 'This person takes no private messages from the bot.');
  return null;
}

/** The REST interface for one source during one call. */
export class DiscordApi {
  requests = 0;
  quotas: readonly Quota[] = [];
  readonly base: string;
  private readonly caller: ApiCaller;
  private readonly token: string | null;
  private lastCode: unknown;

  constructor(
    outbound: OutboundClient,
    source: DiscordSource,
    private readonly now: Date,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.base = (source.settings.baseUrl ?? DISCORD_USUAL.baseUrl).replace(/\/+$/, '');
    this.token = botTokenOf(source);
    this.caller = new ApiCaller(outbound, {
      network: 'Discord',
      waitSecondsOf,
      replyFaultOf,
      faultOf: (answer) => {
        this.lastCode = at(answer.value, 'code');
        return null;
      },
    });
  }

  /** Throws ConnectorError. */
  async get(path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
    if (this.token === null)
      throw new ConnectorError('auth', 'The token of the Discord bot is missing.', { code: 'revoked' });
    const parameters = new URLSearchParams(query).toString();
    this.requests += 1;
    const answer = await this.caller.read(
      {
        url: `${this.base}${path}${parameters === '' ? '' : `?${parameters}`}`,
        headers: { authorization: `Bot ${this.token}` },
        ...(this.signal && { signal: this.signal }),
      },
      this.now,
    );
    this.quotas = quotasOf(answer);
    return answer.value;
  }

  /** What is there, or null where Discord says that this very message is not. Throws ConnectorError otherwise. */
  async findMessage(channelId: string, messageId: string): Promise<unknown> {
    try {
      return await this.get(`/channels/${channelId}/messages/${messageId}`);
    } catch (error) {
      const isGone =
        error instanceof ConnectorError && error.options.code === 'not-found' && this.lastCode === UNKNOWN_MESSAGE;
      if (isGone) return null;
      throw error;
    }
  }

  /** With files as a form, whose other field is the JSON. Throws ReplyError. */
  async post(path: string, json: object, files: readonly FilePart[] = []): Promise<unknown> {
    if (this.token === null) throw new ReplyError('refused', 'The token of the Discord bot is missing.');
    const form = files.length === 0 ? null : multipartBody({ payload_json: JSON.stringify(json) }, files);
    const { value } = await this.caller.post(
      {
        url: `${this.base}${path}`,
        headers: {
          authorization: `Bot ${this.token}`,
          ...(form === null ? {} : { 'content-type': form.contentType }),
        },
        ...(form === null ? { json } : { body: form.body }),
        ...(this.signal && { signal: this.signal }),
      },
      this.now,
    );
    return value;
  }

  /** The guild a channel belongs to; null for a private chat. Throws ConnectorError. */
  async findGuild(channelId: string): Promise<string | null> {
    return idOf(at(await this.get(`/channels/${channelId}`), 'guild_id')) ?? null;
  }
}

function quotasOf(answer: ApiAnswer): readonly Quota[] {
  const remaining = numberOf(answer.headers['x-ratelimit-remaining']);
  if (remaining === undefined) return [];
  return [
    {
      name: 'requests for messages',
      unit: 'requests',
      limit: numberOf(answer.headers['x-ratelimit-limit']) ?? null,
      remaining,
      resetsAt: epochOf(answer.headers['x-ratelimit-reset']) ?? null,
    },
  ];
}
