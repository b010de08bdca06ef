import { Worker } from 'node:worker_threads';
import type { Sentiment } from '../../domain/sentiment/sentiment.types.js';
import type { TextToJudge } from '../analyser.js';
import type { SecondLook, SecondLookHealth } from '../second-look.js';
import { FEELINGS, type Chances } from './onnx-model.js';
import type { OnnxAnswer, OnnxQuestion, OnnxWorkerData } from './onnx.types.js';

export interface OnnxSecondLookOptions {
  /** Folder of the model; see OnnxModel. */
  readonly folder: string;
  /** For one batch, from its turn on; the first one loads the model. What it does not reach in time it leaves out. */
  readonly limitMs?: number;
  /** After a failure nothing is asked for so long. */
  readonly restMs?: number;
  /** Below it a judgement is `unsure`. */
  readonly unsureBelow?: number;
  /** Package or file that is the runtime. */
  readonly runtime?: string;
  readonly script?: URL;
}

/** Asked for together; between two lots the time is looked at. */
const TEXTS_AT_ONCE = 8;
const LIMIT_MS = 5_000;
const LOADING_MS = 60_000;
const REST_MS = 60_000;
const UNSURE_BELOW = 0.5;

/** Looks again with an operator's own model, in a thread of its own. Batches take turns; an idle thread keeps no process alive. */
export class OnnxSecondLook implements SecondLook {
  private worker: Worker | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private isLoaded = false;
  private failure: string | null = null;
  private restsUntilMs = -Infinity;
  private texts = 0;

  constructor(private readonly options: OnnxSecondLookOptions) {}

  get health(): SecondLookHealth {
    if (this.failure !== null) {
      return {
        isWorking: false,
        detail: `The ONNX model does not answer, the linear one is used alone: ${this.failure}`,
      };
    }
    const detail = this.texts === 0 ? 'The ONNX model was not needed yet.' : 'The ONNX model answers.';
    return { isWorking: true, detail };
  }

  reconsider(texts: readonly TextToJudge[]): Promise<readonly (Sentiment | null)[]> {
    if (texts.length === 0) return Promise.resolve([]);
    const asked = this.turn.then(() => this.judge(texts));
    this.turn = asked;
    return asked;
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private async judge(texts: readonly TextToJudge[]): Promise<readonly (Sentiment | null)[]> {
    if (performance.now() < this.restsUntilMs) return texts.map(() => null);
    const found: (Sentiment | null)[] = [];
    const startedAtMs = performance.now();
    try {
      while (found.length < texts.length && performance.now() - startedAtMs < this.limitMs) {
        const next = texts.slice(found.length, found.length + TEXTS_AT_ONCE);
        found.push(...(await this.judgeFew(next)));
      }
      this.failure = null;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : 'it failed';
      this.restsUntilMs = performance.now() + (this.options.restMs ?? REST_MS);
      this.isLoaded = false;
      await this.close();
    }
    return texts.map((_, i) => found[i] ?? null);
  }

  private async judgeFew(texts: readonly TextToJudge[]): Promise<(Sentiment | null)[]> {
    const answer = await this.ask({ texts: texts.map(({ text }) => text) });
    if (!answer.ok) throw new Error(answer.reason);
    this.texts += texts.length;
    return texts.map((_, i) => {
      const chances = answer.chances[i];
      return chances === undefined ? null : sentimentOf(chances, this.options.unsureBelow ?? UNSURE_BELOW);
    });
  }

  private get limitMs(): number {
    return this.options.limitMs ?? (this.isLoaded ? LIMIT_MS : LOADING_MS);
  }

  private ask(question: OnnxQuestion): Promise<OnnxAnswer> {
    const worker = (this.worker ??= this.start());
    const { limitMs } = this;
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        worker.unref();
        act();
      };
      const onMessage = (answer: OnnxAnswer): void => {
        this.isLoaded = true;
        settle(() => {
          resolve(answer);
        });
      };
      const fail = (reason: unknown): void => {
        settle(() => {
          reject(reason instanceof Error ? reason : new Error(String(reason)));
        });
      };
      const onError = (error: unknown): void => {
        fail(error);
      };
      const onExit = (): void => {
        fail(new Error('its thread ended.'));
      };
      const timer = setTimeout(() => {
        fail(new Error(`it took longer than ${String(limitMs)} ms.`));
      }, limitMs);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.ref();
      worker.postMessage(question);
    });
  }

  private start(): Worker {
    const { folder, runtime = 'onnxruntime-node', script } = this.options;
    const workerData: OnnxWorkerData = { folder, runtime };
    const worker = new Worker(script ?? new URL('./onnx-worker.js', import.meta.url), {
      // A model needs no settings, and code that came with it should find none.
      env: {},
      execArgv: [],
      workerData,
    });
    // While nobody waits for an answer, the end of the thread is found out with the next question.
    worker.on('error', () => {
      if (this.worker === worker) this.worker = null;
    });
    worker.unref();
    return worker;
  }
}

function sentimentOf([negative, neutral, positive]: Chances, unsureBelow: number): Sentiment {
  const chances = [negative, neutral, positive];
  const confidence = Math.max(...chances);
  const best = FEELINGS[chances.indexOf(confidence)] ?? 'neutral';
  return {
    label: confidence < unsureBelow ? 'unsure' : best,
    score: round(positive - negative),
    confidence: round(confidence),
  };
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
