import { primarySubtag } from '../language/primary-subtag.js';
import { segment } from '../text/segment.js';
import type { SearchAbilities } from './network-searches.js';
import type { FieldNode, QueryNode, TermNode } from './query.types.js';

/**
 * A part of a query in the words of a network's search. It finds at least what the part finds. `null` in place of it: the
 * network cannot be asked, so the part leaves everything in.
 */
export interface Native {
  readonly text: string;
  /** Alternatives joined by OR: in parentheses beside others. */
  readonly isOr: boolean;
  /** Holds a word, phrase, handle or tag that must be there; without one no network can be searched. */
  readonly asksForWords: boolean;
}

type Group = Extract<QueryNode, { parts: readonly QueryNode[] }>;
type Exclusion = Extract<QueryNode, { part: QueryNode }>;

/** Translates one query for one network, and remembers which parts it could not ask for exactly as they are. */
export class NativeTranslator {
  readonly inexact: QueryNode[] = [];

  constructor(private readonly abilities: SearchAbilities) {}

  /** At least what `node` finds. */
  widen(node: QueryNode): Native | null {
    switch (node.kind) {
      case 'term':
        return this.widenTerm(node);
      case 'exact':
        this.inexact.push(node);
        return this.phrase(wordsOf(node.text).join(' '));
      case 'pattern':
        return this.leaveOut(node);
      case 'field':
        return this.widenField(node);
      case 'near': {
        this.inexact.push(node);
        const silent = new NativeTranslator(this.abilities);
        return joinAnd([silent.widen(node.left), silent.widen(node.right)]);
      }
      case 'not':
        return this.exclude(node);
      case 'and':
        return joinAnd(node.parts.map((part) => this.widen(part)));
      case 'or':
        return this.widenOr(node);
    }
  }

  private leaveOut(node: QueryNode): null {
    this.inexact.push(node);
    return null;
  }

  private widenTerm(node: TermNode): Native | null {
    const { form, text, opensStart, opensEnd } = node;
    if (opensStart || opensEnd) return this.leaveOut(node);
    if (form === 'handle' && this.abilities.hasHandles) return word(`@${text}`);
    if (form === 'tag' && this.abilities.hasTags) return word(`#${text}`);
    const pieces = segment(text);
    if (form !== 'words' || (pieces.length > 1 && !this.abilities.hasPhrases)) this.inexact.push(node);
    else if (!this.abilities.hasWords) return this.leaveOut(node);
    return this.phrase(text);
  }

  /** The words of a text, side by side if the network can be asked for that. */
  private phrase(text: string): Native | null {
    const { hasWords, hasPhrases } = this.abilities;
    if (!hasWords) return null;
    const bare = text.trim();
    if (BARE_WORD.test(bare) && !OPERATORS.has(bare)) return word(bare);
    if (hasPhrases) return word(`"${bare}"`);
    return joinAnd(wordsOf(text).map((piece) => (OPERATORS.has(piece) ? word(piece.toLowerCase()) : word(piece))));
  }

  private widenOr(node: Group): Native | null {
    if (!this.abilities.hasOr) return this.leaveOut(node);
    const known = this.inexact.length;
    const parts = node.parts.map((part) => this.widen(part));
    if (parts.some((part) => part === null)) {
      this.inexact.length = known;
      return this.leaveOut(node);
    }
    const texts = parts.filter((part) => part !== null);
    const asksForWords = texts.every((part) => part.asksForWords);
    // An alternative that only excludes cannot stand beside OR.
    if (!asksForWords && texts.some(({ text }) => /(?:^|[ (])-/u.test(text))) return this.leaveOut(node);
    return { text: texts.map(inOr).join(' OR '), isOr: texts.length > 1, asksForWords };
  }

  private exclude(node: Exclusion): Native | null {
    const { atoms, isExact } = this.abilities.hasExclusion ? this.narrow(node.part) : { atoms: [], isExact: false };
    if (!isExact) this.inexact.push(node);
    if (atoms.length === 0) return null;
    return { text: atoms.map((atom) => `-${atom}`).join(' '), isOr: false, asksForWords: false };
  }

  /** Alternatives, each a single thing to ask for, that together find at most what `node` finds. */
  private narrow(node: QueryNode): { atoms: readonly string[]; isExact: boolean } {
    switch (node.kind) {
      case 'term':
        return this.narrowTerm(node);
      case 'field':
        return { atoms: this.fieldAtoms(node, true), isExact: this.fieldAtoms(node, false).length > 0 };
      case 'or': {
        const parts = node.parts.map((part) => this.narrow(part));
        return { atoms: parts.flatMap(({ atoms }) => atoms), isExact: parts.every(({ isExact }) => isExact) };
      }
      case 'exact':
      case 'pattern':
      case 'near':
      case 'and':
      case 'not':
        return { atoms: [], isExact: false };
    }
  }

  private narrowTerm({ form, text, opensStart, opensEnd }: TermNode): { atoms: readonly string[]; isExact: boolean } {
    const { hasHandles, hasTags, hasPhrases, hasWords } = this.abilities;
    if (form === 'handle') return { atoms: hasHandles ? [`@${text}`] : [], isExact: hasHandles };
    if (form === 'tag') return { atoms: hasTags ? [`#${text}`] : [], isExact: hasTags };
    const bare = text.trim();
    const isWord = BARE_WORD.test(bare) && !OPERATORS.has(bare);
    const isExact = !opensStart && !opensEnd;
    if (!hasWords || (!isWord && !hasPhrases)) return { atoms: [], isExact: false };
    return { atoms: [isWord ? bare : `"${bare}"`], isExact };
  }

  private widenField(node: FieldNode): Native | null {
    const atoms = this.fieldAtoms(node, false);
    const [first, ...others] = atoms;
    if (first === undefined) return this.leaveOut(node);
    return { text: atoms.join(' OR '), isOr: others.length > 0, asksForWords: false };
  }

  /** Alternatives that find the same as a field; with `mayBeNarrower` also such that find less. */
  private fieldAtoms(node: FieldNode, mayBeNarrower: boolean): readonly string[] {
    const { lang, languages = {}, reply, repost, link, author } = this.abilities;
    switch (node.field) {
      case 'lang': {
        const language = primarySubtag(node.value);
        return lang === undefined ? [] : (languages[language] ?? [language]).map((code) => `${lang}${code}`);
      }
      case 'is': {
        const operator = node.value === 'reply' ? reply : repost;
        return operator === undefined ? [] : [operator];
      }
      case 'has':
        return link === undefined ? [] : [link];
      case 'author': {
        const handle = node.value.replace(/^@/u, '');
        return mayBeNarrower && author !== undefined && HANDLE.test(handle) ? [`${author}${handle}`] : [];
      }
      case 'site':
      case 'url':
      case 'network':
      case 'country':
      case 'followers':
        return [];
    }
  }
}

const BARE_WORD = /^[\p{L}\p{M}\p{N}_]+$/u;
const HANDLE = /^\w{1,50}$/u;
const OPERATORS = new Set(['AND', 'OR', 'NOT']);

const wordsOf = (text: string): string[] => segment(text).map(({ start, end }) => text.slice(start, end));

const word = (text: string): Native => ({ text, isOr: false, asksForWords: true });

const inAnd = ({ text, isOr }: Native): string => (isOr ? `(${text})` : text);
const inOr = ({ text, isOr }: Native): string =>
  !isOr && / (?=(?:[^"]*"[^"]*")*[^"]*$)/u.test(text) ? `(${text})` : text;

/** All of them; what cannot be asked is left out, which finds more. Null where nothing is left. */
function joinAnd(parts: readonly (Native | null)[]): Native | null {
  const known = parts.filter((part) => part !== null);
  const [first, ...others] = known;
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const asksForWords = known.some((part) => part.asksForWords);
  return { text: known.map(inAnd).join(' '), isOr: false, asksForWords };
}
