/** A JSON number as it was written: a 64-bit id that went through a JavaScript number would be another id. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

export type JsonObject = ReadonlyMap<string, JsonValue>;
export type JsonValue = string | boolean | null | JsonNumber | readonly JsonValue[] | JsonObject;

/** An entry of the outermost list, or the one outermost value, with the text it was read from. */
export interface JsonEntry {
  readonly value: JsonValue;
  readonly raw: string;
}

export type JsonDocument =
  | { readonly ok: true; readonly isList: boolean; readonly entries: readonly JsonEntry[] }
  | { readonly ok: false; readonly reason: string };

const MAX_DEPTH = 100;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const LITERALS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

class JsonFault extends Error {}

/** Reads strict JSON (RFC 8259) without turning numbers into JavaScript numbers. A byte order mark is skipped. */
export function readJson(text: string): JsonDocument {
  const reader = new JsonReader(text.startsWith('\uFEFF') ? text.slice(1) : text);
  try {
    return { ok: true, ...reader.readDocument() };
  } catch (error) {
    if (error instanceof JsonFault) return { ok: false, reason: error.message };
    throw error;
  }
}

class JsonReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  readDocument(): { readonly isList: boolean; readonly entries: readonly JsonEntry[] } {
    this.skipSpace();
    const isList = this.text[this.at] === '[';
    const entries: JsonEntry[] = [];
    if (isList) this.readItems(']', () => entries.push(this.readEntry()));
    else entries.push(this.readEntry());
    this.skipSpace();
    if (this.at < this.text.length) throw this.fault('something follows the end');
    return { isList, entries };
  }

  private readEntry(): JsonEntry {
    const start = this.at;
    const value = this.readValue();
    return { value, raw: this.text.slice(start, this.at) };
  }

  private readValue(): JsonValue {
    switch (this.text.charAt(this.at)) {
      case '{':
        return this.readObject();
      case '[': {
        const items: JsonValue[] = [];
        this.readItems(']', () => items.push(this.readValue()));
        return items;
      }
      case '"':
        return this.readString();
      default:
        return this.readScalar();
    }
  }

  private readObject(): JsonObject {
    const members = new Map<string, JsonValue>();
    this.readItems('}', () => {
      if (this.text[this.at] !== '"') throw this.fault('a name in quotes is expected');
      const name = this.readString();
      this.skipSpace();
      if (this.text[this.at] !== ':') throw this.fault("':' is expected");
      this.at += 1;
      this.skipSpace();
      members.set(name, this.readValue());
    });
    return members;
  }

  /** What stands between the brackets of a list or an object, separated by commas. */
  private readItems(close: ']' | '}', readItem: () => void): void {
    if ((this.depth += 1) > MAX_DEPTH) throw this.fault(`more than ${String(MAX_DEPTH)} levels`);
    this.at += 1;
    this.skipSpace();
    if (this.text[this.at] === close) this.at += 1;
    else
      for (;;) {
        readItem();
        this.skipSpace();
        const next = this.text[this.at];
        if (next !== ',' && next !== close) throw this.fault(`',' or '${close}' is expected`);
        this.at += 1;
        if (next === close) break;
        this.skipSpace();
      }
    this.depth -= 1;
  }

  private readString(): string {
    const start = this.at;
    let end = start;
    do {
      end = this.text.indexOf('"', end + 1);
      if (end < 0) throw this.fault('a text has no end');
    } while (this.isEscaped(end));
    this.at = end + 1;
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string;
    } catch {
      this.at = start;
      throw this.fault('a text is not written as JSON writes it');
    }
  }

  private isEscaped(quote: number): boolean {
    let backslashes = 0;
    while (this.text[quote - 1 - backslashes] === '\\') backslashes += 1;
    return backslashes % 2 === 1;
  }

  private readScalar(): JsonValue {
    for (const [word, value] of LITERALS) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return value;
    }
    NUMBER.lastIndex = this.at;
    const [number] = NUMBER.exec(this.text) ?? [];
    if (number === undefined) throw this.fault('a value is expected');
    this.at += number.length;
    return new JsonNumber(number);
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.at;
    SPACE.test(this.text);
    this.at = SPACE.lastIndex;
  }

  private fault(what: string): JsonFault {
    const before = this.text.slice(0, this.at);
    const line = before.split('\n').length;
    return new JsonFault(`Not JSON at ${String(line)}:${String(this.at - before.lastIndexOf('\n'))}: ${what}.`);
  }
}
