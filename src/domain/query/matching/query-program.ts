import { GrowingInts } from './growing.js';
import type { LiteralPool } from './literal-pool.js';
import { FieldTable } from './field-table.js';
import { PatternTable } from './pattern-table.js';
import type { NearPart, QueryNode } from '../query.types.js';

/**
 * A query as a row of integers: an operation, its arguments, then its parts. `END` is the place behind the operation's last
 * part, so that a part can be skipped.
 */
export const OP = {
  /** literal */
  term: 0,
  /** END, then one part */
  not: 1,
  /** END, then the parts */
  and: 2,
  or: 3,
  /** END, words between × 2 + whether it is ordered, then left and right */
  near: 4,
  /** number in the table of fields */
  field: 5,
  /** number in the table of patterns */
  pattern: 6,
} as const;

/** Writes queries into one program. Equal literals, fields and patterns are shared by all of them. */
export class ProgramWriter {
  readonly program = new GrowingInts();
  readonly fields: FieldTable;
  readonly patterns: PatternTable;

  constructor(private readonly pool: LiteralPool) {
    this.fields = new FieldTable(pool);
    this.patterns = new PatternTable(pool);
  }

  /** Where the query starts; −1 where it holds a term with nothing to find, which only a tree not made by the parser can. */
  write(query: QueryNode): number {
    const start = this.program.length;
    if (this.writeNode(query)) return start;
    this.program.length = start;
    return -1;
  }

  private writeNode(node: QueryNode | NearPart): boolean {
    switch (node.kind) {
      case 'term':
        return this.writeLiteral(this.pool.addTerm(node));
      case 'exact':
        return node.text !== '' && this.writeLiteral(this.pool.addExact(node));
      case 'field':
        this.writePair(OP.field, this.fields.add(node));
        return true;
      case 'pattern':
        this.writePair(OP.pattern, this.patterns.add(node.pattern));
        return true;
      case 'not':
        return this.writeParts(OP.not, null, [node.part]);
      case 'and':
        return this.writeParts(OP.and, null, node.parts);
      case 'or':
        return this.writeParts(OP.or, null, node.parts);
      case 'near':
        return this.writeParts(OP.near, node.distance * 2 + (node.isOrdered ? 1 : 0), [node.left, node.right]);
    }
  }

  private writeLiteral(literal: number): boolean {
    if (literal < 0) return false;
    this.writePair(OP.term, literal);
    return true;
  }

  private writePair(operation: number, argument: number): void {
    this.program.push(operation);
    this.program.push(argument);
  }

  private writeParts(operation: number, argument: number | null, parts: readonly (QueryNode | NearPart)[]): boolean {
    this.writePair(operation, 0);
    const place = this.program.length - 1;
    if (argument !== null) this.program.push(argument);
    for (const part of parts) if (!this.writeNode(part)) return false;
    this.program.values[place] = this.program.length;
    return true;
  }
}

/** Behind the operation that starts here and all its parts. */
export function endOfOperation(program: Int32Array, at: number): number {
  const operation = program[at] ?? 0;
  const isLeaf = operation === OP.term || operation === OP.field || operation === OP.pattern;
  return isLeaf ? at + 2 : (program[at + 1] ?? 0);
}
