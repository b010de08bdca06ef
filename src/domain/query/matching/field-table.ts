import { primarySubtag } from '../../language/primary-subtag.js';
import { fold } from '../../text/fold.js';
import { hostOf } from '../../text/read-url.js';
import { segment } from '../../text/segment.js';
import { mixUnit, WORD_SEED } from './hashes.js';
import type { LiteralPool } from './literal-pool.js';
import type { Comparison, FieldNode } from '../query.types.js';

/** A field ready to be compared. */
export type Field =
  | { readonly kind: 'author'; readonly handle: string; readonly words: number; readonly firstWord: string | null }
  | { readonly kind: 'site' | 'url' | 'lang' | 'network' | 'country'; readonly value: string }
  | { readonly kind: 'reply' | 'repost' | 'link' }
  | { readonly kind: 'followers'; readonly comparison: Comparison; readonly count: number };

/** What a post says about itself that fields are looked up by. */
export interface PostNames {
  readonly handle: string | null;
  readonly host: string | null;
  /** Hashes of the folded words of the author's name. */
  nameHashes(): Int32Array;
}

/** All different fields of all watches. */
export class FieldTable {
  readonly fields: Field[] = [];
  /** Authors and sites: from a hash of the name to fields; what is found there has still to be compared. */
  private readonly byName = new Map<number, number[]>();
  private filesAuthors = false;
  private filesSites = false;
  private readonly numbers = new Map<string, number>();

  constructor(private readonly pool: LiteralPool) {}

  /** Fields of authors and sites that may be true of a post; each may come more than once. */
  lookUp(facts: PostNames, visit: (field: number) => void): void {
    if (this.filesAuthors) {
      if (facts.handle !== null) this.visit(hashOfName('author', facts.handle), visit);
      for (const hash of facts.nameHashes()) this.visit(hash, visit);
    }
    if (!this.filesSites) return;
    for (let host = facts.host; host !== null; host = parentOf(host)) this.visit(hashOfName('site', host), visit);
  }

  /** As which kind of name the field can be looked up; null where it has to be asked of every post. */
  lookUpKindOf(number: number): 'author' | 'site' | null {
    const field = this.fields[number];
    if (field?.kind === 'site') return 'site';
    return field?.kind === 'author' && field.firstWord !== null ? 'author' : null;
  }

  add(node: FieldNode): number {
    const key =
      node.field === 'followers' ? `followers${node.comparison}${String(node.count)}` : `${node.field}:${node.value}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.fields.length;
    this.numbers.set(key, number);
    this.fields.push(this.compile(node));
    return number;
  }

  /** From now on `lookUp` finds the field; `lookUpKindOf` tells of which fields it can. */
  fileName(number: number): void {
    const field = this.fields[number];
    if (field?.kind === 'site') {
      this.filesSites = true;
      this.file(hashOfName('site', field.value), number);
    } else if (field?.kind === 'author' && field.firstWord !== null) {
      this.filesAuthors = true;
      this.file(hashOfName('author', field.handle), number);
      this.file(hashOfName('author', field.firstWord), number);
    }
  }

  private visit(hash: number, visit: (field: number) => void): void {
    for (const field of this.byName.get(hash) ?? []) visit(field);
  }

  private file(hash: number, number: number): void {
    const filed = this.byName.get(hash);
    if (filed === undefined) this.byName.set(hash, [number]);
    else if (!filed.includes(number)) filed.push(number);
  }

  private compileAuthor(value: string): Field {
    const handle = foldHandle(value);
    const [first] = segment(value);
    const firstWord = first?.kind === 'word' ? first.folded : null;
    return { kind: 'author', handle, words: this.pool.addAuthorWords(value), firstWord };
  }

  private compile(node: FieldNode): Field {
    switch (node.field) {
      case 'author':
        return this.compileAuthor(node.value);
      case 'site': {
        const value = hostOf(`http://${node.value}`) ?? node.value.toLowerCase();
        return { kind: 'site', value };
      }
      case 'url':
      case 'network':
      case 'country':
        return { kind: node.field, value: fold(node.value) };
      case 'lang':
        return { kind: 'lang', value: primarySubtag(node.value) };
      case 'is':
        return { kind: node.value };
      case 'has':
        return { kind: 'link' };
      case 'followers':
        return { kind: 'followers', comparison: node.comparison, count: node.count };
    }
  }
}

export const foldHandle = (handle: string): string => fold(handle).replace(/^@/u, '');

/** `a.acme.com` → `acme.com` → `com` → null. */
function parentOf(host: string): string | null {
  const dot = host.indexOf('.');
  return dot < 0 ? null : host.slice(dot + 1);
}

/** Key of a handle, a word of a name (the same) or a host. */
function hashOfName(kind: 'author' | 'site', name: string): number {
  let hash = kind === 'author' ? WORD_SEED : ~WORD_SEED;
  for (let unit = 0; unit < name.length; unit++) hash = mixUnit(hash, name.charCodeAt(unit));
  return hash;
}
