import { fold } from '../text/fold.js';
import type { LintFix, LintIssue } from './lint.types.js';
import type { QueryNode } from './query.types.js';
import type { Token } from './read-tokens.js';
import { sourceOf, withAllParentheses, withParentheses } from './source-places.js';

type Group = Extract<QueryNode, { kind: 'and' | 'or' }>;

/** OR beside AND (or neighbours) without parentheses that say which belong together. */
export function lintMixedOperators(text: string, query: QueryNode): LintIssue[] {
  return groupsOf(query).flatMap((group) => {
    if (group.kind !== 'or') return [];
    const bare = group.parts.filter((part) => part.kind === 'and' && withParentheses(text, part).end === part.end);
    if (bare.length === 0) return [];
    const { offset, end } = group;
    const fixes: LintFix[] = [
      { code: 'bracket-and', offset, end, replacement: bracketAnds(text, group) },
      { code: 'bracket-or', offset, end, replacement: bracketOrs(text, group) },
    ];
    const message = `AND and OR stand side by side without parentheses. This is read as ${fixes[0]?.replacement ?? ''}.`;
    const args = { read: fixes[0]?.replacement ?? '', other: fixes[1]?.replacement ?? '' };
    return [{ code: 'mixed-and-or', severity: 'warning', offset, end, args, message, fixes }];
  });
}

/** What the parser reads: `(a b) OR c`. */
function bracketAnds(text: string, { parts }: Group): string {
  return parts
    .map((part) => {
      const source = sourceOf(text, withAllParentheses(text, part));
      return part.kind === 'and' && withParentheses(text, part).end === part.end ? `(${source})` : source;
    })
    .join(' OR ');
}

/** What may have been meant: `a (b OR c)`. */
function bracketOrs(text: string, { parts }: Group): string {
  const groups: string[][] = [];
  for (const part of parts) {
    const isBare = part.kind === 'and' && withParentheses(text, part).end === part.end;
    const operands = (isBare ? part.parts : [part]).map((operand) => sourceOf(text, withAllParentheses(text, operand)));
    const [first = '', ...others] = operands;
    const last = groups.at(-1);
    if (last) last.push(first);
    else groups.push([first]);
    for (const other of others) groups.push([other]);
  }
  return groups.map((group) => (group.length > 1 ? `(${group.join(' OR ')})` : (group[0] ?? ''))).join(' ');
}

function groupsOf(node: QueryNode): Group[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return [node, ...node.parts.flatMap(groupsOf)];
    case 'not':
      return groupsOf(node.part);
    case 'term':
    case 'exact':
    case 'pattern':
    case 'field':
    case 'near':
      return [];
  }
}

/** Words that other people write for operators, where they can hardly be meant as words to find. */
const OPERATOR_WORDS: Readonly<Record<string, 'AND' | 'OR' | 'NOT'>> = {
  ...{ and: 'AND', or: 'OR', not: 'NOT' },
  ...{ ja: 'AND', tai: 'OR', un: 'AND', vai: 'OR', и: 'AND', или: 'OR' },
  ...{ และ: 'AND', หรือ: 'OR', 和: 'AND', 或: 'OR', 或者: 'OR' },
  ...{ und: 'AND', oder: 'OR', et: 'AND', ou: 'OR', y: 'AND', o: 'OR' },
};
const NEAR_WORD = /^(o?near)\/(\d+)$/iu;

/** Operators written in lower case, which are read as words. */
export function lintLowerCaseOperators(tokens: readonly Token[]): LintIssue[] {
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'operand' || token.node.kind !== 'term') return [];
    const { node } = token;
    if (node.isQuoted || node.form !== 'words' || node.opensStart || node.opensEnd) return [];
    const operator = operatorOf(node.text);
    const next = tokens[at + 1];
    const hasRight = next !== undefined && ['operand', 'open', 'minus', 'not'].includes(next.kind);
    const before = tokens[at - 1];
    const hasLeft = before !== undefined && (before.kind === 'operand' || before.kind === 'close');
    if (operator === null || !hasRight || !(hasLeft || operator === 'NOT')) return [];
    const { offset, end } = node;
    return [
      {
        code: 'lower-case-operator',
        severity: 'warning',
        offset,
        end,
        args: { word: node.text, operator },
        message: `"${node.text}" is read as a word to find. The operator is written ${operator}.`,
        fixes: [{ code: 'upper-case', offset, end, replacement: operator }],
      },
    ];
  });
}

function operatorOf(text: string): string | null {
  const near = NEAR_WORD.exec(text);
  if (near) return `${(near[1] ?? '').toUpperCase()}/${near[2] ?? ''}`;
  const word = fold(text);
  // OPERATOR_WORDS is asked by the unfolded word too: folding takes marks that Thai needs.
  const key = [text, word].find((known) => Object.hasOwn(OPERATOR_WORDS, known));
  return key === undefined ? null : (OPERATOR_WORDS[key] ?? null);
}
