/** One message of the server's stream, as every tab sees it. */
export type LiveMessage =
  | {
      readonly type: 'tasks';
      readonly taskIds: readonly string[];
      /** taken-over: by the actor, from the person named · promise-nudged: due soon, for the person named */
      readonly kind: 'opened' | 'changed' | 'taken-over' | 'promise-nudged';
      readonly actorId: string | null;
      readonly name?: string;
      readonly from?: string | null;
      readonly memberId?: string;
      readonly dueAt?: string;
    }
  | {
      readonly type: 'mentions';
      readonly count?: number;
      readonly watchIds?: readonly string[];
      /** Stories that somebody took apart or put together. */
      readonly storyIds?: readonly string[];
    }
  | { readonly type: 'replies'; readonly replyId: string; readonly taskId: string; readonly state: string }
  | { readonly type: 'sources'; readonly sourceId: string; readonly state: string }
  | { readonly type: 'alerts'; readonly alertId: string; readonly state: string }
  | { readonly type: 'incidents'; readonly incidentId: string }
  | { readonly type: 'accounts'; readonly accountId: string; readonly state: string }
  | {
      readonly type: 'presence';
      readonly taskId: string;
      readonly member: { readonly id: string; readonly name: string };
      readonly doing: 'viewing' | 'typing' | 'left';
    }
  | { readonly type: 'resync' };

type Shared =
  { readonly kind: 'message'; readonly message: LiveMessage } | { readonly kind: 'state'; readonly isOpen: boolean };

export interface LiveListeners {
  readonly onMessage: (message: LiveMessage) => void;
  readonly onState: (isOpen: boolean) => void;
}

const NAME = 'earshot-events';
const STREAM = '/api/v1/events';
const TYPES = [
  'tasks',
  'mentions',
  'replies',
  'sources',
  'alerts',
  'incidents',
  'accounts',
  'presence',
  'resync',
] as const;
const RETRY_MS = [1000, 2000, 5000, 10_000];
/** After a longer silence the replay cannot be trusted to be complete. */
const GAP_MS = 60_000;

/**
 * The server's stream, once per browser: the tab that holds the lock reads it and passes everything on to the others. Where the
 * browser has no locks (plain http off this machine), each visible tab reads for itself.
 */
export class LiveConnection {
  private readonly channel = new BroadcastChannel(NAME);
  private source: EventSource | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private closedAtMs: number | null = null;
  private hasBeenOpen = false;
  private isStopped = false;
  private isSuccessor = false;
  private giveUpLock: (() => void) | null = null;

  constructor(private readonly listeners: LiveListeners) {
    this.channel.onmessage = (event: MessageEvent<Shared>) => {
      if (event.data.kind === 'message') listeners.onMessage(event.data.message);
      else listeners.onState(event.data.isOpen);
    };
  }

  start(): void {
    // Typed as always there, but absent on plain http.
    const locks = navigator.locks as LockManager | undefined;
    if (locks === undefined) {
      document.addEventListener('visibilitychange', this.followVisibility);
      this.followVisibility();
      return;
    }
    void locks.request(NAME, { ifAvailable: true }, (lock) => {
      if (lock !== null) return this.lead();
      // Another tab reads; whoever takes over from it begins at the present, and what came between the two has to be read.
      this.isSuccessor = true;
      void locks.request(NAME, () => this.lead());
      return undefined;
    });
  }

  stop(): void {
    this.isStopped = true;
    document.removeEventListener('visibilitychange', this.followVisibility);
    this.close();
    this.giveUpLock?.();
    this.channel.close();
  }

  private lead(): Promise<void> {
    if (this.isStopped) return Promise.resolve();
    this.open();
    return new Promise<void>((resolve) => {
      this.giveUpLock = resolve;
    });
  }

  private readonly followVisibility = (): void => {
    if (document.visibilityState === 'visible') this.open();
    else this.close();
  };

  private open(): void {
    if (this.source || this.isStopped) return;
    const source = new EventSource(STREAM, { withCredentials: true });
    this.source = source;
    source.onopen = () => {
      this.opened();
    };
    source.onerror = () => {
      this.lost(source);
    };
    for (const type of TYPES) {
      source.addEventListener(type, (event: MessageEvent<string>) => {
        this.tell(type, event.data);
      });
    }
  }

  private close(): void {
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
    this.closedAtMs ??= Date.now();
  }

  private opened(): void {
    const silence = this.closedAtMs === null ? 0 : Date.now() - this.closedAtMs;
    // A stream this tab opens anew starts at the present: what happened in between has to be read.
    const isNewStream = (this.failures > 0 && this.hasBeenOpen) || this.isSuccessor;
    this.isSuccessor = false;
    this.closedAtMs = null;
    this.failures = 0;
    if (silence > GAP_MS || isNewStream) this.share({ kind: 'message', message: { type: 'resync' } });
    this.hasBeenOpen = true;
    this.share({ kind: 'state', isOpen: true });
  }

  private lost(source: EventSource): void {
    this.closedAtMs ??= Date.now();
    this.share({ kind: 'state', isOpen: false });
    if (source.readyState !== EventSource.CLOSED) return;
    // The browser gave up (an error page, or nobody signed in); it is on us to try again.
    this.source = null;
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 10_000;
    this.failures += 1;
    this.retry = setTimeout(() => {
      this.open();
    }, wait);
  }

  private tell(type: LiveMessage['type'], data: string): void {
    const body = data === '' ? {} : (JSON.parse(data) as object);
    this.share({ kind: 'message', message: { ...body, type } as LiveMessage });
  }

  private share(shared: Shared): void {
    if (this.isStopped) return;
    this.channel.postMessage(shared);
    if (shared.kind === 'message') this.listeners.onMessage(shared.message);
    else this.listeners.onState(shared.isOpen);
  }
}
