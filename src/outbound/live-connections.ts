import { OutboundError } from './outbound.types.js';

const MAX_PER_HOST = 16;
const MAX_IN_ALL = 64;

/**
 * Everything that may end one open connection: its caller, the shutdown, silence, its own end. A connection that failed has an
 * aborted signal whose reason is an OutboundError; one that ended in good order has not.
 */
export class ConnectionLife {
  private readonly controller = new AbortController();
  private readonly endings: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;
  private hasEnded = false;

  constructor(private readonly callerSignal: AbortSignal | undefined) {
    callerSignal?.addEventListener('abort', this.abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get isOver(): boolean {
    return this.hasEnded;
  }

  /** What the connection failed of; null while it is open and after a good end. */
  get failure(): OutboundError | null {
    return this.signal.aborted ? (this.signal.reason as OutboundError) : null;
  }

  /** Runs once when the connection is over. */
  whenOver(act: () => void): void {
    if (this.hasEnded) act();
    else this.endings.push(act);
  }

  /** Does something unless the limit is lifted or set anew before. */
  limit(ms: number, act: () => void): void {
    clearTimeout(this.timer);
    if (!this.hasEnded) this.timer = setTimeout(act, ms);
  }

  liftLimit(): void {
    clearTimeout(this.timer);
  }

  /** In good order, unless a failure is given. Only the first end counts. */
  end(failure?: OutboundError): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearTimeout(this.timer);
    this.callerSignal?.removeEventListener('abort', this.abort);
    if (failure !== undefined) this.controller.abort(failure);
    for (const act of this.endings) act();
  }

  readonly abort = (): void => {
    this.end(new OutboundError('aborted', 'The connection was given up'));
  };
}

/**
 * The connections that stay open, counted apart from requests: a stream that never ends must not keep a request waiting, and a
 * connection that finds no room is refused at once, since none of the others will end soon.
 */
export class LiveConnections {
  private readonly running = new Set<ConnectionLife>();
  private readonly countByHost = new Map<string, number>();
  private isClosed = false;

  /** Throws OutboundError: aborted, or connect when too many are open. */
  begin(host: string, callerSignal: AbortSignal | undefined): ConnectionLife {
    if (this.isClosed || callerSignal?.aborted === true) {
      throw new OutboundError('aborted', 'The connection was given up');
    }
    const count = this.countByHost.get(host) ?? 0;
    if (this.running.size >= MAX_IN_ALL || count >= MAX_PER_HOST) {
      throw new OutboundError('connect', 'Too many connections are open');
    }
    const life = new ConnectionLife(callerSignal);
    this.running.add(life);
    this.countByHost.set(host, count + 1);
    life.whenOver(() => {
      this.running.delete(life);
      const left = (this.countByHost.get(host) ?? 1) - 1;
      if (left === 0) this.countByHost.delete(host);
      else this.countByHost.set(host, left);
    });
    return life;
  }

  /** Ends all and refuses new ones. */
  close(): void {
    this.isClosed = true;
    for (const life of this.running) life.abort();
  }
}
