import { parentPort, workerData } from 'node:worker_threads';
import { OnnxModel, type OnnxRuntime } from './onnx-model.js';
import type { OnnxAnswer, OnnxQuestion, OnnxWorkerData } from './onnx.types.js';

const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread only.');
const { folder, runtime } = workerData as OnnxWorkerData;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The package is no dependency: whoever has a model installs it, and its absence is told like any other failure. */
async function open(): Promise<OnnxModel> {
  const loaded = (await import(runtime)) as OnnxRuntime & { readonly default?: OnnxRuntime };
  return OnnxModel.open(folder, loaded.default ?? loaded);
}

const model = open();
port.on('message', ({ texts }: OnnxQuestion) => {
  void model
    .then((ready) => ready.judge(texts))
    .then(
      (chances): OnnxAnswer => ({ ok: true, chances }),
      (error: unknown): OnnxAnswer => ({ ok: false, reason: messageOf(error) }),
    )
    .then((answer) => {
      port.postMessage(answer);
    });
});
// Answered with the first question; until then nobody waits for it.
model.catch(() => undefined);
