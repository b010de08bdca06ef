import type { Chances } from './onnx-model.js';

export interface OnnxWorkerData {
  readonly folder: string;
  /** Package or file that is the runtime. */
  readonly runtime: string;
}

export interface OnnxQuestion {
  readonly texts: readonly string[];
}

export type OnnxAnswer =
  { readonly ok: true; readonly chances: readonly Chances[] } | { readonly ok: false; readonly reason: string };
