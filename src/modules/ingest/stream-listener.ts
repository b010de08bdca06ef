import { ConnectorError, type Connector, type Deliver } from '../../connectors/connector.js';
import type { LeasedSource } from '../sources/source-lease.service.js';
import { LeaseLost } from './ingest.types.js';

const RENEW_MS = 10_000;
/** A beat is written down at most so often. */
const BEAT_MS = 10_000;
/** How long a connector may take to end after it was told to. */
const END_MS = 10_000;

export type StreamEnd =
  | { readonly kind: 'ended' }
  /** The watches look for something else now: it is to be opened again with other terms. */
  | { readonly kind: 'terms-changed' }
  /** This process stops, or another worker holds the source. */
  | { readonly kind: 'stopped' | 'lost' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What a listener needs of the rest; every call may fail, and then the stream ends. */
export interface StreamHooks {
  /** False when the lease is no longer ours. */
  renew(): Promise<boolean>;
  beat(): Promise<void>;
  /** Stores a delivery; throws LeaseLost where another worker holds the source. */
  store: Deliver;
  /** What the watches look for at present. */
  terms(): Promise<Parameters<NonNullable<Connector['listen']>>[3]['terms']>;
  now(): Date;
}

type Signal = 'lost' | 'terms';

/** One connection of one source: open until it ends, fails, is no longer ours, or has to be opened in another way. */
export async function listenOnce(
  connector: Connector,
  settings: Parameters<NonNullable<Connector['listen']>>[0],
  source: Pick<LeasedSource, 'cursor'>,
  hooks: StreamHooks,
  stop: AbortSignal,
): Promise<StreamEnd> {
  if (connector.listen === undefined) return { kind: 'failed', error: noListener(connector.kind) };
  const ending = new AbortController();
  const signs = new Set<Signal>();
  const end = (sign: Signal): void => {
    signs.add(sign);
    ending.abort();
  };
  const terms = await hooks.terms();
  const known = JSON.stringify(terms);
  const tick = async (): Promise<void> => {
    if (!(await hooks.renew())) end('lost');
    else if (JSON.stringify(await hooks.terms()) !== known) end('terms');
  };
  // A tick that fails is made up for by the next one; the lease outlives two.
  const renewal = setInterval(() => void tick().catch(() => undefined), RENEW_MS);
  const signal = AbortSignal.any([stop, ending.signal]);
  // Not the network's fault, whatever the connector makes of it.
  let notStored: StreamEnd | null = null;
  const deliver: Deliver = async (page) => {
    signal.throwIfAborted();
    try {
      await hooks.store(page);
    } catch (error) {
      if (error instanceof LeaseLost) end('lost');
      else notStored ??= { kind: 'failed', error };
      ending.abort();
      throw error;
    }
  };
  try {
    const listening = connector.listen(
      settings,
      source.cursor,
      deliver,
      { terms, now: () => hooks.now(), beat: beatOf(hooks) },
      signal,
    );
    await Promise.race([listening, endOf(signal)]);
    return ended(signs, stop) ?? notStored ?? { kind: 'ended' };
  } catch (error) {
    return ended(signs, stop) ?? notStored ?? { kind: 'failed', error };
  } finally {
    clearInterval(renewal);
    ending.abort();
  }
}

function ended(signs: ReadonlySet<Signal>, stop: AbortSignal): StreamEnd | null {
  if (signs.has('lost')) return { kind: 'lost' };
  if (stop.aborted) return { kind: 'stopped' };
  return signs.has('terms') ? { kind: 'terms-changed' } : null;
}

function beatOf(hooks: StreamHooks): () => void {
  let nextMs = 0;
  return () => {
    const ms = hooks.now().getTime();
    if (ms < nextMs) return;
    nextMs = ms + BEAT_MS;
    hooks.beat().catch(() => undefined);
  };
}

/** Some time after the signal: a connector that does not end by then is left behind; what it delivers is refused. */
function endOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wait = (): void => {
      setTimeout(resolve, END_MS).unref();
    };
    if (signal.aborted) wait();
    else signal.addEventListener('abort', wait, { once: true });
  });
}

const noListener = (kind: string): ConnectorError =>
  new ConnectorError('invalid', `No connector "${kind}" listens to a stream.`);
