import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import { WordPieces } from './word-pieces.js';

export const FEELINGS = ['negative', 'neutral', 'positive'] as const satisfies readonly SentimentLabel[];
export type Feeling = (typeof FEELINGS)[number];

/** Chances in the order of FEELINGS. */
export type Chances = readonly [negative: number, neutral: number, positive: number];

interface Tensor {
  readonly data: ArrayLike<number>;
  readonly dims: readonly number[];
}

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, Tensor>>>;
}

/** The part of `onnxruntime-node` that is used. */
export interface OnnxRuntime {
  readonly InferenceSession: { create(file: string, options: object): Promise<Session> };
  readonly Tensor: new (type: 'int64', values: BigInt64Array, dims: readonly number[]) => unknown;
}

const DEFAULT_TOKENS = 128;
const MOST_TOKENS = 512;

interface Description {
  /** What the columns of the output mean. */
  readonly labels: readonly Feeling[];
  readonly lowerCase: boolean;
  readonly maxTokens: number;
}

/** `model.json` of the folder; throws with a sentence for the operator. */
function readDescription(folder: string): Description {
  const value: unknown = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  const fields = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const { labels, lowerCase = false, maxTokens = DEFAULT_TOKENS } = fields;
  const known = (label: unknown): label is Feeling => FEELINGS.some((feeling) => feeling === label);
  if (!Array.isArray(labels) || labels.length < 2 || !labels.every(known) || new Set(labels).size < labels.length)
    throw new Error(
      `model.json: labels is expected to list ${FEELINGS.join(', ')} in the order of the model's output.`,
    );
  if (typeof lowerCase !== 'boolean') throw new Error('model.json: lowerCase is expected to be true or false.');
  if (!Number.isInteger(maxTokens) || Number(maxTokens) < 8 || Number(maxTokens) > MOST_TOKENS)
    throw new Error(`model.json: maxTokens is expected to be a number from 8 to ${String(MOST_TOKENS)}.`);
  return { labels, lowerCase, maxTokens: Number(maxTokens) };
}

/**
 * A sentiment model of a folder: `model.onnx` (inputs `input_ids` and, where it has them, `attention_mask` and `token_type_ids`; its
 * first output holds one row of scores a text), `vocab.txt` (WordPiece) and `model.json` (`labels`, `lowerCase`, `maxTokens`).
 */
export class OnnxModel {
  private constructor(
    private readonly runtime: OnnxRuntime,
    private readonly session: Session,
    private readonly pieces: WordPieces,
    private readonly labels: readonly Feeling[],
  ) {}

  static async open(folder: string, runtime: OnnxRuntime): Promise<OnnxModel> {
    const { labels, ...options } = readDescription(folder);
    const pieces = new WordPieces(readFileSync(join(folder, 'vocab.txt'), 'utf8'), options);
    // One thread: the others of the machine are for reading and matching posts.
    const settings = { intraOpNumThreads: 1, interOpNumThreads: 1 };
    const session = await runtime.InferenceSession.create(join(folder, 'model.onnx'), settings);
    return new OnnxModel(runtime, session, pieces, labels);
  }

  async judge(texts: readonly string[]): Promise<Chances[]> {
    const rows = texts.map((text) => this.pieces.encode(text));
    const length = Math.max(...rows.map((row) => row.length));
    const tensorOf = (value: (row: readonly number[], at: number) => number): unknown => {
      const values = new BigInt64Array(rows.length * length);
      rows.forEach((row, r) => {
        for (let at = 0; at < length; at++) values[r * length + at] = BigInt(value(row, at));
      });
      return new this.runtime.Tensor('int64', values, [rows.length, length]);
    };
    const inputs: Readonly<Record<string, () => unknown>> = {
      input_ids: () => tensorOf((row, at) => row[at] ?? this.pieces.padding),
      attention_mask: () => tensorOf((row, at) => (at < row.length ? 1 : 0)),
      token_type_ids: () => tensorOf(() => 0),
    };
    const feeds = this.session.inputNames.map((name) => {
      const input = inputs[name];
      if (input === undefined) throw new Error(`The model asks for an input "${name}", which is not known.`);
      return [name, input()] as const;
    });
    const results = await this.session.run(Object.fromEntries(feeds));
    const scores = results[this.session.outputNames[0] ?? ''];
    if (scores?.data.length !== texts.length * this.labels.length)
      throw new Error(`The model did not give ${String(this.labels.length)} scores for each text.`);
    return texts.map((_, i) => this.chancesOf(scores.data, i * this.labels.length));
  }

  private chancesOf(scores: ArrayLike<number>, start: number): Chances {
    const row = this.labels.map((_, i) => scores[start + i] ?? Number.NaN);
    const top = Math.max(...row);
    const powers = row.map((score) => Math.exp(score - top));
    const sum = powers.reduce((total, power) => total + power, 0);
    if (!Number.isFinite(sum)) throw new Error('The model gave scores that are no numbers.');
    const chanceOf = (feeling: Feeling): number => (powers[this.labels.indexOf(feeling)] ?? 0) / sum;
    return [chanceOf('negative'), chanceOf('neutral'), chanceOf('positive')];
  }
}
