import { waitUnlessAborted } from './abort-wait.js';

interface Waiter {
  readonly host: string;
  readonly admit: () => void;
}

/** Limits how many requests run at once, per host and in all. Waiting is first come, first served among those that may run. */
export class RequestSlots {
  private readonly runningByHost = new Map<string, number>();
  private runningCount = 0;
  private readonly waiting = new Set<Waiter>();

  constructor(
    private readonly maxPerHost: number,
    private readonly maxInAll: number,
  ) {}

  /** Resolves to the function that gives the slot back; rejects with the signal's reason when aborted before its turn. */
  async acquire(host: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.hasRoomFor(host)) {
      this.take(host);
    } else {
      await this.waitForTurn(host, signal);
    }
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.giveBack(host);
    };
  }

  private async waitForTurn(host: string, signal: AbortSignal): Promise<void> {
    const { promise: turn, resolve: admit } = withResolver();
    const waiter: Waiter = { host, admit };
    this.waiting.add(waiter);
    try {
      await waitUnlessAborted(turn, signal);
    } catch (error) {
      // Not waiting any more means that its turn came in the same tick as the abort: nobody will use that slot.
      if (!this.waiting.delete(waiter)) this.giveBack(host);
      throw error;
    }
  }

  private hasRoomFor(host: string): boolean {
    return this.runningCount < this.maxInAll && (this.runningByHost.get(host) ?? 0) < this.maxPerHost;
  }

  private take(host: string): void {
    this.runningCount += 1;
    this.runningByHost.set(host, (this.runningByHost.get(host) ?? 0) + 1);
  }

  private giveBack(host: string): void {
    this.runningCount -= 1;
    const left = (this.runningByHost.get(host) ?? 1) - 1;
    if (left === 0) this.runningByHost.delete(host);
    else this.runningByHost.set(host, left);
    this.admitWaiting();
  }

  private admitWaiting(): void {
    for (const waiter of this.waiting) {
      if (this.runningCount >= this.maxInAll) return;
      if (!this.hasRoomFor(waiter.host)) continue;
      this.waiting.delete(waiter);
      this.take(waiter.host);
      waiter.admit();
    }
  }
}

function withResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
