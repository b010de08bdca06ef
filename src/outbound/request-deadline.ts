import { OutboundError } from './outbound.types.js';

const FIRST_BYTE_TIMEOUT_MS = 10_000;

/**
 * Everything that may end one request early: the whole time, the wait for the first byte, the caller, the shutdown. Its
 * signal's reason is always an OutboundError. A time that runs out before a connection stood is `connect`, since no byte was
 * sent; afterwards it is `timeout`.
 */
export class RequestDeadline {
  private readonly controller = new AbortController();
  private readonly wholeTimer: NodeJS.Timeout;
  private firstByteTimer: NodeJS.Timeout | undefined;
  private isSending = false;

  constructor(
    timeoutMs: number,
    private readonly callerSignal: AbortSignal | undefined,
  ) {
    this.wholeTimer = setTimeout(() => {
      this.expire(`No complete answer within ${timeoutMs.toString()} ms`);
    }, timeoutMs);
    if (callerSignal?.aborted === true) this.abort();
    callerSignal?.addEventListener('abort', this.abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** From here the request of this hop may have left. */
  markConnected(): void {
    if (this.signal.aborted) return;
    this.isSending = true;
    this.firstByteTimer = setTimeout(() => {
      this.expire('No answer in time');
    }, FIRST_BYTE_TIMEOUT_MS);
  }

  markAnswered(): void {
    clearTimeout(this.firstByteTimer);
  }

  /** The hop is over; the next one has sent nothing yet. */
  endHop(): void {
    clearTimeout(this.firstByteTimer);
    this.isSending = false;
  }

  get hasConnected(): boolean {
    return this.isSending;
  }

  readonly abort = (): void => {
    this.controller.abort(new OutboundError('aborted', 'The request was given up'));
  };

  dispose(): void {
    clearTimeout(this.wholeTimer);
    clearTimeout(this.firstByteTimer);
    this.callerSignal?.removeEventListener('abort', this.abort);
  }

  private expire(message: string): void {
    this.controller.abort(new OutboundError(this.isSending ? 'timeout' : 'connect', message));
  }
}
