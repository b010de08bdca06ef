/** Fixed windows as X counts them: the reset is the end of the window, in epoch seconds. */
export class XLimits {
  private readonly windows = new Map<string, { endsAt: number; used: number }>();
  private override: { readonly requests: number; readonly windowSeconds: number } | null = null;

  constructor(
    private readonly usual: Readonly<Record<string, number>>,
    private readonly now: () => Date,
  ) {}

  /** Counts nothing, so that the same question has the same answer. */
  isCounting = true;

  /** One limit for all reads together. */
  limitAll(limit: { readonly requests: number; readonly windowSeconds: number }): void {
    this.override = limit;
    this.windows.clear();
  }

  /** Counts a request; the headers of its answer, and whether it is still allowed. */
  take(endpoint: string): { readonly allowed: boolean; readonly headers: Record<string, string> } {
    const name = this.override === null ? endpoint : 'all';
    const limit = this.override?.requests ?? this.usual[endpoint] ?? 300;
    const seconds = this.override?.windowSeconds ?? 900;
    const at = this.now().getTime();
    let window = this.windows.get(name);
    if (window === undefined || at >= window.endsAt) {
      window = { endsAt: at + seconds * 1_000, used: 0 };
      this.windows.set(name, window);
    }
    const allowed = window.used < limit;
    if (allowed && this.isCounting) window.used += 1;
    return {
      allowed,
      headers: {
        'x-rate-limit-limit': String(limit),
        'x-rate-limit-remaining': String(limit - window.used),
        'x-rate-limit-reset': String(Math.ceil(window.endsAt / 1_000)),
      },
    };
  }
}
