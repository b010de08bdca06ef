import { readForm, type ShownPicture } from './pictures.js';
import type { Answer, Received, StandIn } from './stand-in.js';
import { json, serveLive } from './live-loopback.js';
import type { ServedSocket } from './web-socket-server.js';

const BOT_ID = '1100000000000000009';
const TOKEN = `${Buffer.from(BOT_ID).toString('base64').replace(/=+$/, '')}.Gstand.in-token-of-the-bot`;
const CHANNEL = '1200000000000000001';
const GUILD = '1000000000000000001';
const PRIVATE = '1200000000000000555';
const WRITER = { id: '1150000000000000077', username: 'maija_k', global_name: 'Maija K' };
const BOT = { id: BOT_ID, username: 'acmecare', bot: true };
const EPOCH_MS = 1_420_070_400_000;

interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly content: string;
  readonly author: object;
  readonly [name: string]: unknown;
}

export interface DiscordStandIn extends StandIn {
  readonly messages: readonly Message[];
  readonly sockets: readonly ServedSocket[];
  /** Sessions that were begun and taken up again, in order. */
  readonly greetings: readonly string[];
  add(content: string, more?: object): Message;
  delete(id: string): void;
  /** No session can be taken up again any more. */
  forgetSessions(): void;
  answerHeartbeats(isAnswering: boolean): void;
  loseNextAnswer(): void;
}

const fault = (status: number, code: number, more: object = {}): Answer =>
  json({ code, message: 'Refused by the stand-in', ...more }, status);

const byId = (a: Message, b: Message): number => (BigInt(a.id) < BigInt(b.id) ? 1 : -1);

/** REST and gateway of Discord for one guild with one channel. */
export async function startDiscordStandIn(): Promise<DiscordStandIn> {
  const messages: Message[] = [];
  const sockets: ServedSocket[] = [];
  const greetings: string[] = [];
  const nonces = new Map<string, Message>();
  const events: { readonly t: string; readonly d: object; readonly s: number }[] = [];
  const sessions = new Set<string>();
  let readAnswer: Answer | null = null;
  let writeAnswer: Answer | null = null;
  let losesNext = false;
  let acknowledges = true;
  let count = 0;
  const startedMs = Date.now() - 3_600_000;

  const emit = (t: string, d: object): void => {
    const event = { t, d, s: events.length + 2 };
    events.push(event);
    for (const socket of sockets) socket.send(JSON.stringify({ op: 0, ...event }));
  };

  const pictures: ShownPicture[] = [];
  const keep = (content: string, more: object = {}): Message => {
    count += 1;
    const isAnswer = (more as { author?: object }).author === BOT;
    const ms = isAnswer ? Date.now() : startedMs + count * 10_000;
    const message: Message = {
      id: String((BigInt(ms - EPOCH_MS) << 22n) + BigInt(count)),
      channel_id: CHANNEL,
      type: 0,
      content,
      author: WRITER,
      timestamp: new Date(ms).toISOString().replace('Z', '+00:00'),
      edited_timestamp: null,
      mentions: [],
      attachments: [],
      embeds: [],
      ...more,
    };
    messages.push(message);
    const isPrivate = message.channel_id === PRIVATE;
    emit('MESSAGE_CREATE', { ...message, ...(isPrivate ? {} : { guild_id: GUILD }) });
    return message;
  };

  const list = (channelId: string, query: URLSearchParams): Answer => {
    const limit = Math.min(100, Number(query.get('limit') ?? 50));
    const before = BigInt(query.get('before') ?? '9223372036854775807');
    const after = BigInt(query.get('after') ?? '0');
    const inside = messages
      .filter(({ id, channel_id }) => channel_id === channelId && BigInt(id) < before && BigInt(id) > after)
      .sort(byId);
    const page = query.has('after') ? inside.slice(-limit) : inside.slice(0, limit);
    return json(page, 200, {
      'x-ratelimit-bucket': 'abcd',
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '4',
      'x-ratelimit-reset': String(startedMs / 1_000 + 3_601.25),
      'x-ratelimit-reset-after': '1.25',
    });
  };

  const create = (channelId: string, body: Record<string, unknown>): Answer => {
    const content = String(body['content']);
    const nonce = String(body['nonce']);
    if (content === '' || content.length > 2_000 || nonce.length > 25) return fault(400, 50_035);
    if (channelId === PRIVATE && content.includes('closed')) return fault(403, 50_007);
    const known = body['enforce_nonce'] === true ? nonces.get(nonce) : undefined;
    if (known !== undefined) return json(known);
    const reference = body['message_reference'] as { message_id: string } | undefined;
    if (reference !== undefined && !messages.some(({ id }) => id === reference.message_id)) return fault(400, 50_035);
    const message = keep(content, {
      channel_id: channelId,
      author: BOT,
      allowed: body['allowed_mentions'],
      ...(reference === undefined ? {} : { type: 19, message_reference: { ...reference, channel_id: channelId } }),
    });
    nonces.set(nonce, message);
    if (losesNext) {
      losesNext = false;
      return 'hang-up';
    }
    return json(message);
  };

  const answer = (request: Received): Answer => {
    const { pathname, searchParams } = new URL(request.path, 'http://x');
    const isPost = request.method === 'POST';
    if (isPost && writeAnswer !== null) return writeAnswer;
    if (!isPost && readAnswer !== null) return readAnswer;
    if (request.headers.authorization !== `Bot ${TOKEN}`) return fault(401, 0);
    const form = (request.headers['content-type'] ?? '').startsWith('multipart/')
      ? readForm(request.headers['content-type'] ?? '', request.raw ?? Buffer.alloc(0))
      : null;
    const written = form?.get('payload_json')?.bytes.toString('utf8') ?? request.body;
    const body = (written === '' ? {} : JSON.parse(written)) as Record<string, unknown>;
    if (form !== null) {
      const attachments = body['attachments'] as { id: number; filename: string; description: string }[];
      const files = attachments.map(({ id, filename }) => {
        const file = form.get(`files[${String(id)}]`);
        return file?.fileName === filename ? file : undefined;
      });
      if (files.includes(undefined)) return fault(400, 50_035);
      pictures.length = 0;
      attachments.forEach(({ description }, i) =>
        pictures.push({ altText: description, bytes: files[i]?.bytes ?? Buffer.alloc(0) }),
      );
    }
    if (pathname === '/gateway/bot') return json({ url: `ws://${live.host}`, shards: 1 });
    if (pathname === '/users/@me/channels') return json({ id: PRIVATE, type: 1 });
    const [, channelId = '', rest, id] = /^\/channels\/(\d+)(\/messages)?(?:\/(\d+))?$/.exec(pathname) ?? [];
    if (rest === undefined && channelId === CHANNEL) return json({ id: CHANNEL, type: 0, guild_id: GUILD });
    if (rest === undefined && channelId === PRIVATE) return json({ id: PRIVATE, type: 1 });
    if (rest === undefined) return fault(404, 10_003);
    if (isPost) return create(channelId, body);
    if (id === undefined) return list(channelId, searchParams);
    const found = messages.find((message) => message.id === id);
    return found === undefined ? fault(404, 10_008) : json(found);
  };

  const accept = (socket: ServedSocket): void => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 100 }, s: null, t: null }));
    socket.whenClosed(() => {
      if (sockets.includes(socket)) sockets.splice(sockets.indexOf(socket), 1);
    });
    socket.onText((text) => {
      const { op, d } = JSON.parse(text) as { op: number; d: Record<string, unknown> };
      if (op === 1) {
        if (acknowledges) socket.send(JSON.stringify({ op: 11 }));
        return;
      }
      if (d['token'] !== TOKEN) {
        socket.close(4004, 'Authentication failed.');
      } else if (op === 2) {
        const session_id = `session-${String(greetings.length)}`;
        sessions.add(session_id);
        greetings.push(`identify ${String(d['intents'])}`);
        socket.send(
          JSON.stringify({
            op: 0,
            t: 'READY',
            s: 1,
            d: { session_id, resume_gateway_url: `ws://${live.host}/resume`, user: BOT },
          }),
        );
        sockets.push(socket);
      } else if (op === 6 && sessions.has(String(d['session_id']))) {
        greetings.push(`resume ${String(d['seq'])}`);
        for (const event of events) if (event.s > Number(d['seq'])) socket.send(JSON.stringify({ op: 0, ...event }));
        socket.send(JSON.stringify({ op: 0, t: 'RESUMED', s: events.length + 1, d: {} }));
        sockets.push(socket);
      } else {
        greetings.push('invalid');
        socket.send(JSON.stringify({ op: 9, d: false }));
      }
    });
  };

  const live = await serveLive(answer, accept);
  const first = keep('My Acme card was declined');
  keep('somebody joined', { type: 7 });
  const second = keep('And again <@1100000000000000009>', { mentions: [BOT] });
  const gone = keep('regretted');
  const last = keep('Better now');
  const remove = (id: string): void => {
    const index = messages.findIndex((message) => message.id === id);
    const [removed] = messages.splice(index, 1);
    if (removed !== undefined) emit('MESSAGE_DELETE', { id, channel_id: removed.channel_id, guild_id: GUILD });
  };
  remove(gone.id);
  const key = (id: string): string => `${CHANNEL}:${id}`;
  return {
    settings: { channels: CHANNEL, baseUrl: live.origin, gatewayUrl: `ws://${live.host}` },
    credentials: { botToken: TOKEN },
    badSettings: [
      { channels: 'general' },
      { channels: CHANNEL, mode: 'push' },
      { channels: CHANNEL, gatewayUrl: 'https://gateway.example' },
    ],
    targets: [live.host],
    folders: [],
    pollIds: [last, second, first].map(({ id }) => key(id)),
    presence: { there: [key(first.id), key(last.id)], gone: [key(gone.id), key('1000000000000000003')] },
    replyTarget: {
      externalId: key(first.id),
      conversationId: key(first.id),
      authorHandle: 'maija_k',
      authorId: WRITER.id,
      visibility: 'public',
    },
    answerPolls: (given) => {
      readAnswer = given;
    },
    answerReplies: (given) => {
      writeAnswer = given;
    },
    shownPictures: () => pictures,
    posted: () =>
      messages
        .filter(({ author }) => author === BOT)
        .map(({ id, channel_id, content }) => ({ externalId: `${channel_id}:${id}`, text: content })),
    received: live.received,
    stop: () => live.stop(),
    messages,
    sockets,
    greetings,
    add: keep,
    delete: remove,
    forgetSessions: () => {
      sessions.clear();
    },
    answerHeartbeats: (isAnswering) => {
      acknowledges = isAnswering;
    },
    loseNextAnswer: () => {
      losesNext = true;
    },
  };
}
