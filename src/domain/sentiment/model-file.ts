import type { Calibration, ConfidenceStep, LanguageModel, LinearModel, Triple } from './linear-model.types.js';

/** A model's bytes: magic, length of the header, header (JSON), then the blocks of the languages in the header's order. */
const MAGIC = 'ESLM';
const VERSION = 1;
const PREFIX_BYTES = 12;

interface LanguageHeader {
  readonly lang: string;
  readonly words: number;
  readonly wordBytes: number;
  readonly bits: number;
  readonly rows: number;
  readonly rowBytes: number;
  readonly scale: number;
  readonly biases: Triple;
  readonly offsets: Triple;
  readonly calibration: Calibration;
  readonly confidenceSteps?: readonly ConfidenceStep[];
  readonly unsureBelow: number;
  readonly triageFrom: number;
}

interface Header {
  readonly name: string;
  readonly languages: readonly LanguageHeader[];
}

export function writeModel(model: LinearModel): Uint8Array {
  const blocks: Uint8Array[] = [];
  const languages = model.languages.map(({ lang, lexicon, rows, ...rest }): LanguageHeader => {
    const words = writeGaps(lexicon.keys);
    const buckets = writeGaps(rows.buckets);
    blocks.push(words, bytesOf(lexicon.values), buckets, bytesOf(rows.negative), bytesOf(rows.positive));
    return {
      lang,
      words: lexicon.keys.length,
      wordBytes: words.length,
      bits: rows.bits,
      rows: rows.buckets.length,
      rowBytes: buckets.length,
      ...rest,
    };
  });
  const header = new TextEncoder().encode(JSON.stringify({ name: model.name, languages } satisfies Header));
  const prefix = new Uint8Array(PREFIX_BYTES);
  prefix.set(new TextEncoder().encode(MAGIC));
  new DataView(prefix.buffer).setUint32(4, VERSION, true);
  new DataView(prefix.buffer).setUint32(8, header.length, true);
  return join([prefix, header, ...blocks]);
}

export type ModelReading =
  | {
      readonly ok: true;
      readonly name: string;
      readonly languages: readonly string[];
      /** Unpacks one language; undefined where the model does not have it. Its small arrays are views of the bytes. */
      readonly read: (lang: string) => LanguageModel | undefined;
    }
  | { readonly ok: false; readonly reason: 'not-a-model' | 'other-version' | 'cut-short' };

export function openModel(bytes: Uint8Array): ModelReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREFIX_BYTES || new TextDecoder().decode(bytes.subarray(0, 4)) !== MAGIC) {
    return { ok: false, reason: 'not-a-model' };
  }
  if (view.getUint32(4, true) !== VERSION) return { ok: false, reason: 'other-version' };
  const start = PREFIX_BYTES + view.getUint32(8, true);
  if (start > bytes.length) return { ok: false, reason: 'cut-short' };
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(PREFIX_BYTES, start))) as Header;
  const startOf = new Map<string, number>();
  const end = header.languages.reduce((at, language) => {
    startOf.set(language.lang, at);
    return at + blockBytes(language);
  }, start);
  if (end > bytes.length) return { ok: false, reason: 'cut-short' };
  return {
    ok: true,
    name: header.name,
    languages: header.languages.map(({ lang }) => lang),
    read: (lang) => {
      const language = header.languages.find((other) => other.lang === lang);
      return language ? readLanguage(bytes, startOf.get(lang) ?? start, language) : undefined;
    },
  };
}

const blockBytes = ({ words, wordBytes, rows, rowBytes }: LanguageHeader): number =>
  wordBytes + words + rowBytes + 2 * rows;

function readLanguage(bytes: Uint8Array, start: number, language: LanguageHeader): LanguageModel {
  const { words, wordBytes, bits, rows, rowBytes, ...rest } = language;
  let at = start;
  const take = (length: number): Uint8Array => bytes.subarray(at, (at += length));
  return {
    ...rest,
    lexicon: { keys: readGaps(take(wordBytes), words), values: signed(take(words)) },
    rows: {
      bits,
      buckets: readGaps(take(rowBytes), rows),
      negative: signed(take(rows)),
      positive: signed(take(rows)),
    },
  };
}

/** Sorted numbers (unsigned) as the gaps between them, seven bits a byte, low bits first. */
function writeGaps(sorted: Int32Array): Uint8Array {
  const bytes: number[] = [];
  let previous = 0;
  for (const value of sorted) {
    let gap = ((value >>> 0) - previous) >>> 0;
    previous = value >>> 0;
    while (gap >= 0x80) {
      bytes.push((gap & 0x7f) | 0x80);
      gap >>>= 7;
    }
    bytes.push(gap);
  }
  return Uint8Array.from(bytes);
}

function readGaps(bytes: Uint8Array, count: number): Int32Array {
  const values = new Int32Array(count);
  let at = 0;
  let value = 0;
  for (let i = 0; i < count; i++) {
    let gap = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = bytes[at++] ?? 0;
      gap |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte >= 0x80);
    value = (value + gap) | 0;
    values[i] = value;
  }
  return values;
}

const bytesOf = (values: Int8Array): Uint8Array => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
const signed = (bytes: Uint8Array): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
