import { Worker } from 'node:worker_threads';
import { ConnectorError } from '../connector.js';
import { decodeFeed } from './decode-feed.js';
import type { ParsedFeed } from './feed.types.js';
import { FeedFormatError } from './feed.types.js';

/** Feeds larger than this are refused unread. */
export const MAX_FEED_BYTES = 5 * 1024 * 1024;

/** Turns the bytes of a feed into its items. */
export interface FeedParser {
  /**
   * `contentType` is the HTTP header, `baseUrl` where the bytes came from; both may be missing.
   * @throws ConnectorError('invalid') with one sentence for a person; nothing else.
   */
  parse(bytes: Uint8Array, contentType?: string | null, baseUrl?: string | null): Promise<ParsedFeed>;
  close(): Promise<void>;
}

export interface WorkerQuestion {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly baseUrl: string | null;
}

export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'parsed'; readonly feed: ParsedFeed }
  | { readonly kind: 'refused'; readonly reason: string };

const tooLarge = (): ConnectorError => new ConnectorError('invalid', 'The feed is larger than 5 MiB.');
const tooSlow = (): ConnectorError => new ConnectorError('invalid', 'Reading the feed took too long.');
const broken = (cause: unknown): ConnectorError =>
  new ConnectorError('invalid', 'The feed could not be read: it needs too much memory or breaks the reader.', {
    cause,
  });

/** Parses in this thread, without a deadline. */
export class DirectFeedParser implements FeedParser {
  async parse(bytes: Uint8Array, contentType?: string | null, baseUrl?: string | null): Promise<ParsedFeed> {
    if (bytes.byteLength > MAX_FEED_BYTES) throw tooLarge();
    // Loaded here, because whoever parses in threads never needs the parsers on its own.
    const { parseFeed } = await import('./parse-feed.js');
    try {
      return await parseFeed(decodeFeed(bytes, contentType ?? undefined), baseUrl ?? null);
    } catch (error) {
      throw error instanceof FeedFormatError ? new ConnectorError('invalid', error.message) : broken(error);
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

interface Job {
  readonly question: WorkerQuestion;
  readonly resolve: (feed: ParsedFeed) => void;
  readonly reject: (error: ConnectorError) => void;
}

export interface WorkerFeedParserOptions {
  /** Most threads at once. */
  readonly threads?: number;
  /** For one document, from the moment a ready thread has it. */
  readonly deadlineMs?: number;
  readonly memoryMb?: number;
  readonly script?: URL;
}

const STARTUP_MS = 20_000;

/** One reusable thread. After a failure it is not used again. */
class ParserThread {
  private readonly worker: Worker;
  private readonly ready: Promise<void>;

  constructor(script: URL, memoryMb: number) {
    this.worker = new Worker(script, {
      // A parser needs no settings, and a document that broke out of it should find none.
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
    });
    this.ready = this.nextAnswer(STARTUP_MS).then(() => undefined);
    // The first job waits for this promise and learns of a failure there.
    this.ready.catch(() => undefined);
  }

  async run(question: WorkerQuestion, deadlineMs: number): Promise<WorkerAnswer> {
    this.worker.ref();
    await this.ready;
    const answer = this.nextAnswer(deadlineMs);
    const bytes = new Uint8Array(question.bytes);
    this.worker.postMessage({ ...question, bytes }, [bytes.buffer]);
    const result = await answer;
    this.worker.unref();
    return result;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private nextAnswer(limitMs: number): Promise<WorkerAnswer> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        this.worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const onMessage = (answer: WorkerAnswer): void => {
        settle(() => {
          resolve(answer);
        });
      };
      const onError = (error: unknown): void => {
        settle(() => {
          reject(broken(error));
        });
      };
      const onExit = (): void => {
        onError(new Error('The parser thread ended.'));
      };
      const timer = setTimeout(() => {
        settle(() => {
          reject(tooSlow());
        });
      }, limitMs);
      this.worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    });
  }
}

/**
 * Parses in worker threads with a deadline and a memory limit, so that no document can stop the process. A thread that
 * missed its deadline is ended and replaced. Idle threads do not keep the process alive.
 */
export class WorkerFeedParser implements FeedParser {
  private readonly threads: number;
  private readonly deadlineMs: number;
  private readonly memoryMb: number;
  private readonly script: URL;
  private readonly idle: ParserThread[] = [];
  private readonly busy = new Set<ParserThread>();
  private readonly waiting: Job[] = [];
  private isClosed = false;

  constructor(options: WorkerFeedParserOptions = {}) {
    this.threads = options.threads ?? 2;
    this.deadlineMs = options.deadlineMs ?? 2000;
    this.memoryMb = options.memoryMb ?? 256;
    this.script = options.script ?? new URL('./parse-worker.js', import.meta.url);
  }

  parse(bytes: Uint8Array, contentType?: string | null, baseUrl?: string | null): Promise<ParsedFeed> {
    if (bytes.byteLength > MAX_FEED_BYTES) return Promise.reject(tooLarge());
    return new Promise((resolve, reject) => {
      if (this.isClosed) {
        reject(broken(new Error('The parser is closed.')));
        return;
      }
      const question = { bytes, contentType: contentType ?? null, baseUrl: baseUrl ?? null };
      this.waiting.push({ question, resolve, reject });
      this.startNext();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const job of this.waiting.splice(0)) job.reject(broken(new Error('The parser was closed.')));
    await Promise.all([...this.idle.splice(0), ...this.busy].map((thread) => thread.stop()));
  }

  private startNext(): void {
    if (this.waiting.length === 0) return;
    const thread =
      this.idle.pop() ?? (this.busy.size < this.threads ? new ParserThread(this.script, this.memoryMb) : null);
    const job = thread === null ? undefined : this.waiting.shift();
    if (thread === null || job === undefined) return;
    this.busy.add(thread);
    void this.runJob(thread, job);
  }

  private async runJob(thread: ParserThread, job: Job): Promise<void> {
    try {
      const answer = await thread.run(job.question, this.deadlineMs);
      if (this.isClosed) await thread.stop();
      else this.idle.push(thread);
      if (answer.kind === 'parsed') job.resolve(answer.feed);
      else
        job.reject(
          new ConnectorError('invalid', answer.kind === 'refused' ? answer.reason : 'The feed gave no answer.'),
        );
    } catch (error) {
      job.reject(error instanceof ConnectorError ? error : broken(error));
      await thread.stop().catch(() => undefined);
    } finally {
      this.busy.delete(thread);
      this.startNext();
    }
  }
}

/** Threads run compiled files only: straight from TypeScript sources, as in tests, parsing stays in this thread. */
export const openFeedParser = (options?: WorkerFeedParserOptions): FeedParser =>
  import.meta.url.endsWith('.ts') ? new DirectFeedParser() : new WorkerFeedParser(options);
