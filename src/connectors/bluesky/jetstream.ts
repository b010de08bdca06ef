import type { OutboundClient, OutboundSocket } from '../../outbound/outbound.types.js';
import { OutboundError } from '../../outbound/outbound.types.js';
import { ConnectorError } from '../connector.js';
import type { Cursor, Deliver, Gap, ListenContext } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { at, numberOf, parseJson, textOf } from '../read-json.js';
import { readTimely } from '../read-timely.js';
import { deletedPost, recordPost, speaks, type OwnDid } from './bluesky.normalise.js';
import { accountOf, BLUESKY_USUAL, languagesOf, type BlueskySource } from './bluesky.settings.js';

const COLLECTION = 'app.bsky.feed.post';
/** The stream can be read again this far back; from an older place it silently begins here. */
const LOOK_BACK_MS = 36 * 3_600_000;
/** Servers of the stream are a little apart: some seconds are read twice rather than missed. */
const REWIND_MS = 5_000;
/** Below it a cursor counts events of one server, above it microseconds, which hold on every server. */
const FIRST_MICROSECOND = 1e15;
const IDLE_TIMEOUT_MS = 60_000;
const MAX_BATCH = 500;
const BATCH_MS = 1_000;
/** Handles the stream has told of; the rest of the authors are known by their DID. */
const MAX_HANDLES = 20_000;

interface Batch {
  posts: NormalisedPost[];
  rejected: RejectedPost[];
  gaps: Gap[];
  placeMs: number | null;
}

/** Listens to all posts, from where the cursor stands; what is older than the look-back is told as a gap. */
export async function listenToJetstream(
  outbound: OutboundClient,
  source: BlueskySource,
  cursor: Cursor,
  deliver: Deliver,
  context: ListenContext,
  signal: AbortSignal,
): Promise<void> {
  const storedMs = readPlace(cursor);
  const oldestMs = context.now().getTime() - LOOK_BACK_MS;
  const isTooOld = storedMs !== null && storedMs < oldestMs;
  const fromMs = storedMs === null ? null : Math.max(storedMs - REWIND_MS, oldestMs);
  const batch: Batch = {
    posts: [],
    rejected: [],
    gaps: isTooOld ? [{ from: new Date(storedMs), to: new Date(oldestMs), reason: 'look-back-ended' }] : [],
    placeMs: storedMs,
  };
  const reader = new EventReader(accountOf(source)?.did ?? null, languagesOf(source));
  const flush = async (): Promise<void> => {
    if (batch.posts.length + batch.rejected.length + batch.gaps.length === 0) return;
    const { posts, rejected, gaps, placeMs } = batch;
    Object.assign(batch, { posts: [], rejected: [], gaps: [] });
    await deliver({ posts, rejected, gaps, cursor: placeMs === null ? null : { at: new Date(placeMs).toISOString() } });
  };
  const socket = await openStream(outbound, source, fromMs, signal);
  try {
    for await (const message of readTimely(socket.messages, BATCH_MS)) {
      if (message !== null) {
        context.beat();
        reader.read(message.toString(), batch);
      }
      if (message === null || batch.posts.length >= MAX_BATCH) await flush();
    }
    await flush();
  } catch (error) {
    if (signal.aborted) return;
    throw describeFault(error);
  } finally {
    socket.close();
  }
}

/** Reads frames into a batch. */
class EventReader {
  private readonly handles = new Map<string, string>();

  constructor(
    private readonly own: OwnDid,
    private readonly languages: readonly string[],
  ) {}

  read(frame: string, batch: Batch): void {
    const event = parseJson(frame);
    const did = textOf(at(event, 'did'));
    const placeMs = placeOf(event);
    if (placeMs !== null) batch.placeMs = Math.max(placeMs, batch.placeMs ?? 0);
    if (did === undefined || placeMs === null) {
      batch.rejected.push({ reason: 'The event says neither who nor when.', raw: frame });
      return;
    }
    const kind = at(event, 'kind');
    if (kind === 'identity') this.remember(did, textOf(at(event, 'identity', 'handle')));
    if (kind !== 'commit' || at(event, 'commit', 'collection') !== COLLECTION) return;
    const rkey = textOf(at(event, 'commit', 'rkey'));
    const record = at(event, 'commit', 'record');
    const operation = at(event, 'commit', 'operation');
    if (rkey !== undefined && operation === 'delete') batch.posts.push(deletedPost(did, rkey));
    else if (rkey === undefined || typeof at(record, 'text') !== 'string')
      batch.rejected.push({ reason: 'The post has no text.', raw: frame });
    else if (speaks(record, this.languages)) {
      const seenAt = new Date(placeMs);
      const post = recordPost({ did, rkey }, record, seenAt, this.own);
      batch.posts.push({
        ...post,
        author: { id: did, handle: this.handles.get(did) ?? did },
        ...(operation === 'update' ? { editedAt: seenAt } : {}),
      });
    }
  }

  private remember(did: string, handle: string | undefined): void {
    if (handle === undefined) return;
    this.handles.delete(did);
    this.handles.set(did, handle);
    const [oldest] = this.handles.keys();
    if (this.handles.size > MAX_HANDLES && oldest !== undefined) this.handles.delete(oldest);
  }
}

/** The time of an event, also where only the newer frames' cursor holds it. */
function placeOf(event: unknown): number | null {
  const micros = [at(event, 'time_us'), at(event, 'cursor')].map(numberOf);
  const found = micros.find((value) => value !== undefined && value >= FIRST_MICROSECOND);
  return found === undefined ? null : Math.floor(found / 1_000);
}

function readPlace(cursor: Cursor): number | null {
  const ms = Date.parse(textOf(at(cursor, 'at')) ?? '');
  return Number.isNaN(ms) ? null : ms;
}

async function openStream(
  outbound: OutboundClient,
  source: BlueskySource,
  fromMs: number | null,
  signal: AbortSignal,
): Promise<OutboundSocket> {
  const base = source.settings.jetstreamUrl ?? BLUESKY_USUAL.jetstreamUrl;
  const url = new URL(base);
  if (url.pathname === '/') url.pathname = '/subscribe';
  url.searchParams.set('wantedCollections', COLLECTION);
  if (fromMs !== null) url.searchParams.set('cursor', `${String(fromMs)}000`);
  try {
    return await outbound.openWebSocket({ url: url.href, idleTimeoutMs: IDLE_TIMEOUT_MS, signal });
  } catch (error) {
    throw describeFault(error);
  }
}

function describeFault(error: unknown): unknown {
  if (!(error instanceof OutboundError)) return error;
  if (error.status === 429)
    return new ConnectorError('quota', 'The stream of Bluesky asks us to wait.', { code: 'rate-limited' });
  return error.status !== undefined && error.status >= 400 && error.status < 500
    ? new ConnectorError('invalid', `The stream of Bluesky refused us (status ${String(error.status)}).`, {
        code: 'refused',
        cause: error,
      })
    : new ConnectorError('retry', 'The stream of Bluesky could not be reached or broke off.', {
        code: 'unreachable',
        cause: error,
      });
}
