import { isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode, type YAMLMap } from 'yaml';
import { CUES, RISK_TOPICS } from '../../domain/intent/intent.types.js';
import type { IntentRuleFile, WordRules } from '../../domain/intent/rules.types.js';
import { readPlainRules, type PlainLists } from './read-plain-rules.js';

/** `line` and `column` count from 1. */
export interface RuleFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type RuleReading =
  { readonly ok: true; readonly file: IntentRuleFile } | { readonly ok: false; readonly faults: readonly RuleFault[] };

const SECTIONS = ['intents', 'risks'] as const;
const LISTS = ['words', 'except'] as const;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const FEWEST_BEFORE_STAR = 2;
const LONGEST_ENTRY = 100;
const LANGUAGE = /^[a-z]{2,3}$/u;

/** Reads one language's rule file; refuses it with all its faults. */
export function parseIntentRules(lang: string, content: string): RuleReading {
  const lists = readPlainRules(content);
  const file = lists === null ? null : fileOf(lang, lists);
  return file === null ? new RuleFileReader(content).read(lang) : { ok: true, file };
}

/** Null where anything is amiss: the reader of all of YAML then says what, and where. */
function fileOf(lang: string, lists: PlainLists): IntentRuleFile | null {
  let named = 0;
  const take = (name: string): readonly string[] | undefined => {
    const list = lists.get(name);
    if (list !== undefined) named += 1;
    return list;
  };
  const rulesOf = (name: string): WordRules | null => {
    const [own, words, except] = [take(name), take(`${name}.words`), take(`${name}.except`)];
    if (own === undefined || (words === undefined) !== (own.length > 0 || except === undefined)) return null;
    const rules = { words: words ?? own, except: except ?? [] };
    return isFaultless(rules.words) && isFaultless(rules.except) ? rules : null;
  };
  const sectionOf = <K extends string>(name: string, keys: readonly K[]): Record<K, WordRules> | null => {
    if (take(name)?.length !== 0) return null;
    const entries = keys.map((key) => [key, rulesOf(`${name}.${key}`)] as const);
    return entries.every(([, rules]) => rules !== null) ? (Object.fromEntries(entries) as Record<K, WordRules>) : null;
  };
  const intents = sectionOf('intents', CUES);
  const risks = sectionOf('risks', RISK_TOPICS);
  return intents === null || risks === null || named < lists.size || !LANGUAGE.test(lang)
    ? null
    : { lang, intents, risks };
}

function isFaultless(words: readonly string[]): boolean {
  const earlier = new Set<string>();
  return words.every((word) => faultOf(word, earlier) === null && earlier.add(word));
}

type Node = ParsedNode | null;

class RuleFileReader {
  private readonly faults: RuleFault[] = [];
  private readonly lines = new LineCounter();

  constructor(private readonly content: string) {}

  read(lang: string): RuleReading {
    // The failsafe schema takes every entry as text (a word like `no` or `112` too), and reads in half the time.
    const document = parseDocument(this.content, { lineCounter: this.lines, prettyErrors: false, schema: 'failsafe' });
    for (const { pos, message } of document.errors) this.refuse(pos[0], message);
    if (!LANGUAGE.test(lang)) this.refuse(0, `The file's name must be a language such as fi, not ${lang}.`);
    if (this.faults.length > 0) return { ok: false, faults: this.faults };
    const sections = this.readMap(document.contents, SECTIONS, 0, 'the file');
    if (this.faults.length > 0) return { ok: false, faults: this.faults };
    const intents = this.readSection(sections.intents, CUES, 'intents');
    const risks = this.readSection(sections.risks, RISK_TOPICS, 'risks');
    return this.faults.length > 0 ? { ok: false, faults: this.faults } : { ok: true, file: { lang, intents, risks } };
  }

  private readSection<K extends string>(node: Node, keys: readonly K[], name: string): Record<K, WordRules> {
    const offset = node?.range[0] ?? 0;
    const lists = this.readMap(node, keys, offset, name);
    const entries = keys.map((key) => [key, this.readRules(lists[key], `${name}.${key}`)] as const);
    return Object.fromEntries(entries) as Record<K, WordRules>;
  }

  /** A plain list, or one with exceptions. */
  private readRules(node: Node, name: string): WordRules {
    if (node === null || isSeq(node)) return { words: this.readWords(node, name), except: [] };
    const lists = this.readMap(node, LISTS, node.range[0], name, ['except']);
    return { words: this.readWords(lists.words, name), except: this.readWords(lists.except, `${name}.except`) };
  }

  private readMap<K extends string>(
    node: Node,
    keys: readonly K[],
    offset: number,
    name: string,
    optional: readonly K[] = [],
  ): Record<K, Node> {
    const values = Object.fromEntries(keys.map((key) => [key, null])) as Record<K, Node>;
    if (!isMap<ParsedNode, Node>(node)) {
      this.refuse(offset, `In ${name}, ${keys.map((key) => `${key}:`).join(', ')} are expected.`);
      return values;
    }
    const seen = this.readEntries(node, keys, name, values);
    for (const key of keys) {
      if (!seen.has(key) && !optional.includes(key)) this.refuse(offset, `${name} has no ${key}: (write [] for none).`);
    }
    return values;
  }

  private readEntries<K extends string>(
    node: YAMLMap<ParsedNode, Node>,
    keys: readonly K[],
    name: string,
    values: Record<K, Node>,
  ): ReadonlySet<K> {
    const seen = new Set<K>();
    for (const { key, value } of node.items) {
      const known = keys.find((other) => isScalar(key) && key.value === other);
      if (known === undefined) {
        this.refuse(key.range[0], `${name} has no place for ${String(key)}; known are ${keys.join(', ')}.`);
      } else {
        seen.add(known);
        values[known] = value;
      }
    }
    return seen;
  }

  private readWords(node: Node, name: string): string[] {
    if (node === null) return [];
    if (!isSeq<Node>(node)) {
      this.refuse(node.range[0], `${name} must be a list of words; write [] for none.`);
      return [];
    }
    const words = new Set<string>();
    for (const item of node.items) {
      const offset = item.range[0];
      const value: unknown = isScalar(item) ? item.value : undefined;
      if (typeof value !== 'string') {
        this.refuse(offset, `${name}: an entry must be a word or a phrase.`);
        continue;
      }
      const fault = faultOf(value, words);
      if (fault !== null) this.refuse(offset, `${name}: ${fault}`);
      words.add(value);
    }
    return [...words];
  }

  private refuse(offset: number, message: string): void {
    const { line, col } = this.lines.linePos(offset);
    this.faults.push({ line: Math.max(1, line), column: Math.max(1, col), message });
  }
}

function faultOf(entry: string, earlier: ReadonlySet<string>): string | null {
  const shown = JSON.stringify(entry);
  if (earlier.has(entry)) return `${shown} is there twice.`;
  if (entry !== entry.trim()) return `${shown} has spaces at its edge.`;
  if (entry.length > LONGEST_ENTRY) return `${shown} is longer than ${LONGEST_ENTRY} characters.`;
  const stem = entry.endsWith('*') ? entry.slice(0, -1) : entry;
  if (stem.includes('*')) return `${shown}: a star may only stand at the end.`;
  if (!LETTER_OR_DIGIT.test(stem)) return `${shown} has no letter.`;
  const isOpen = stem !== entry;
  const last = stem.split(/\s/u).at(-1) ?? '';
  if (isOpen && Array.from(last).length < FEWEST_BEFORE_STAR) return `${shown}: two letters must stand before a star.`;
  return null;
}
