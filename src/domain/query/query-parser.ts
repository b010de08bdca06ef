import { QuerySyntaxError } from './query-fault.js';
import { QUERY_LIMITS } from './query-limits.js';
import type { NearPart, QueryNode } from './query.types.js';
import { readTokens, type Operand, type Token } from './read-tokens.js';

/** Builds the tree of one query. The place of a node leaves out the parentheses around it and holds those inside it. */
export class QueryParser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  private terms = 0;
  private patterns = 0;

  /** Throws QuerySyntaxError, as `parse` does. */
  constructor(query: string) {
    this.tokens = readTokens(query);
  }

  parse(): QueryNode {
    if (this.next().kind === 'end') throw new QuerySyntaxError(0, 'The query is empty.');
    const tree = this.parseOr();
    const rest = this.next();
    if (rest.kind === 'close')
      throw new QuerySyntaxError(rest.offset, 'This parenthesis closes nothing.', 'loose-bracket');
    return tree;
  }

  private next(): Token {
    return this.tokens[this.at] ?? { kind: 'end', offset: 0, end: 0 };
  }

  private parseOr(): QueryNode {
    const start = this.next().offset;
    const first = this.parseAnd();
    if (this.next().kind !== 'or') return first;
    const parts = [first];
    while (this.next().kind === 'or') {
      this.at++;
      parts.push(this.parseAnd());
    }
    return { kind: 'or', parts, offset: start, end: this.endOfLast() };
  }

  private parseAnd(): QueryNode {
    const start = this.next().offset;
    const first = this.parseNear();
    let parts: QueryNode[] | undefined;
    for (;;) {
      const { kind } = this.next();
      if (kind === 'and') this.at++;
      else if (kind === 'or' || kind === 'close' || kind === 'end') break;
      parts ??= [first];
      parts.push(this.parseNear());
    }
    return parts ? { kind: 'and', parts, offset: start, end: this.endOfLast() } : first;
  }

  private parseNear(): QueryNode {
    const start = this.next().offset;
    const left = this.parseNot();
    const sign = this.next();
    if (sign.kind !== 'near') return left;
    const name = nameOf(sign);
    const leftPart = toNearPart(left, name);
    this.at++;
    const rightPart = toNearPart(this.parseNot(), name);
    const again = this.next();
    if (again.kind === 'near') {
      throw new QuerySyntaxError(
        again.offset,
        `Put one of the two in parentheses, as in (one ${name} two) ${nameOf(again)} three.`,
      );
    }
    const { isOrdered, distance } = sign;
    return {
      kind: 'near',
      isOrdered,
      distance,
      left: leftPart,
      right: rightPart,
      offset: start,
      end: this.endOfLast(),
    };
  }

  private parseNot(): QueryNode {
    const token = this.next();
    if (token.kind !== 'not' && token.kind !== 'minus') return this.parseOperand();
    this.at++;
    this.enter(token);
    const part = this.parseNot();
    this.depth--;
    return { kind: 'not', part, offset: token.offset, end: this.endOfLast() };
  }

  private parseOperand(): QueryNode {
    const token = this.next();
    switch (token.kind) {
      case 'operand':
        this.at++;
        this.count(token.node);
        return token.node;
      case 'open': {
        this.at++;
        this.enter(token);
        const group = this.parseGroup(token);
        this.depth--;
        return group;
      }
      case 'close':
        throw this.faultOfClose(token);
      case 'and':
      case 'or':
      case 'near':
        throw new QuerySyntaxError(token.offset, this.reasonForOperator(nameOf(token)));
      case 'end':
        throw this.faultOfEnd();
      case 'not':
      case 'minus':
        return this.parseNot();
    }
  }

  private count(node: Operand): void {
    if (++this.terms > QUERY_LIMITS.terms) {
      throw new QuerySyntaxError(node.offset, `A query has at most ${String(QUERY_LIMITS.terms)} words and phrases.`);
    }
    if (node.kind === 'pattern' && ++this.patterns > QUERY_LIMITS.patterns) {
      throw new QuerySyntaxError(
        node.offset,
        `A query has at most ${String(QUERY_LIMITS.patterns)} regular expressions; use words, word* or an alternation inside one.`,
      );
    }
  }

  private parseGroup(open: Token): QueryNode {
    const group = this.parseOr();
    if (this.next().kind !== 'close')
      throw new QuerySyntaxError(open.offset, 'This parenthesis is never closed.', 'unclosed-bracket');
    this.at++;
    return group;
  }

  private enter(token: Token): void {
    if (++this.depth > QUERY_LIMITS.depth) {
      throw new QuerySyntaxError(token.offset, `A query is nested at most ${String(QUERY_LIMITS.depth)} deep.`);
    }
  }

  private endOfLast(): number {
    return this.tokens[this.at - 1]?.end ?? 0;
  }

  private faultOfClose({ offset }: Token): QuerySyntaxError {
    const before = this.tokens[this.at - 1];
    if (before === undefined) return new QuerySyntaxError(offset, 'This parenthesis closes nothing.', 'loose-bracket');
    if (before.kind === 'open') return new QuerySyntaxError(offset, 'These parentheses are empty.', 'empty-brackets');
    const reason = `${nameOf(before)} needs a word, phrase or group behind it, not a closing parenthesis.`;
    return new QuerySyntaxError(offset, reason);
  }

  private reasonForOperator(operator: string): string {
    const before = this.tokens[this.at - 1];
    const remedy = `To find the word itself, put it in quotes.`;
    if (before === undefined || before.kind === 'open') return `Nothing stands in front of ${operator}. ${remedy}`;
    return `${nameOf(before)} cannot be followed by ${operator}. ${remedy}`;
  }

  private faultOfEnd(): QuerySyntaxError {
    const before = this.tokens[this.at - 1];
    const offset = before?.offset ?? 0;
    if (before?.kind === 'open') {
      return new QuerySyntaxError(offset, 'This parenthesis is never closed.', 'unclosed-bracket');
    }
    return new QuerySyntaxError(
      offset,
      `${before ? nameOf(before) : 'The query'} needs a word, phrase or group behind it.`,
    );
  }
}

function nameOf(token: Token): string {
  if (token.kind === 'minus') return 'A minus';
  return token.kind === 'near'
    ? `${token.isOrdered ? 'ONEAR' : 'NEAR'}/${String(token.distance)}`
    : token.kind.toUpperCase();
}

/** Only what stands at a place in the text can be near something. `name` is the operator, such as NEAR/5. */
function toNearPart(node: QueryNode, name: string): NearPart {
  switch (node.kind) {
    case 'term':
    case 'exact':
    case 'near':
      return node;
    case 'or':
      return {
        kind: 'or',
        parts: node.parts.map((part) => toNearPart(part, name)),
        offset: node.offset,
        end: node.end,
      };
    case 'and':
      throw new QuerySyntaxError(
        node.offset,
        `${name} joins words, phrases and groups with OR, not AND. Put words that stand side by side in quotes, and other conditions outside ${name}.`,
      );
    case 'not':
      throw new QuerySyntaxError(
        node.offset,
        `What is excluded stands outside ${name}: write (one ${name} two) -three, or -(one ${name} two).`,
      );
    case 'field':
      throw new QuerySyntaxError(
        node.offset,
        `A field says nothing about a place in the text, so it cannot stand beside ${name}. Write it outside: (one ${name} two) lang:fi.`,
      );
    case 'pattern':
      throw new QuerySyntaxError(
        node.offset,
        `A regular expression cannot stand beside ${name}. Use a word, phrase, word* or case:"…", or put the distance into the expression.`,
      );
  }
}
