import { faultAt, QuerySyntaxError } from './query-fault.js';
import type { ParsedQuery, QueryNode } from './query.types.js';
import { readTokens, type Token } from './read-tokens.js';

export const QUERY_LIMITS = { length: 4_096, terms: 500, depth: 50 } as const;

/**
 * Parses a watch query: words, "phrases", @handles, #tags, AND, OR, NOT or a leading minus, parentheses; neighbours mean
 * AND. NOT binds tightest, then AND, then OR. Takes time linear in the length of the query.
 */
export function parseQuery(query: string): ParsedQuery {
  try {
    if (query.length > QUERY_LIMITS.length) {
      throw new QuerySyntaxError(
        QUERY_LIMITS.length,
        `A query has at most ${String(QUERY_LIMITS.length)} characters; this one has ${String(query.length)}.`,
      );
    }
    const tree = new Parser(readTokens(query)).parse();
    const open = findMatchingNothing(tree);
    if (open) {
      throw new QuerySyntaxError(
        open.offset,
        'This would match every post that lacks something; say also what a post must contain.',
      );
    }
    return { ok: true, query: tree };
  } catch (error) {
    if (error instanceof QuerySyntaxError) return faultAt(query, error.offset, error.reason);
    throw error;
  }
}

/**
 * The NOT through which a query matches a post that contains none of its terms, and so nearly every post; undefined where
 * the query needs at least one term to be there.
 */
export function findMatchingNothing(node: QueryNode): QueryNode | undefined {
  switch (node.kind) {
    case 'term':
      return undefined;
    case 'not':
      return findMatchingNothing(node.part) ? undefined : node;
    case 'and': {
      const open = node.parts.map(findMatchingNothing);
      return open.every((part) => part !== undefined) ? open[0] : undefined;
    }
    case 'or':
      return node.parts.map(findMatchingNothing).find((part) => part !== undefined);
  }
}

const STARTS_OPERAND: ReadonlySet<Token['kind']> = new Set(['open', 'term', 'not', 'minus']);

class Parser {
  private at = 0;
  private depth = 0;
  private terms = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): QueryNode {
    if (this.next().kind === 'end') throw new QuerySyntaxError(0, 'The query is empty.');
    const tree = this.parseOr();
    const rest = this.next();
    if (rest.kind === 'close') {
      throw new QuerySyntaxError(rest.offset, 'This parenthesis closes nothing.');
    }
    return tree;
  }

  private next(): Token {
    return this.tokens[this.at] ?? { kind: 'end', offset: 0 };
  }

  private parseOr(): QueryNode {
    const parts = [this.parseAnd()];
    while (this.next().kind === 'or') {
      this.at++;
      parts.push(this.parseAnd());
    }
    return join('or', parts);
  }

  private parseAnd(): QueryNode {
    const parts = [this.parseNot()];
    for (;;) {
      const { kind } = this.next();
      if (kind === 'and') this.at++;
      else if (!STARTS_OPERAND.has(kind)) return join('and', parts);
      parts.push(this.parseNot());
    }
  }

  private parseNot(): QueryNode {
    const token = this.next();
    if (token.kind !== 'not' && token.kind !== 'minus') return this.parseOperand();
    this.at++;
    return this.nested(token, () => ({ kind: 'not', part: this.parseNot(), offset: token.offset }));
  }

  private parseOperand(): QueryNode {
    const token = this.next();
    switch (token.kind) {
      case 'term':
        this.at++;
        if (++this.terms > QUERY_LIMITS.terms) {
          throw new QuerySyntaxError(
            token.offset,
            `A query has at most ${String(QUERY_LIMITS.terms)} words and phrases.`,
          );
        }
        return { kind: 'term', form: token.form, text: token.text, offset: token.offset };
      case 'open':
        this.at++;
        return this.nested(token, () => this.parseGroup(token));
      case 'close':
        throw new QuerySyntaxError(token.offset, this.reasonForClose());
      case 'and':
      case 'or':
        throw new QuerySyntaxError(token.offset, this.reasonForOperator(token.kind.toUpperCase()));
      case 'end':
        throw new QuerySyntaxError(this.tokens[this.at - 1]?.offset ?? 0, this.reasonForEnd());
      case 'not':
      case 'minus':
        return this.parseNot();
    }
  }

  private parseGroup(open: Token): QueryNode {
    const group = this.parseOr();
    if (this.next().kind !== 'close') {
      throw new QuerySyntaxError(open.offset, 'This parenthesis is never closed.');
    }
    this.at++;
    return group;
  }

  private nested(token: Token, parse: () => QueryNode): QueryNode {
    if (++this.depth > QUERY_LIMITS.depth) {
      throw new QuerySyntaxError(token.offset, `A query is nested at most ${String(QUERY_LIMITS.depth)} deep.`);
    }
    const node = parse();
    this.depth--;
    return node;
  }

  private reasonForClose(): string {
    const before = this.tokens[this.at - 1];
    if (before === undefined) return 'This parenthesis closes nothing.';
    if (before.kind === 'open') return 'These parentheses are empty.';
    return `${nameOf(before)} needs a word, phrase or group behind it, not a closing parenthesis.`;
  }

  private reasonForOperator(operator: string): string {
    const before = this.tokens[this.at - 1];
    const remedy = `To find the word itself, put it in quotes.`;
    if (before === undefined || before.kind === 'open') return `Nothing stands in front of ${operator}. ${remedy}`;
    return `${nameOf(before)} cannot be followed by ${operator}. ${remedy}`;
  }

  private reasonForEnd(): string {
    const before = this.tokens[this.at - 1];
    if (before?.kind === 'open') return 'This parenthesis is never closed.';
    return `${before ? nameOf(before) : 'The query'} needs a word, phrase or group behind it.`;
  }
}

function nameOf(token: Token): string {
  return token.kind === 'minus' ? 'A minus' : token.kind.toUpperCase();
}

function join(kind: 'and' | 'or', parts: readonly QueryNode[]): QueryNode {
  const [first] = parts;
  if (first === undefined) throw new RangeError('join needs a part');
  return parts.length === 1 ? first : { kind, parts, offset: first.offset };
}
