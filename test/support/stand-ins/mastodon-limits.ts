export interface RequestLimit {
  readonly requests: number;
  readonly windowSeconds: number;
}

/** The allowance of requests, and the headers that tell of it. */
export class MastodonLimits {
  private window = { startedAt: 0, used: 0 };

  /** A fixed window by the server's own clock. */
  count(limit: RequestLimit | null, now: Date): { readonly isOver: boolean; readonly headers: Record<string, string> } {
    const { requests, windowSeconds } = limit ?? { requests: 300, windowSeconds: 300 };
    const nowMs = now.getTime();
    const startedAt = Math.floor(nowMs / (windowSeconds * 1_000)) * windowSeconds * 1_000;
    if (this.window.startedAt !== startedAt) this.window = { startedAt, used: 0 };
    this.window.used += 1;
    if (limit === null) this.window = { startedAt: 0, used: 1 };
    const reset = new Date(startedAt + windowSeconds * 1_000).toISOString().replace('Z', '940Z');
    return {
      isOver: this.window.used > requests,
      headers: {
        'x-ratelimit-limit': String(requests),
        'x-ratelimit-remaining': String(Math.max(0, requests - this.window.used)),
        'x-ratelimit-reset': reset,
      },
    };
  }
}
