import { languagesOfCommonWord } from '../../domain/query/common-words.js';
import { compileWatches } from '../../domain/query/compile-watches.js';
import type { Span, WatchMatch } from '../../domain/query/match.types.js';
import type { Matcher } from '../../domain/query/matcher.js';
import { codeOf, wordsOf, type SpellingCode } from './watch-preview-spellings.js';
import type { NearMissArgs, NearMissCode, Variant } from './watch-preview-variants.js';
import type { RecentMention } from './watch-preview.types.js';

export interface NearMiss {
  readonly mention: RecentMention;
  readonly spans: readonly Span[];
  readonly reason: {
    readonly code: NearMissCode;
    readonly text: string;
    readonly args: NearMissArgs;
    readonly suggestion: string | null;
  };
}

/** A reason and the newest mentions that have it. */
interface Reason {
  readonly rank: number;
  readonly explain: () => NearMiss['reason'];
  count: number;
  readonly newest: { readonly mention: RecentMention; readonly spans: readonly Span[] }[];
}

const MOST_SHOWN = 12;
const MOST_OF_A_REASON = 3;
/** After so many the newest of a reason are known well enough. */
const ENOUGH = 200;
/** Different spellings that are remembered; a text of nothing but slips ends there. */
const MOST_SURFACES = 20_000;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;
const HOW: Readonly<Record<SpellingCode, string>> = {
  spelling: 'is one letter away from',
  compound: 'is another way to space',
  inflection: 'is a longer form of',
};

/** Mentions that fail by one condition, by that condition; of each the newest few. */
export class NearMisses {
  private readonly reasons = new Map<string, Reason>();
  /** Of a variant and what stands in a text: the reason, or null for what is no spelling of the term after all. */
  private readonly surfaces = new Map<string, Reason | null>();
  /** The trees of the variants that have a trigger: asked only about a post that has set it off. */
  private readonly triggered: Matcher;

  constructor(private readonly variants: readonly Variant[]) {
    this.triggered = compileWatches(
      variants.flatMap(({ tree, trigger, languages }, at) =>
        trigger === null ? [] : [{ id: String(at), query: tree, languages }],
      ),
    );
  }

  /** `matches` are those of the variants, or of their triggers, by their number, in order; the most telling one counts. */
  add(mention: RecentMention, matches: readonly WatchMatch[]): void {
    for (const { watchId, spans } of matches) {
      const at = Number(watchId);
      const variant = this.variants[at];
      if (variant === undefined) continue;
      const isAdded =
        variant.spelled === null
          ? this.count(
              this.reasonOf(String(at), at, () => reasonGiven(variant)),
              mention,
              () => spans,
            )
          : this.addSpelled(mention, variant, at, spans);
      if (isAdded) return;
    }
  }

  /** One of each reason first, then a second of each: a common reason does not hide the others. Frequent spellings first. */
  choose(): NearMiss[] {
    const ordered = [...this.reasons.values()].sort((a, b) => a.rank - b.rank || b.count - a.count);
    const chosen: NearMiss[] = [];
    for (let round = 0; round < MOST_OF_A_REASON; round += 1) {
      for (const { newest, explain } of ordered) {
        const miss = newest[round];
        if (miss !== undefined && chosen.length < MOST_SHOWN) chosen.push({ ...miss, reason: explain() });
      }
    }
    return chosen;
  }

  private addSpelled(mention: RecentMention, variant: Variant, at: number, spans: readonly Span[]): boolean {
    for (const span of spans) {
      const reason = this.reasonOfSurface(widen(mention.post.text, span), variant, at);
      if (reason === null) continue;
      const found = (): readonly Span[] | null =>
        variant.trigger === null
          ? spans
          : (this.triggered.match(mention.post).find(({ watchId }) => watchId === String(at))?.spans ?? null);
      if (this.count(reason, mention, found)) return true;
    }
    return false;
  }

  /** `spansOf` is asked only where the mention may be shown; null: it is no near miss. */
  private count(reason: Reason, mention: RecentMention, spansOf: () => readonly Span[] | null): boolean {
    const { newest } = reason;
    if (reason.count >= ENOUGH) {
      reason.count += 1;
      return true;
    }
    const spans = spansOf();
    if (spans === null) return false;
    reason.count += 1;
    const place = newest.findIndex((other) => other.mention.publishedAtMs < mention.publishedAtMs);
    if (place >= 0) newest.splice(place, 0, { mention, spans });
    else newest.push({ mention, spans });
    if (newest.length > MOST_OF_A_REASON) newest.pop();
    return true;
  }

  private reasonOf(key: string, rank: number, explain: () => NearMiss['reason']): Reason {
    const known = this.reasons.get(key);
    if (known !== undefined) return known;
    const reason: Reason = { rank, explain, count: 0, newest: [] };
    this.reasons.set(key, reason);
    return reason;
  }

  private reasonOfSurface(surface: string, variant: Variant, at: number): Reason | null {
    const key = `${String(at)} ${surface}`;
    const known = this.surfaces.get(key);
    if (known !== undefined) return known;
    const reason = this.classify(surface, variant, at);
    if (this.surfaces.size < MOST_SURFACES) this.surfaces.set(key, reason);
    return reason;
  }

  private classify(surface: string, { spelled }: Variant, at: number): Reason | null {
    if (spelled === null) return null;
    const words = wordsOf(surface);
    const code = codeOf(spelled.spellings, words, wordsOf(spelled.term.text));
    // A common word of its own is no slip: `came` is not meant to be `acme`.
    if (code === null || (words.length === 1 && languagesOfCommonWord(words[0] ?? '').length > 0)) return null;
    const met = words.join(' ');
    return this.reasonOf(`${String(at)} ${met}`, at, () => ({
      code,
      text: `“${met}” ${HOW[code]} “${spelled.term.text}”.`,
      args: { met, what: spelled.term.text },
      suggestion: spelled.withSpelling(met),
    }));
  }
}

/** The whole words that a span touches. */
function widen(text: string, [start, end]: Span): string {
  let from = start;
  let to = end;
  while (from > 0 && WORD_CHARACTER.test(text.charAt(from - 1))) from -= 1;
  while (to < text.length && WORD_CHARACTER.test(text.charAt(to))) to += 1;
  return text.slice(from, to);
}

const reasonGiven = ({ code, text, args, suggestion }: Variant): NearMiss['reason'] => ({
  code,
  text,
  args,
  suggestion,
});
