import { alignWords, type Alignment, type Gap } from './align-words.js';
import { IS_CAPITAL, IS_FIGURE, IS_NAME, type StoryWords } from './story-words.js';

/**
 * equal: word for word · near: the same text, edited · part: one is the other, cut · passage: one stands word for word
 * somewhere in the other · contradicting: the same text with
 * other figures or names, as reports and adverts made from a template are · other: another text.
 */
export type TextRelation = 'equal' | 'near' | 'part' | 'passage' | 'contradicting' | 'other';

/** Least share of the shorter text that must be found in the longer one. */
const LEAST_SHARE = 0.6;
/** Of the stretch that both tell, how much may be put in other words. */
const LEAST_LIKENESS = 0.72;
/** From this share of the longer text on, two texts are the same rather than one a part of the other. */
const NEAR_SHARE = 0.55;
/** An excerpt from the middle of a text this many times its length may be one item of a digest. */
const LONGEST_RATIO = 3;
/** So much of a passage must be found word for word. */
const PASSAGE_SHARE = 0.85;
/** Below this weight what stands at the edges may be what tells two texts apart; above, it is lead and sign-off. */
const SHORT_TEXT = 60;
/** Of a short text, so much may be put in other words: the rest is what somebody says of their own. */
const MOST_CHANGED = 0.12;
const LEAST_CHANGE = 2;
/** A correction in a long text is an edit: one figure in so many words. */
const WORDS_PER_FIGURE = 120;
const WORDS_PER_NAME = 60;
/** In scripts without capitals names are not seen: fewer changes of any kind are allowed. */
const WORDS_PER_CHANGE_UNSEEN = 25;

interface Side {
  readonly words: StoryWords;
  readonly start: number;
  readonly end: number;
}

const lengthOf = (side: Side): number => side.end - side.start;

function* flagged({ words, start, end }: Side, flag: number): Generator<number> {
  for (let at = start; at < end; at++) {
    if (((words.flags[at] ?? 0) & flag) !== 0) yield words.hashes[at] ?? 0;
  }
}

/** Both sides have such words, and each has one that the other lacks. */
function differ(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size > 0 && b.size > 0 && [...a].some((x) => !b.has(x)) && [...b].some((x) => !a.has(x));
}

const hasCase = (words: StoryWords): boolean => words.flags.some((flag) => (flag & IS_NAME) !== 0);

const newWords = ({ words, start, end }: Side, known: ReadonlySet<number>, flag: number): ReadonlySet<number> => {
  const found = new Set<number>();
  for (let at = start; at < end; at++) {
    const hash = words.hashes[at] ?? 0;
    if (!known.has(hash) && (flag === 0 || ((words.flags[at] ?? 0) & flag) !== 0)) found.add(hash);
  }
  return found;
};

interface Changes {
  figures: number;
  names: number;
  /** Places where both texts have something else. */
  places: number;
  /** How much the shorter side of these places weighs in all. */
  weight: number;
}

function countChanges(a: StoryWords, b: StoryWords, { gaps }: Alignment): Changes {
  const inA = new Set(a.hashes);
  const inB = new Set(b.hashes);
  const seesNames = hasCase(a) && hasCase(b);
  const isShort = Math.min(a.weight, b.weight) < SHORT_TEXT;
  const changes: Changes = { figures: 0, names: 0, places: 0, weight: 0 };
  for (const gap of gaps) {
    const [left, right] = sidesOf(a, b, gap);
    if (lengthOf(left) === 0 || lengthOf(right) === 0 || (gap.isEdge && !isShort)) continue;
    changes.weight += Math.min(weightOf(left), weightOf(right));
    if (differ(new Set(flagged(left, IS_FIGURE)), new Set(flagged(right, IS_FIGURE)))) changes.figures++;
    // The first word of a text has a capital anyway: there every new one may be a name.
    const flag = gap.isEdge ? IS_CAPITAL : IS_NAME;
    const [leftNames, rightNames] = [newWords(left, inB, flag), newWords(right, inA, flag)];
    const isRenamed = seesNames
      ? leftNames.size > 0 && rightNames.size > 0
      : leftNames.size + rightNames.size > 0 && newWords(left, inB, 0).size > 0 && newWords(right, inA, 0).size > 0;
    if (isRenamed) changes.names++;
    if (!gap.isEdge) changes.places++;
  }
  return changes;
}

const sidesOf = (a: StoryWords, b: StoryWords, gap: Gap): readonly [Side, Side] => [
  { words: a, start: gap.aStart, end: gap.aEnd },
  { words: b, start: gap.bStart, end: gap.bEnd },
];

const weightOf = ({ words, start, end }: Side): number => {
  let weight = 0;
  for (let at = start; at < end; at++) weight += words.weights[at] ?? 0;
  return weight;
};

const isCaseless = (words: StoryWords): boolean =>
  words.forms.every((form) => form.toUpperCase() === form || /^[\d\p{Script=Latin}]+$/u.test(form));

function isContradicting(a: StoryWords, b: StoryWords, alignment: Alignment): boolean {
  const { figures, names, places, weight } = countChanges(a, b, alignment);
  const { matched } = alignment;
  const shorter = Math.min(a.weight, b.weight);
  if (shorter < SHORT_TEXT && weight > Math.max(LEAST_CHANGE, shorter * MOST_CHANGED)) return true;
  if (figures > Math.floor(matched / WORDS_PER_FIGURE) || names > Math.floor(matched / WORDS_PER_NAME)) return true;
  return places > 1 + Math.floor(matched / WORDS_PER_CHANGE_UNSEEN) && isCaseless(a) && isCaseless(b);
}

/** Lead and end that the two do not share, by weight: `[before the first run, behind the last]` of each. */
function edges(a: StoryWords, b: StoryWords, { runs }: Alignment): { lead: number; inner: number } {
  const [first] = runs;
  const last = runs.at(-1);
  if (first === undefined || last === undefined) return { lead: 0, inner: 0 };
  const lead = Math.min(weightOf({ words: a, start: 0, end: first.a }), weightOf({ words: b, start: 0, end: first.b }));
  const inner =
    weightOf({ words: a, start: first.a, end: last.a + last.length }) +
    weightOf({ words: b, start: first.b, end: last.b + last.length });
  return { lead, inner };
}

/** Whether the shorter text is the beginning of the longer one, as cut texts are. */
function isBeginning(a: StoryWords, b: StoryWords, { runs }: Alignment): boolean {
  const [first] = runs;
  if (first === undefined) return false;
  const [longer, at] = a.weight > b.weight ? [a, first.a] : [b, first.b];
  return weightOf({ words: longer, start: 0, end: at }) <= 30;
}

/** What two texts are to one another. */
export function compareTexts(a: StoryWords, b: StoryWords): TextRelation {
  if (a.weight === 0 || b.weight === 0) return 'other';
  if (a.forms.length === b.forms.length && a.forms.every((form, at) => form === b.forms[at])) return 'equal';
  const shorter = Math.min(a.weight, b.weight);
  const longer = Math.max(a.weight, b.weight);
  // Most posts that only share a template end here, before the costlier look.
  if (longer < SHORT_TEXT && figuresDiffer(a, b)) return 'contradicting';
  const alignment = alignWords(a, b);
  const { matched } = alignment;
  const { lead, inner } = edges(a, b, alignment);
  if (matched / shorter < LEAST_SHARE || (2 * matched) / inner < LEAST_LIKENESS) return 'other';
  if (lead > Math.max(8, shorter * 0.2)) return 'other';
  if (isContradicting(a, b, alignment)) return 'contradicting';
  if (matched / longer >= NEAR_SHARE) return 'near';
  if (longer / shorter <= LONGEST_RATIO || isBeginning(a, b, alignment)) return 'part';
  return matched / shorter >= PASSAGE_SHARE ? 'passage' : 'other';
}

/** Whether two lines each have figures that the other lacks. */
export function figuresDiffer(a: StoryWords, b: StoryWords): boolean {
  const figuresOf = (words: StoryWords): ReadonlySet<number> =>
    new Set(flagged({ words, start: 0, end: words.hashes.length }, IS_FIGURE));
  return differ(figuresOf(a), figuresOf(b));
}

/** How much of the shorter line's words, two at a time, the other one has: 0 to 1. */
export function sharedPairs(a: StoryWords, b: StoryWords): number {
  const pairsOf = ({ forms }: StoryWords): ReadonlySet<string> =>
    new Set(forms.slice(1).map((form, at) => `${forms[at] ?? ''} ${form}`));
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const shorter = Math.min(left.size, right.size);
  return shorter === 0 ? 0 : [...left].filter((pair) => right.has(pair)).length / shorter;
}
