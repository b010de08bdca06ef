import { setTimeout as sleep } from 'node:timers/promises';

export interface ServerEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads a stream of server-sent events as a browser does. */
export class EventReader {
  readonly events: ServerEvent[] = [];
  hasEnded = false;
  private readonly stop = new AbortController();

  private constructor(readonly status: number) {}

  static async open(url: string, headers: Readonly<Record<string, string>>): Promise<EventReader> {
    const stop = new AbortController();
    const response = await fetch(`${url}/api/v1/events`, { headers, signal: stop.signal });
    const reader = new EventReader(response.status);
    reader.stop.signal.addEventListener('abort', () => {
      stop.abort();
    });
    void reader.read(response);
    return reader;
  }

  /** Waits until `isEnough`; gives what has come so far when that takes too long, so that the spec shows it. */
  async until(
    isEnough: (events: readonly ServerEvent[]) => boolean,
    limitMs = 30_000,
  ): Promise<readonly ServerEvent[]> {
    for (let waitedMs = 0; waitedMs < limitMs && !isEnough(this.events); waitedMs += 20) await sleep(20);
    return this.events;
  }

  async untilEnd(limitMs: number): Promise<boolean> {
    for (let waitedMs = 0; waitedMs < limitMs && !this.hasEnded; waitedMs += 20) await sleep(20);
    return this.hasEnded;
  }

  close(): void {
    this.stop.abort();
  }

  private async read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch {
      // Closed by the spec or by the server: either way there is no more to read.
    }
    this.hasEnded = true;
  }

  private take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
    );
    const event = fields.get('event');
    if (event === undefined) return;
    this.events.push({ id: fields.get('id') ?? '', event, data: JSON.parse(fields.get('data') ?? '{}') });
  }
}
