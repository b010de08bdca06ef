import type { Received } from './stand-in.js';
import { serveLoopback, type Loopback } from './stand-in.js';

export interface FeedItem {
  readonly id: string;
  readonly text: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** Served this often at least before an item scrolls out: a reader that keeps its promises has then seen it. */
const SHOWN_AT_LEAST = 5;

/** A site with Atom feeds that grow, repeat and shuffle their entries, change some, and drop the oldest. */
export class GrowingFeeds {
  private constructor(
    private readonly feeds: Map<string, GrowingFeed>,
    private readonly loopback: Loopback,
  ) {}

  static async start(random: () => number): Promise<GrowingFeeds> {
    const feeds: Map<string, GrowingFeed> = new Map<string, GrowingFeed>();
    const loopback = await serveLoopback((request) => {
      const feed = feeds.get(request.path);
      return feed === undefined ? { status: 404 } : feed.answer(request, random);
    });
    return new GrowingFeeds(feeds, loopback);
  }

  get host(): string {
    return this.loopback.host;
  }

  /** `window`: how many of the newest entries the feed shows. */
  add(name: string, window: number): GrowingFeed {
    const feed = new GrowingFeed(window);
    this.feeds.set(`/${name}.xml`, feed);
    return feed;
  }

  urlOf(name: string): string {
    return `${this.loopback.origin}/${name}.xml`;
  }

  stop(): Promise<void> {
    return this.loopback.stop();
  }
}

export class GrowingFeed {
  private readonly items = new Map<string, FeedItem & { shown: number }>();
  private version = 0;
  private document = '';

  constructor(private readonly window: number) {}

  /** Adds an entry or changes it in place. */
  publish(item: FeedItem): void {
    const shown = this.items.get(item.id)?.shown ?? 0;
    this.items.set(item.id, { ...item, shown: item.updatedAt > item.publishedAt ? 0 : shown });
    this.version += 1;
    this.document = '';
  }

  answer(request: Received, random: () => number): { status: number; headers: Record<string, string>; body?: string } {
    const etag = `"v${String(this.version)}"`;
    const headers = { 'content-type': 'application/atom+xml', etag };
    if (request.headers['if-none-match'] === etag) return { status: 304, headers };
    const shown = this.visible();
    for (const item of shown) item.shown += 1;
    if (this.document === '') this.document = atom(inDisorder(shown, random));
    return { status: 200, headers, body: this.document };
  }

  private visible(): (FeedItem & { shown: number })[] {
    const all = [...this.items.values()];
    return all.filter((item, i) => i >= all.length - this.window || item.shown < SHOWN_AT_LEAST);
  }
}

/** Every tenth entry twice, and no order at all. */
function inDisorder<T>(items: readonly T[], random: () => number): T[] {
  const keyed = items
    .flatMap((item) => (random() < 0.1 ? [item, item] : [item]))
    .map((item) => [random(), item] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}

function atom(items: readonly FeedItem[]): string {
  const entries = items.map(
    (item) => `<entry><id>${item.id}</id><title>${item.text}</title><link href="https://news.example/${item.id}"/>
<published>${item.publishedAt.toISOString()}</published><updated>${item.updatedAt.toISOString()}</updated></entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:feed</id><title>News</title><updated>2026-01-01T00:00:00Z</updated>
${entries.join('\n')}
</feed>`;
}
