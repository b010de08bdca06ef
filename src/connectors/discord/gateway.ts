import type { OutboundClient, OutboundSocket } from '../../outbound/outbound.types.js';
import { OutboundError } from '../../outbound/outbound.types.js';
import { ConnectorError } from '../connector.js';
import type { Cursor, Deliver, Gap, ListenContext } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { at, instantOf, numberOf, objectOf, parseJson, textOf } from '../read-json.js';
import { readTimely } from '../read-timely.js';
import type { DiscordApi } from './discord-api.js';
import { readDispatch } from './gateway-events.js';
import { botIdOf, botTokenOf, channelsOf, type DiscordSource } from './discord.settings.js';
import { readUrl } from '../../domain/text/read-url.js';

const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;
/** Messages in guilds, private messages, and what they say. */
const INTENTS = (1 << 9) | (1 << 12) | (1 << 15);
const IDLE_TIMEOUT_MS = 120_000;
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
const MAX_BATCH = 500;
const BATCH_MS = 1_000;
/** Goodbyes after which a session cannot be taken up again. */
const SESSION_LOST: ReadonlySet<number> = new Set([1000, 1001, 4007, 4009]);

interface Session {
  readonly id: string;
  readonly url: string;
  readonly seq: number;
}

/** One connection to the gateway, from its greeting to its end. */
class Conversation {
  session: Session | null;
  posts: NormalisedPost[] = [];
  rejected: RejectedPost[] = [];
  gaps: Gap[] = [];
  isOver = false;
  private heartbeat: NodeJS.Timeout | undefined;
  private isAnswered = true;
  private hasNews = false;

  constructor(
    private readonly socket: OutboundSocket,
    private readonly source: DiscordSource,
    private readonly token: string,
    cursor: Cursor,
    private readonly context: ListenContext,
  ) {
    this.session = readSession(cursor);
    this.readAt = instantOf(at(cursor, 'at')) ?? null;
  }

  private readonly readAt: Date | null;

  meet(frame: string): void {
    const message = parseJson(frame);
    const seq = numberOf(at(message, 's'));
    if (seq !== undefined && this.session !== null) this.session = { ...this.session, seq };
    switch (at(message, 'op')) {
      case OP.hello:
        this.greet(numberOf(at(message, 'd', 'heartbeat_interval')) ?? 41_250);
        return;
      case OP.heartbeat:
        this.beat();
        return;
      case OP.heartbeatAck:
        this.isAnswered = true;
        return;
      case OP.reconnect:
        this.isOver = true;
        return;
      case OP.invalidSession:
        if (at(message, 'd') !== true) this.session = null;
        this.isOver = true;
        return;
      case OP.dispatch:
        this.take(textOf(at(message, 't')) ?? '', at(message, 'd'), seq ?? 0, frame);
    }
  }

  /** What was gathered, with the place to go on from; null when there is nothing new. */
  collect(): Parameters<Deliver>[0] | null {
    if (!this.hasNews) return null;
    const { posts, rejected, gaps } = this;
    Object.assign(this, { posts: [], rejected: [], gaps: [], hasNews: false });
    return { posts, rejected, gaps, cursor: { at: this.context.now().toISOString(), session: this.session } };
  }

  get isFull(): boolean {
    return this.posts.length >= MAX_BATCH;
  }

  end(): void {
    clearInterval(this.heartbeat);
  }

  private greet(intervalMs: number): void {
    clearInterval(this.heartbeat);
    this.heartbeat = setInterval(() => {
      if (this.isAnswered) this.beat();
      // A connection that no longer answers is dead without knowing it.
      else this.socket.close(4000);
    }, intervalMs);
    const { session, token } = this;
    if (session === null) {
      const properties = { os: 'linux', browser: 'earshot', device: 'earshot' };
      this.send(OP.identify, { token, intents: INTENTS, properties });
    } else this.send(OP.resume, { token, session_id: session.id, seq: session.seq });
  }

  private beat(): void {
    this.isAnswered = false;
    this.send(OP.heartbeat, this.session?.seq ?? null);
  }

  private send(op: number, d: unknown): void {
    this.socket.send(JSON.stringify({ op, d }));
  }

  private take(kind: string, data: unknown, seq: number, raw: string): void {
    this.hasNews = true;
    if (kind === 'READY') {
      const [id, url] = [textOf(at(data, 'session_id')), textOf(at(data, 'resume_gateway_url'))];
      this.session = id === undefined || url === undefined ? null : { id, url, seq };
      const now = this.context.now();
      if (this.readAt !== null) this.gaps.push({ from: this.readAt, to: now, reason: 'session-lost' });
      return;
    }
    const place = { botId: botIdOf(this.source), channels: channelsOf(this.source) };
    for (const event of readDispatch(kind, data, place)) {
      if (event.kind === 'post') this.posts.push(event.post);
      else this.rejected.push({ reason: event.reason, raw });
    }
  }
}

/** Listens to what happens in the channels; takes its session up again where it was left, so that nothing is missed. */
export async function listenToGateway(
  outbound: OutboundClient,
  api: DiscordApi,
  source: DiscordSource,
  cursor: Cursor,
  deliver: Deliver,
  context: ListenContext,
  signal: AbortSignal,
): Promise<void> {
  const token = botTokenOf(source);
  if (token === null) throw new ConnectorError('auth', 'The token of the Discord bot is missing.', { code: 'revoked' });
  const known = readSession(cursor);
  const url = known?.url ?? source.settings.gatewayUrl ?? (await findGateway(api));
  const socket = await open(outbound, url, signal);
  const talk = new Conversation(socket, source, token, cursor, context);
  const handOn = async (): Promise<void> => {
    const page = talk.collect();
    if (page !== null) await deliver(page);
  };
  try {
    for await (const message of readTimely(socket.messages, BATCH_MS)) {
      if (message !== null) {
        context.beat();
        talk.meet(message.toString());
      }
      if (message === null || talk.isFull) await handOn();
      if (talk.isOver) break;
    }
    await handOn();
    if (signal.aborted) return;
    const failure = goodbyeFault(socket.goodbye?.code);
    if (socket.goodbye !== null && SESSION_LOST.has(socket.goodbye.code)) talk.session = null;
    if (talk.session === null && known !== null) await forgetSession(deliver, cursor);
    if (failure !== null) throw failure;
  } catch (error) {
    if (signal.aborted) return;
    throw describeFault(error);
  } finally {
    talk.end();
    // Any other code would end the session, which is to be taken up again.
    socket.close(4000);
  }
}

/** The place without its session: the next connection begins a new one and tells the gap. */
const forgetSession = (deliver: Deliver, cursor: Cursor): Promise<void> =>
  deliver({ posts: [], cursor: { at: textOf(at(cursor, 'at')) ?? null, session: null } });

async function findGateway(api: DiscordApi): Promise<string> {
  const url = textOf(at(await api.get('/gateway/bot'), 'url'));
  if (url !== undefined) return url;
  throw new ConnectorError('invalid', 'Discord gave an answer that is not what it documents.', {
    code: 'changed-shape',
  });
}

async function open(outbound: OutboundClient, url: string, signal: AbortSignal): Promise<OutboundSocket> {
  try {
    const address = new URL(url);
    address.searchParams.set('v', '10');
    address.searchParams.set('encoding', 'json');
    return await outbound.openWebSocket({
      url: address.href,
      idleTimeoutMs: IDLE_TIMEOUT_MS,
      maxMessageBytes: MAX_MESSAGE_BYTES,
      signal,
    });
  } catch (error) {
    throw describeFault(error);
  }
}

function readSession(cursor: Cursor): Session | null {
  const session = at(cursor, 'session');
  const [id, url, seq] = [textOf(at(session, 'id')), textOf(at(session, 'url')), numberOf(at(session, 'seq'))];
  const isKnown = objectOf(session) !== null && id !== undefined && url !== undefined && seq !== undefined;
  return isKnown && readUrl(url) !== null ? { id, url, seq } : null;
}

function goodbyeFault(code: number | undefined): ConnectorError | null {
  if (code === 4004) return new ConnectorError('auth', 'Discord refused the token of the bot.', { code: 'revoked' });
  if (code === 4013 || code === 4014) {
    const message =
      'The bot may not read what people write: switch on "Message Content Intent" in the developer portal.';
    return new ConnectorError('auth', message, { code: 'forbidden' });
  }
  if (code === 4008)
    return new ConnectorError('quota', 'Discord asks us to wait.', { code: 'rate-limited', retryAfterSeconds: 60 });
  return null;
}

function describeFault(error: unknown): unknown {
  if (!(error instanceof OutboundError)) return error;
  return new ConnectorError('retry', 'The gateway of Discord could not be reached or broke off.', {
    code: 'unreachable',
    cause: error,
  });
}
