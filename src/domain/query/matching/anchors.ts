import { endOfOperation, OP, type ProgramWriter } from './query-program.js';
import type { LiteralPool } from './literal-pool.js';

export interface Anchors {
  /** Literals, and fields as −1 − their number. */
  readonly keys: readonly number[];
  /** Expected share of posts in which one of them occurs; only its order matters. */
  readonly frequency: number;
}

/** Looking names up costs more than finding words: words are preferred, however frequent. */
const RARITY_OF_NAME = 1;

/**
 * The rarest literals and fields of which at least one is in every post that the query matches; null where none need be, or
 * none that can be looked up.
 */
export class AnchorFinder {
  constructor(
    private readonly pool: LiteralPool,
    private readonly writer: ProgramWriter,
  ) {}

  find(at: number): Anchors | null {
    return this.findFor(at, false);
  }

  private findFor(at: number, isNegated: boolean): Anchors | null {
    const program = this.writer.program;
    switch (program.at(at)) {
      case OP.term:
        return isNegated ? null : this.ofLiterals([program.at(at + 1)]);
      case OP.field:
        return isNegated ? null : this.ofField(program.at(at + 1));
      case OP.pattern: {
        const anchors = isNegated ? null : (this.writer.patterns.anchors[program.at(at + 1)] ?? null);
        return anchors && this.ofLiterals(anchors);
      }
      case OP.not:
        return this.findFor(at + 2, !isNegated);
      case OP.near:
        return isNegated ? null : rarest(this.ofParts(at + 3, program.at(at + 1), false));
      default: {
        const parts = this.ofParts(at + 2, program.at(at + 1), isNegated);
        const isConjunction = (program.at(at) === OP.and) !== isNegated;
        return isConjunction ? rarest(parts) : unionOf(parts);
      }
    }
  }

  private ofParts(from: number, end: number, isNegated: boolean): (Anchors | null)[] {
    const parts: (Anchors | null)[] = [];
    for (let at = from; at < end; at = endOfOperation(this.writer.program.values, at)) {
      parts.push(this.findFor(at, isNegated));
    }
    return parts;
  }

  private ofLiterals(literals: readonly number[]): Anchors | null {
    let frequency = 0;
    for (const literal of literals) {
      if (!this.pool.isIndexed(literal)) return null;
      frequency += 2 ** -this.pool.rarityOf(literal);
    }
    return { keys: literals, frequency };
  }

  private ofField(number: number): Anchors | null {
    const kind = this.writer.fields.lookUpKindOf(number);
    return kind && { keys: [-1 - number], frequency: 2 ** -RARITY_OF_NAME };
  }
}

function rarest(parts: readonly (Anchors | null)[]): Anchors | null {
  let best: Anchors | null = null;
  for (const part of parts) if (part && (!best || part.frequency < best.frequency)) best = part;
  return best;
}

function unionOf(parts: readonly (Anchors | null)[]): Anchors | null {
  const keys: number[] = [];
  let frequency = 0;
  for (const part of parts) {
    if (!part) return null;
    keys.push(...part.keys);
    frequency += part.frequency;
  }
  return { keys, frequency };
}
