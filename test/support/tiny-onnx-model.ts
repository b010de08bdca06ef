import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Protocol buffers, as much as a small ONNX file needs. */
const varint = (value: number): Buffer => {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Buffer.from([...bytes, rest]);
};
const number = (field: number, value: number): Buffer => Buffer.concat([varint(field << 3), varint(value)]);
const bytes = (field: number, value: Buffer | string): Buffer => {
  const content = Buffer.from(value);
  return Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
};
const message = (field: number, ...parts: Buffer[]): Buffer => bytes(field, Buffer.concat(parts));

const FLOAT = 1;
const INT64 = 7;

const tensor = (name: string, type: number, dims: readonly number[], raw: Buffer): Buffer =>
  message(5, ...dims.map((dim) => number(1, dim)), number(2, type), bytes(8, name), bytes(9, raw));
const value = (field: number, name: string, type: number, dims: readonly (string | number)[]): Buffer => {
  const shape = dims.map((dim) => message(1, typeof dim === 'string' ? bytes(2, dim) : number(1, dim)));
  return message(field, bytes(1, name), message(2, message(1, number(1, type), message(2, ...shape))));
};

/** Each piece of a vocabulary has three scores, and a text has the sum of those of its pieces. */
function tinyModel(scores: readonly (readonly number[])[]): Buffer {
  const table = Buffer.from(Float32Array.from(scores.flat()).buffer);
  const axes = Buffer.from(BigInt64Array.of(1n).buffer);
  const graph = message(
    7,
    message(1, bytes(1, 'table'), bytes(1, 'input_ids'), bytes(2, 'found'), bytes(4, 'Gather')),
    message(
      1,
      ...[bytes(1, 'found'), bytes(1, 'axes'), bytes(2, 'logits'), bytes(4, 'ReduceSum')],
      message(5, bytes(1, 'keepdims'), number(3, 0), number(20, 2)),
    ),
    bytes(2, 'tiny'),
    tensor('table', FLOAT, [scores.length, 3], table),
    tensor('axes', INT64, [1], axes),
    value(11, 'input_ids', INT64, ['texts', 'tokens']),
    value(12, 'logits', FLOAT, ['texts', 3]),
  );
  return Buffer.concat([number(1, 8), graph, message(8, bytes(1, ''), number(2, 13))]);
}

/** Pieces beside the special ones, with what each says for negative, neutral and positive. */
const PIECES: readonly (readonly [piece: string, scores: readonly [number, number, number]])[] = [
  ['[PAD]', [0, 0, 0]],
  ['[UNK]', [0, 0.5, 0]],
  ['[CLS]', [0, 0, 0]],
  ['[SEP]', [0, 0, 0]],
  ['aw', [3, 0, 0]],
  ['##ful', [3, 0, 0]],
  ['great', [0, 0, 6]],
  ['but', [0, 0, 0]],
];

/** A folder with a model of a few words, its vocabulary and its description. */
export function writeTinyModel(folder: string, description: object = {}): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.onnx'), tinyModel(PIECES.map(([, scores]) => scores)));
  writeFileSync(join(folder, 'vocab.txt'), PIECES.map(([piece]) => piece).join('\n'));
  writeFileSync(join(folder, 'table.json'), JSON.stringify(PIECES.map(([, scores]) => scores)));
  const labels = ['negative', 'neutral', 'positive'];
  writeFileSync(join(folder, 'model.json'), JSON.stringify({ labels, lowerCase: true, maxTokens: 16, ...description }));
  return folder;
}

/** What stands in for the runtime where it is not installed: it works the tiny model out by its table. */
export const STAND_IN_RUNTIME = `
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
export class Tensor { constructor(type, data, dims) { Object.assign(this, { type, data, dims }); } }
export const InferenceSession = {
  async create(file) {
    const table = JSON.parse(readFileSync(join(dirname(file), 'table.json'), 'utf8'));
    return {
      inputNames: ['input_ids'],
      outputNames: ['logits'],
      async run({ input_ids: { data, dims: [texts, tokens] } }) {
        const logits = new Float32Array(texts * 3);
        data.forEach((id, i) => table[Number(id)].forEach((score, k) => (logits[Math.floor(i / tokens) * 3 + k] += score)));
        return { logits: { data: logits, dims: [texts, 3] } };
      },
    };
  },
};
`;
