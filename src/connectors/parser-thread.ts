import { Worker } from 'node:worker_threads';
import type { ParserAnswer, ParserQuestion } from './parser-protocol.js';

const STARTUP_MS = 20_000;

/** One reusable thread. After a failure it is not used again. */
export class ParserThread {
  private readonly worker: Worker;
  private readonly ready: Promise<ParserAnswer | 'late'>;
  private hasEnded = false;

  constructor(script: URL, memoryMb: number) {
    this.worker = new Worker(script, {
      // A parser needs no settings, and a document that broke out of it should find none.
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
    });
    const end = (): void => {
      this.hasEnded = true;
    };
    // A thread that breaks after its answer must not take the process along.
    this.worker.on('error', end).on('exit', end);
    this.ready = this.nextAnswer(STARTUP_MS);
    // The first job waits for this promise and learns of a failure there.
    this.ready.catch(() => undefined);
  }

  get isAlive(): boolean {
    return !this.hasEnded;
  }

  /** Waits until the thread can be asked; throws when it cannot. */
  async start(): Promise<void> {
    this.worker.ref();
    if ((await this.ready) === 'late') throw new Error('The parser thread did not start.');
  }

  /** Throws when the thread ends over it. */
  async ask(question: ParserQuestion, deadlineMs: number): Promise<ParserAnswer | 'late'> {
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

  private nextAnswer(limitMs: number): Promise<ParserAnswer | 'late'> {
    return new Promise((resolve, reject) => {
      let fault = new Error('The parser thread ended.');
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        this.worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const onMessage = (answer: ParserAnswer): void => {
        settle(() => {
          resolve(answer);
        });
      };
      // An error may overtake the answer that was given before it; the exit that follows comes after both.
      const onError = (error: unknown): void => {
        fault = error instanceof Error ? error : new Error(String(error));
      };
      const onExit = (): void => {
        settle(() => {
          reject(fault);
        });
      };
      const timer = setTimeout(() => {
        settle(() => {
          resolve('late');
        });
      }, limitMs);
      this.worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    });
  }
}
