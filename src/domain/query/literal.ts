import { classOfCell, UNIT_MASK, UNSPACED, WORD } from '../text/characters.js';
import { FoldedText } from '../text/fold.js';
import { PieceList } from '../text/segment.js';
import type { TermForm } from './query.types.js';

/** One piece of what a term looks for: a whole word, or text found anywhere in a run without word borders. */
export interface LiteralElement {
  readonly isWord: boolean;
  /** Folded UTF-16 units. */
  readonly units: Uint16Array;
  readonly hash: number;
}

/** A term ready for matching. Equal terms of different watches are one literal. */
export interface Literal {
  readonly form: TermForm;
  /** Terms with the same key find the same. */
  readonly key: string;
  readonly elements: readonly LiteralElement[];
  /** The folded units of a handle or tag, which must stand in the text exactly so. */
  readonly body: Uint16Array;
  /** The element the index knows it by. */
  readonly anchor: number;
  /** Grows with how rarely it is expected to be met. */
  readonly rarity: number;
}

/** `@` and `#`. */
export const SIGN_OF_FORM = { handle: 0x40, tag: 0x23 } as const;

const LONGEST_THAT_COUNTS = 12;
const folded = new FoldedText();
const pieces = new PieceList();

/** Folds and cuts a term's text; null where nothing findable is left. */
export function makeLiteral(form: TermForm, text: string): Literal | null {
  folded.read(text);
  pieces.read(folded);
  const elements: LiteralElement[] = [];
  for (let piece = 0; piece < pieces.length; piece++) {
    const units = unitsOf(pieces.starts[piece] ?? 0, pieces.ends[piece] ?? 0);
    elements.push({ isWord: pieces.classes[piece] === WORD, units, hash: pieces.hashes[piece] ?? 0 });
  }
  if (elements.length === 0) return null;
  const body = form === 'words' ? new Uint16Array(0) : unitsOf(pieces.starts[0] ?? 0, folded.length);
  return {
    form,
    key: `${form} ${form === 'words' ? elements.map((element) => textOf(element.units)).join('\u0000') : textOf(body)}`,
    elements,
    body,
    anchor: form === 'words' && elements.every((element) => element.isWord) ? longest(elements) : 0,
    rarity: elements.reduce((sum, element) => sum + rarityOf(element), form === 'words' ? 0 : 4),
  };
}

function unitsOf(start: number, end: number): Uint16Array {
  return Uint16Array.from({ length: end - start }, (_, at) => folded.unitAt(start + at));
}

const textOf = (units: Uint16Array): string => String.fromCharCode(...units);

/** A character of a script without word borders says about as much as three letters of an alphabet. */
const rarityOf = (element: LiteralElement): number =>
  Math.min(element.units.length * (element.isWord ? 1 : 3), LONGEST_THAT_COUNTS);

function longest(elements: readonly LiteralElement[]): number {
  let best = 0;
  elements.forEach((element, at) => {
    if (element.units.length > (elements[best]?.units.length ?? 0)) best = at;
  });
  return best;
}

/** Where the literal ends that starts at this cell, or −1. Handles and tags start behind their sign. */
export function verifyLiteral(literal: Literal, folded: FoldedText, start: number): number {
  return literal.form === 'words' ? verifyWords(literal.elements, folded, start) : verifyNamed(literal, folded, start);
}

function verifyWords(elements: readonly LiteralElement[], folded: FoldedText, start: number): number {
  let at = start;
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    if (element === undefined) return -1;
    if (i > 0) at = skipSeparators(folded, at);
    if (!standsAt(element.units, folded, at) || !isBorder(folded, at, element.isWord)) return -1;
    at += element.units.length;
    if (!isBorder(folded, at, element.isWord)) return -1;
  }
  return at;
}

function verifyNamed(literal: Literal, folded: FoldedText, start: number): number {
  if (literal.form === 'words' || start === 0 || folded.unitAt(start - 1) !== SIGN_OF_FORM[literal.form]) return -1;
  if (start > 1 && classAt(folded, start - 2) === WORD) return -1;
  if (!standsAt(literal.body, folded, start)) return -1;
  const end = start + literal.body.length;
  const goesOn = classAt(folded, end) === WORD || (literal.form === 'tag' && classAt(folded, end) === UNSPACED);
  return goesOn || !isBorder(folded, end, false) ? -1 : end;
}

function standsAt(units: Uint16Array, folded: FoldedText, at: number): boolean {
  if (at + units.length > folded.length) return false;
  const { cells } = folded;
  for (let i = 0; i < units.length; i++) if (((cells[at + i] ?? 0) & UNIT_MASK) !== units[i]) return false;
  return true;
}

const classAt = (folded: FoldedText, cell: number): number =>
  cell < folded.length ? classOfCell(folded.cells[cell] ?? 0) : 0;

/** For a word: not between two word characters. For the rest: not inside a character or in front of its mark. */
function isBorder(folded: FoldedText, cell: number, isWord: boolean): boolean {
  if (!isWord) return folded.isMatchBorder(cell);
  return cell === 0 || classAt(folded, cell) !== WORD || classAt(folded, cell - 1) !== WORD;
}

function skipSeparators(folded: FoldedText, from: number): number {
  let at = from;
  while (at < folded.length && classOfCell(folded.cells[at] ?? 0) === 0) at++;
  return at;
}
