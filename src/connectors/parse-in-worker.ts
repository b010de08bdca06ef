import { ConnectorError } from './connector.js';
import type { ParserQuestion } from './parser-protocol.js';
import { ParserThread } from './parser-thread.js';

/** Turns bytes from outside into a reading. */
export interface DocumentParser<Q extends ParserQuestion, R> {
  /** @throws ConnectorError('invalid') with one sentence for a person; nothing else. */
  parse(question: Q): Promise<R>;
  close(): Promise<void>;
}

/** How one kind of document is parsed. */
export interface ParserPlan<Q extends ParserQuestion, R> {
  /** What it is in sentences: "feed". */
  readonly name: string;
  /** Larger documents are refused unread. Whole mebibytes. */
  readonly maxBytes: number;
  /** The compiled file that calls `answerQuestions`. */
  readonly script: URL;
  /** Loads the parser into this thread. It throws ConnectorError('invalid') for what it refuses. */
  readonly load: () => Promise<(question: Q) => R | Promise<R>>;
}

export interface WorkerParserOptions {
  /** Most threads at once. */
  readonly threads?: number;
  /** For one document, from the moment a ready thread has it. */
  readonly deadlineMs?: number;
  /** Of the heap of each thread. */
  readonly memoryMb?: number;
  /** A thread without work is ended after this long. */
  readonly idleMs?: number;
  readonly script?: URL;
}

/** The document itself made the parser slow, greedy or break: it will do so again. */
export class UnreadableDocument extends ConnectorError {
  constructor(message: string, cause?: unknown) {
    super('invalid', message, cause === undefined ? {} : { cause });
  }
}

type Named = Pick<ParserPlan<ParserQuestion, unknown>, 'name' | 'maxBytes'>;

const tooLarge = ({ name, maxBytes }: Named): UnreadableDocument =>
  new UnreadableDocument(`The ${name} is larger than ${String(maxBytes / 1024 / 1024)} MiB.`);
const tooSlow = ({ name }: Named): UnreadableDocument => new UnreadableDocument(`Reading the ${name} took too long.`);
const brokenWords = ({ name }: Named): string =>
  `The ${name} could not be read: it needs too much memory or breaks the reader.`;

/** Parses in this thread, without a deadline. */
export class DirectParser<Q extends ParserQuestion, R> implements DocumentParser<Q, R> {
  constructor(private readonly plan: ParserPlan<Q, R>) {}

  async parse(question: Q): Promise<R> {
    if (question.bytes.byteLength > this.plan.maxBytes) throw tooLarge(this.plan);
    // Loaded here, because whoever parses in threads never needs the parsers on its own.
    const parse = await this.plan.load();
    try {
      return await parse(question);
    } catch (error) {
      throw error instanceof ConnectorError ? error : new UnreadableDocument(brokenWords(this.plan), error);
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

interface Job<Q, R> {
  readonly question: Q;
  readonly resolve: (reading: R) => void;
  readonly reject: (error: ConnectorError) => void;
}

/**
 * Parses in worker threads with a deadline and a memory limit, so that no document can stop the process. A thread that
 * missed its deadline is ended and replaced. Idle threads do not keep the process alive and end after a while.
 */
export class WorkerParser<Q extends ParserQuestion, R> implements DocumentParser<Q, R> {
  private readonly threads: number;
  private readonly deadlineMs: number;
  private readonly memoryMb: number;
  private readonly idleMs: number;
  private readonly script: URL;
  private readonly idle = new Map<ParserThread, NodeJS.Timeout>();
  private readonly busy = new Set<ParserThread>();
  private readonly waiting: Job<Q, R>[] = [];
  private isClosed = false;

  constructor(
    private readonly plan: ParserPlan<Q, R>,
    options: WorkerParserOptions = {},
  ) {
    this.threads = options.threads ?? 2;
    this.deadlineMs = options.deadlineMs ?? 2000;
    this.memoryMb = options.memoryMb ?? 256;
    this.idleMs = options.idleMs ?? 60_000;
    this.script = options.script ?? plan.script;
  }

  /** Threads that are held at the moment, at work or not. */
  get heldThreads(): number {
    return [...this.idle.keys()].filter((thread) => thread.isAlive).length + this.busy.size;
  }

  parse(question: Q): Promise<R> {
    if (question.bytes.byteLength > this.plan.maxBytes) return Promise.reject(tooLarge(this.plan));
    return new Promise((resolve, reject) => {
      if (this.isClosed) {
        reject(this.unavailable(new Error('The parser is closed.')));
        return;
      }
      this.waiting.push({ question, resolve, reject });
      this.startNext();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const job of this.waiting.splice(0)) job.reject(this.unavailable(new Error('The parser was closed.')));
    const threads = [...this.idle.keys(), ...this.busy];
    for (const timer of this.idle.values()) clearTimeout(timer);
    this.idle.clear();
    await Promise.all(threads.map((thread) => thread.stop()));
  }

  private startNext(): void {
    if (this.waiting.length === 0) return;
    const thread =
      this.takeIdle() ?? (this.busy.size < this.threads ? new ParserThread(this.script, this.memoryMb) : null);
    const job = thread === null ? undefined : this.waiting.shift();
    if (thread === null || job === undefined) return;
    this.busy.add(thread);
    void this.runJob(thread, job);
  }

  private takeIdle(): ParserThread | undefined {
    for (const [thread, timer] of this.idle) {
      clearTimeout(timer);
      this.idle.delete(thread);
      if (thread.isAlive) return thread;
    }
    return undefined;
  }

  private rest(thread: ParserThread): void {
    const timer = setTimeout(() => {
      this.idle.delete(thread);
      void thread.stop();
    }, this.idleMs);
    this.idle.set(thread, timer.unref());
  }

  private async runJob(thread: ParserThread, job: Job<Q, R>): Promise<void> {
    let isStarted = false;
    try {
      await thread.start();
      isStarted = true;
      const answer = await thread.ask(job.question, this.deadlineMs);
      if (answer === 'late') throw tooSlow(this.plan);
      if (this.isClosed) await thread.stop();
      else this.rest(thread);
      if (answer.kind === 'parsed') job.resolve(answer.reading as R);
      else if (answer.kind === 'refused')
        job.reject(
          new ConnectorError('invalid', answer.reason, answer.code === undefined ? {} : { code: answer.code }),
        );
      else job.reject(this.unavailable(new Error('The parser thread started twice.')));
    } catch (error) {
      // What happens before the thread has the document, or because we end it, says nothing about the document.
      const isItsFault = isStarted && !this.isClosed;
      if (error instanceof ConnectorError) job.reject(error);
      else job.reject(isItsFault ? new UnreadableDocument(brokenWords(this.plan), error) : this.unavailable(error));
      await thread.stop().catch(() => undefined);
    } finally {
      this.busy.delete(thread);
      this.startNext();
    }
  }

  private unavailable(cause: unknown): ConnectorError {
    return new ConnectorError('invalid', brokenWords(this.plan), { cause });
  }
}

/** Threads run compiled files only: straight from TypeScript sources, as in tests, parsing stays in the calling thread. */
export const isRunFromSources = import.meta.url.endsWith('.ts');

export const openParser = <Q extends ParserQuestion, R>(
  plan: ParserPlan<Q, R>,
  options?: WorkerParserOptions,
): DocumentParser<Q, R> => (isRunFromSources ? new DirectParser(plan) : new WorkerParser(plan, options));
