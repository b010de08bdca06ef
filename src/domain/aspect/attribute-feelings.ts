import type { Sentiment } from '../sentiment/sentiment.types.js';
import type { Aspect, NamedThing } from './aspect.types.js';
import { CONTRAST, LIST, SENTENCE, cutClauses, type Clause } from './cut-clauses.js';

/**
 * Which of the watched things that a text names is meant by what it says. The text is cut into clauses at its punctuation and its
 * contrasts ("but", "mutta", "แต่"). A clause speaks of what it names; one that names nothing speaks of the nearest named thing,
 * counting the borders between (a comma is nearer than a contrast, a contrast nearer than the end of a sentence, and what stands
 * before is nearer than what a later sentence names). Each stretch is judged by itself, and of several stretches about one thing the strongest
 * feeling counts. With fewer than two things named the answer is empty: the feeling of the whole text is theirs. It does not
 * understand comparisons: in "Acme is better than Globex" both get the feeling of the one clause.
 */
export function attributeFeelings(
  text: string,
  named: readonly NamedThing[],
  judge: (clause: string) => Sentiment,
): readonly Aspect[] {
  const things = named.filter(({ spans }) => spans.length > 0);
  if (new Set(things.map(({ watchId }) => watchId)).size < 2) return [];
  const clauses = joinLists(cutClauses(text), things, text);
  const owners = ownersOf(clauses, things);
  const judged = new Map<string, Sentiment>();
  const judgeOnce = (stretch: string): Sentiment => {
    const known = judged.get(stretch) ?? judge(stretch);
    judged.set(stretch, known);
    return known;
  };
  return things.flatMap(({ watchId }) => {
    const strongest = stretchesOf(clauses, owners, watchId)
      .map(({ start, end }) => ({ start, end, sentiment: judgeOnce(text.slice(start, end).trim()) }))
      .reduce<Judged | null>((best, next) => (best === null || isStronger(next, best) ? next : best), null);
    if (strongest === null) return [];
    const { start, end, sentiment } = strongest;
    return [{ watchId, label: sentiment.label, score: sentiment.score, start, end }];
  });
}

interface Judged {
  readonly start: number;
  readonly end: number;
  readonly sentiment: Sentiment;
}

const isStronger = (a: Judged, b: Judged): boolean => Math.abs(a.sentiment.score) > Math.abs(b.sentiment.score);

/** "Acme, Globex and Initech are slow" is one clause: a part that says next to nothing but names goes with its neighbour. */
function joinLists(clauses: readonly Clause[], things: readonly NamedThing[], text: string): Clause[] {
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const last = joined.at(-1);
    if (last && clause.border === LIST && (isOnlyNames(last, things, text) || isOnlyNames(clause, things, text))) {
      joined[joined.length - 1] = { ...last, end: clause.end };
    } else joined.push(clause);
  }
  return joined;
}

const LETTER = /[\p{L}\p{N}]/gu;
/** Room for "and", "sekä", "both". */
const MOST_LETTERS_BESIDE_NAMES = 4;

function isOnlyNames(clause: Clause, things: readonly NamedThing[], text: string): boolean {
  let rest = text.slice(clause.start, clause.end);
  let hasName = false;
  for (const { spans } of things) {
    for (const [start, end] of spans) {
      if (start < clause.start || end > clause.end) continue;
      hasName = true;
      rest = rest.replace(text.slice(start, end), '');
    }
  }
  return hasName && (rest.match(LETTER)?.length ?? 0) <= MOST_LETTERS_BESIDE_NAMES;
}

type Owners = readonly ReadonlySet<string>[];

function ownersOf(clauses: readonly Clause[], things: readonly NamedThing[]): Owners {
  const namedIn = clauses.map(
    ({ start, end }) =>
      new Set(things.flatMap(({ watchId, spans }) => (spans.some(([at]) => at >= start && at < end) ? [watchId] : []))),
  );
  /** How far each clause is from the first, in borders. */
  const places: number[] = [];
  clauses.forEach(({ border }, at) => places.push(border + (places[at - 1] ?? 0)));
  const naming = namedIn.flatMap((names, at) => (names.size > 0 ? [at] : []));
  /** A name is taken up again far more often than it is spoken of ahead. */
  const distance = (name: number, at: number): number => {
    const between = (places[name] ?? 0) - (places[at] ?? 0);
    return between < SENTENCE ? Math.abs(between) : 2 * between;
  };
  return namedIn.map((own, at) => {
    if (own.size > 0) return own;
    const nearest = naming.reduce(
      (best, next) => (distance(next, at) < distance(best, at) ? next : best),
      naming[0] ?? at,
    );
    return singledOut(namedIn[nearest] ?? own, clauses, nearest, at, things);
  });
}

/** A clause that follows one with several names goes on about all of them, unless a contrast singles out the last. */
function singledOut(
  names: ReadonlySet<string>,
  clauses: readonly Clause[],
  from: number,
  to: number,
  things: readonly NamedThing[],
): ReadonlySet<string> {
  const isTurned = clauses
    .slice(Math.min(from, to) + 1, Math.max(from, to) + 1)
    .some(({ border }) => border === CONTRAST);
  if (names.size < 2 || !isTurned) return names;
  const clause = clauses[from];
  if (clause === undefined) return names;
  const places = things
    .filter(({ watchId }) => names.has(watchId))
    .flatMap(({ watchId, spans }) =>
      spans.filter(([at]) => at >= clause.start && at < clause.end).map(([at]) => ({ watchId, at })),
    )
    .sort((a, b) => (from < to ? b.at - a.at : a.at - b.at));
  return places[0] === undefined ? names : new Set([places[0].watchId]);
}

/** Clauses of one thing that stand side by side are read together. */
function stretchesOf(clauses: readonly Clause[], owners: Owners, watchId: string): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  let isOpen = false;
  clauses.forEach(({ start, end }, at) => {
    if (owners[at]?.has(watchId) !== true) {
      isOpen = false;
      return;
    }
    const last = stretches.at(-1);
    if (isOpen && last) last.end = end;
    else stretches.push({ start, end });
    isOpen = true;
  });
  return stretches;
}
