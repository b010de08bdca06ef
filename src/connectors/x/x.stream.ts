import { setTimeout as sleep } from 'node:timers/promises';
import { OutboundError, type OutboundStream } from '../../outbound/outbound.types.js';
import type { Cursor, Deliver, ListenContext } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { at, instantOf, listOf, objectOf, parseJson, textOf } from '../read-json.js';
import { FrameSplitter } from './x.frames.js';
import { POST_FIELDS, type XReader } from './x.listing.js';
import { fillGap } from './x.look.js';
import { readIncludes, readPost, type XView } from './x.normalise.js';
import type { ReconnectPace, StreamTrouble } from './x.pace.js';
import { pollX, searchesFor } from './x.poll.js';
import { detailOf, problemOf, quotasOf, readFault } from './x.problem.js';
import { MOST_RULES, RULE_LENGTH, syncRules } from './x.rules.js';

/** X gives a sign of life every 20 seconds at the latest. */
const SILENCE_MS = 20_000;
/** What missed its connection is searched for from a little before. */
const CATCH_UP_SECONDS = 120;
/** Waits longer than this are the caller's: it shows what is wrong, and comes again then. */
const MOST_WAIT_MS: Readonly<Record<StreamTrouble, number>> = { cut: 5_000, refused: 30_000, limited: 0 };
/** A connection that stood this long was a good one: the next break is a first one again. */
const GOOD_MS = 20_000;
/** How often the place moves on while nothing is posted, so that a quiet time is not searched through later. */
const MOVE_EVERY_MS = 60_000;
const CATCH_UP_POSTS = 500;
const CATCH_UP_REQUESTS = 20;

export interface XListener extends Omit<XReader, 'signal' | 'view'> {
  readonly signal: AbortSignal;
  readonly pace: ReconnectPace;
  readonly context: ListenContext;
  readonly deliver: Deliver;
  /** The reader for things asked at this moment. */
  readonly readerAt: (now: Date) => XReader;
  /** Waits, unless aborted; a spec's own clock stands in for it. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

interface Broken {
  readonly trouble: StreamTrouble;
  readonly failure: ConnectorError;
}

/**
 * Listens to the filtered stream until `signal` aborts, connecting again as X asks for it, and searches after each connection for
 * what was missed without it. Throws ConnectorError for what a person must mend, and for trouble that asks for a long wait.
 */
export async function listenToX(listener: XListener, stored: Cursor): Promise<void> {
  const { signal, pace } = listener;
  const wait = listener.wait ?? ((ms: number) => sleep(ms, undefined, { signal }));
  let cursor = stored;
  await syncRules(listener.api, rulesFor(listener), signal);
  for (;;) {
    const broken = await listenOnce(listener, cursor, (next) => {
      cursor = next;
    });
    if (broken === null) return;
    const ms = Math.max(pace.next(broken.trouble), (broken.failure.options.retryAfterSeconds ?? 0) * 1_000);
    if (ms > MOST_WAIT_MS[broken.trouble]) throw postponed(broken.failure, ms);
    if (ms > 0) await wait(ms, signal).catch(() => undefined);
  }
}

const postponed = ({ fault, message, options }: ConnectorError, ms: number): ConnectorError =>
  new ConnectorError(fault, message, { ...options, retryAfterSeconds: Math.ceil(ms / 1_000) });

function rulesFor({ terms, context }: XListener): readonly string[] {
  const { queries } = searchesFor(terms, context.terms, RULE_LENGTH);
  const mentions = terms.includeMentions && terms.handle !== null ? [`@${terms.handle}`] : [];
  const rules = [...new Set([...queries, ...mentions])].slice(0, MOST_RULES);
  if (rules.length === 0)
    throw new ConnectorError(
      'invalid',
      'There is nothing to listen for on X: no watch has words, and no query is set.',
      {
        code: 'refused',
      },
    );
  return rules;
}

/** One connection, from its head to its end. Null: the caller asked for the end. Throws what a person must mend. */
async function listenOnce(
  listener: XListener,
  cursor: Cursor,
  moveTo: (cursor: Cursor) => void,
): Promise<Broken | null> {
  const { signal, context } = listener;
  let stream: OutboundStream;
  try {
    stream = await listener.api.stream((v2) => v2.get('tweets/search/stream', { ...POST_FIELDS }), SILENCE_MS, signal);
  } catch (error) {
    return signal.aborted ? null : { trouble: 'cut', failure: describeCut(error) };
  }
  try {
    if (stream.status !== 200) return await readRefusal(listener, stream);
    context.beat();
    // What comes meanwhile waits in the connection.
    const caughtUp = await catchUp(listener, cursor);
    moveTo(caughtUp);
    await listener.deliver({ posts: [], cursor: caughtUp });
    return await readFrames(listener, stream, moveTo);
  } catch (error) {
    if (signal.aborted) return null;
    if (error instanceof OutboundError) return { trouble: 'cut', failure: describeCut(error) };
    throw error;
  } finally {
    stream.close();
  }
}

function describeCut(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error;
  return new ConnectorError('retry', "X's stream broke off.", { code: 'unreachable', cause: error });
}

async function readRefusal({ api, context, signal }: XListener, stream: OutboundStream): Promise<Broken> {
  const text = await readAll(stream);
  const answer = { status: stream.status, headers: stream.headers, text, value: parseJson(text) };
  const isOneTooMany =
    problemOf(answer.value) === 'streaming-connection' ||
    [at(answer.value, 'connection_issue'), at(answer.value, 'errors', 0, 'connection_issue')].includes(
      'TooManyConnections',
    );
  if (isOneTooMany) {
    await api.read('app', 'connections', (v2) => v2.delete('connections/all'), signal);
    return { trouble: 'cut', failure: new ConnectorError('retry', 'X has another connection of this app open.') };
  }
  const failure = readFault(answer, 'stream', context.now()) ?? describeStatus(answer.status, detailOf(answer.value));
  switch (failure.fault) {
    case 'quota':
      return { trouble: 'limited', failure: withoutWait(failure, stream, context) };
    case 'retry':
      return { trouble: 'refused', failure };
    case 'auth':
    case 'payment':
    case 'gone':
    case 'invalid':
      throw failure;
  }
}

/** The stream's own spacing holds, unless the limit is known to be lifted later. */
function withoutWait(
  failure: ConnectorError,
  { headers, status }: OutboundStream,
  context: ListenContext,
): ConnectorError {
  const resets = quotasOf({ headers }, 'stream')[0]?.resetsAt ?? null;
  const seconds =
    resets === null || status !== 429 ? 0 : Math.ceil((resets.getTime() - context.now().getTime()) / 1_000);
  return new ConnectorError(failure.fault, failure.message, {
    ...failure.options,
    retryAfterSeconds: Math.max(0, seconds),
  });
}

function describeStatus(status: number, detail: string): ConnectorError {
  const said = detail === '' ? '' : `: ${detail.replace(/[.:\s]*$/, '')}`;
  if (status === 401) return new ConnectorError('auth', `X refused the bearer token${said}.`, { code: 'revoked' });
  if (status === 403)
    return new ConnectorError('auth', `X does not let this app listen${said}.`, { code: 'forbidden' });
  if (status === 409) return new ConnectorError('invalid', `X has no rules to listen by${said}.`, { code: 'refused' });
  if (status >= 500 || status === 408 || status === 425)
    return new ConnectorError('retry', `X has trouble with its stream${said}.`, { code: 'server-error' });
  return new ConnectorError('invalid', `X refused the stream${said}.`, { code: 'refused' });
}

const MOST_REFUSAL_BYTES = 64 * 1024;

async function readAll({ chunks }: OutboundStream): Promise<string> {
  const read: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      read.push(chunk);
      bytes += chunk.length;
      if (bytes > MOST_REFUSAL_BYTES) break;
    }
  } catch (error) {
    // The status says enough.
    if (!(error instanceof OutboundError)) throw error;
  }
  return Buffer.concat(read).toString('utf8');
}

/** Searches for what was posted since the cursor's instant, and hands it on before anything newer. */
async function catchUp(listener: XListener, stored: Cursor): Promise<Cursor> {
  const { context, deliver, readerAt } = listener;
  const begunAt = context.now();
  const limits = { maxPosts: CATCH_UP_POSTS, maxRequests: CATCH_UP_REQUESTS, terms: context.terms };
  const seenAt = instantOf(at(stored, 'seenAt'));
  if (stored !== null && seenAt === undefined) await readAsPolled();
  else if (seenAt !== undefined) await searchSince(new Date(seenAt.getTime() - CATCH_UP_SECONDS * 1_000));
  return { seenAt: begunAt.toISOString() };

  /** The source was polled before: its last round is read to the end. */
  async function readAsPolled(): Promise<void> {
    for (let cursor = stored; ;) {
      const now = context.now();
      const { complete, ...page } = await pollX(readerAt(now), cursor, { ...limits, now });
      await deliver(page);
      context.beat();
      if (complete) return;
      ({ cursor } = page);
    }
  }

  async function searchSince(from: Date): Promise<void> {
    for (let place: Cursor = null; ;) {
      const now = context.now();
      const { complete, cursor, ...page } = await fillGap(readerAt(now), { from, to: begunAt }, place, {
        ...limits,
        now,
      });
      await deliver({ ...page, cursor: stored });
      context.beat();
      if (complete) return;
      place = cursor;
    }
  }
}

async function readFrames(
  { context, deliver, pace, terms, signal }: XListener,
  stream: OutboundStream,
  moveTo: (cursor: Cursor) => void,
): Promise<Broken | null> {
  const splitter = new FrameSplitter();
  const connectedAt = context.now().getTime();
  let movedAt = connectedAt;
  for await (const chunk of stream.chunks) {
    context.beat();
    const now = context.now();
    if (now.getTime() - connectedAt >= GOOD_MS) pace.clear();
    const { posts, rejected, goodbye } = readBatch(splitter.split(chunk), {
      accountId: terms.accountId,
      handle: terms.handle,
      now,
    });
    if (posts.length > 0 || rejected.length > 0 || now.getTime() - movedAt >= MOVE_EVERY_MS) {
      movedAt = now.getTime();
      const cursor = { seenAt: now.toISOString() };
      await deliver({ posts, rejected, cursor, cost: { requests: 0, usd: posts.length * terms.prices.postRead } });
      moveTo(cursor);
    }
    if (goodbye !== null)
      return { trouble: 'cut', failure: new ConnectorError('retry', goodbye, { code: 'server-error' }) };
  }
  if (signal.aborted) return null;
  return { trouble: 'cut', failure: new ConnectorError('retry', "X's stream ended.", { code: 'unreachable' }) };
}

/** The posts among frames; `goodbye` is X's word that it closes the connection. */
export function readBatch(frames: readonly string[], view: XView) {
  const posts: NormalisedPost[] = [];
  const rejected: RejectedPost[] = [];
  let goodbye: string | null = null;
  for (const frame of frames) {
    if (frame === '') continue;
    const value = objectOf(parseJson(frame));
    if (value?.['data'] !== undefined) {
      const read = readPost(value['data'], readIncludes(value['includes']), view);
      if (read.ok) posts.push(read.item.post);
      else rejected.push(read.rejected);
    } else if (value !== null && listOf(value['errors']).length > 0) {
      const said = detailOf(value) || textOf(at(value, 'errors', 0, 'title'));
      goodbye = said === undefined ? 'X closes the stream.' : `X closes the stream: ${said.replace(/[.:\s]*$/, '')}.`;
    } else rejected.push({ reason: 'The frame of the stream is no post.', raw: frame });
  }
  return { posts, rejected, goodbye };
}
