import { IsOptional, IsString } from 'class-validator';
import type { Connector, Cursor, Page, PollLimits } from '../../src/connectors/connector.js';
import type { NormalisedPost } from '../../src/connectors/post.types.js';
import { ConnectorError } from '../../src/connectors/connector.js';
import { walkBack, type WalkPage } from '../../src/connectors/walk-back.js';

interface Published {
  readonly id: string;
  readonly text: string;
  readonly at: Date;
}

const PAGE_SIZE = 100;

class FakeSettings {
  @IsOptional()
  @IsString()
  query?: string;
}

/**
 * A network in the memory of the test: a search that lists the newest first, a hundred a page, with a limit of requests in a
 * window and perhaps an end after so many posts, and an archive by date for what was missed.
 */
export class FakeNetwork {
  now = new Date();
  requests = 0;
  refused = 0;
  limit = { requests: Infinity, windowSeconds: 900 };
  private readonly posts: Published[] = [];
  private window = { startMs: 0, used: 0 };

  /** `name` begins the ids of its posts. */
  constructor(
    private readonly name: string,
    private readonly listingCap: number | null,
  ) {}

  publish(posts: readonly { readonly text: string; readonly at: Date }[]): string[] {
    return posts.map(({ text, at }) => {
      const id = `${this.name}-${String(this.posts.length + 1)}`;
      this.posts.push({ id, text, at });
      return id;
    });
  }

  connector(): Connector {
    return {
      kind: 'fake',
      network: 'fake',
      description: 'A network of the test.',
      settings: FakeSettings,
      settingFields: [],
      credentialFields: [],
      interval: { minSeconds: 30, usualSeconds: 60 },
      poll: (_, cursor, limits) =>
        walkBack(cursor, limits, { overlapSeconds: 5, listingCap: this.listingCap }, ({ token, since }) =>
          Promise.resolve(this.list(token, since)),
        ),
      fill: (_, gap, cursor, limits) => Promise.resolve(this.readArchive(gap, cursor, limits)),
      replyability: ({ url }) => ({ verdict: 'by-hand', reason: 'test', deepLink: url }),
    };
  }

  private list(token: string | null, since: Date | null): WalkPage {
    const quota = this.ask();
    const [before, listed] = token === null ? [Infinity, 0] : token.split(':').map(Number);
    const newest = this.posts
      .map((post, at) => ({ post, at }))
      .filter(({ at, post }) => at < (before ?? 0) && post.at <= this.now && (since === null || post.at >= since))
      .reverse();
    const shown = newest.slice(0, Math.min(PAGE_SIZE, (this.listingCap ?? Infinity) - (listed ?? 0)));
    const count = (listed ?? 0) + shown.length;
    const last = shown.at(-1);
    const hasMore = last !== undefined && newest.length > shown.length && count < (this.listingCap ?? Infinity);
    return {
      items: shown.map(({ post }) => ({ post: normalise(post), at: post.at })),
      next: hasMore ? `${String(last.at)}:${String(count)}` : null,
      quotas: [quota],
      cost: { requests: 1 },
    };
  }

  private readArchive(gap: { from: Date | null; to: Date }, cursor: Cursor, limits: PollLimits): Page {
    const inside = this.posts.filter(({ at }) => at >= (gap.from ?? new Date(0)) && at <= gap.to && at <= this.now);
    let read = Number(cursor?.['read'] ?? 0);
    const posts: NormalisedPost[] = [];
    let [requests, quota] = [0, this.quota()];
    while (requests < limits.maxRequests && read < inside.length) {
      quota = this.ask();
      requests += 1;
      posts.push(...inside.slice(read, read + PAGE_SIZE).map(normalise));
      read += PAGE_SIZE;
    }
    return { posts, cursor: { read }, complete: read >= inside.length, quotas: [quota], cost: { requests } };
  }

  private ask(): ReturnType<FakeNetwork['quota']> {
    this.requests += 1;
    const { remaining, resetsAt } = this.quota();
    if (remaining <= 0) {
      this.refused += 1;
      const retryAfterSeconds = Math.ceil((resetsAt.getTime() - this.now.getTime()) / 1_000);
      throw new ConnectorError('quota', 'The network asks to wait.', { retryAfterSeconds, code: 'rate-limited' });
    }
    this.window.used += 1;
    return this.quota();
  }

  private quota() {
    const lengthMs = this.limit.windowSeconds * 1_000;
    const startMs = Math.floor(this.now.getTime() / lengthMs) * lengthMs;
    if (startMs !== this.window.startMs) this.window = { startMs, used: 0 };
    const limit = Number.isFinite(this.limit.requests) ? this.limit.requests : 1_000_000;
    return {
      name: 'search requests',
      unit: 'requests' as const,
      limit,
      remaining: limit - this.window.used,
      resetsAt: new Date(startMs + lengthMs),
    };
  }
}

const normalise = ({ id, text, at }: Published): NormalisedPost => ({
  externalId: id,
  text,
  author: { handle: `author-${id}` },
  publishedAt: at,
  lang: 'en',
});
