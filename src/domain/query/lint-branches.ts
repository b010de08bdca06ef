import { primarySubtag } from '../language/primary-subtag.js';
import { Comparison, know, type Known } from './implies.js';
import type { LintFix, LintIssue, LintOptions, LintSeverity } from './lint.types.js';
import { isBroad } from './query-terms.js';
import type { FieldNode, Place, QueryNode } from './query.types.js';
import { sourceOf, withAllParentheses } from './source-places.js';

/** Groups with more parts are compared for equal parts only. */
const MOST_COMPARED = 150;

/** Parts that can never be true, or that change nothing. */
export function lintBranches(text: string, query: QueryNode, options: LintOptions): LintIssue[] {
  const issues: LintIssue[] = [];
  visit(text, know(query), false, { options, comparison: new Comparison(), issues });
  return issues;
}

interface Visit {
  readonly options: LintOptions;
  readonly comparison: Comparison;
  readonly issues: LintIssue[];
}

function visit(text: string, known: Known, isNegated: boolean, shared: Visit): void {
  const { options, comparison, issues } = shared;
  const { node } = known;
  if (node.kind === 'or' || node.kind === 'and') issues.push(...compareParts(text, node.kind, known.parts, comparison));
  if (node.kind === 'field') issues.push(...lintLanguage(text, node, isNegated, options));
  for (const part of known.parts) visit(text, part, isNegated !== (node.kind === 'not'), shared);
}

/** Every part is blamed once, for the first reason found. */
function compareParts(text: string, kind: 'and' | 'or', parts: readonly Known[], comparison: Comparison): LintIssue[] {
  const issues: LintIssue[] = [];
  const first = new Map<string, Known>();
  const rest: Known[] = [];
  for (const part of parts) {
    const same = first.get(part.key);
    if (same) issues.push(issueOf(text, kind, part, 'duplicate', same));
    else {
      first.set(part.key, part);
      rest.push(part);
    }
  }
  if (rest.length > MOST_COMPARED) return issues;
  for (const part of rest) {
    const found = kind === 'or' ? findCovering(part, rest, comparison) : findConflict(part, rest, comparison);
    if (found) issues.push(issueOf(text, kind, part, found.what, found.other));
  }
  return issues;
}

type What = 'duplicate' | 'covered' | 'contradiction' | 'excludes-nothing' | 'adds-nothing' | 'other-language';
type Found = { readonly what: What; readonly other: Known } | null;

function findCovering(part: Known, parts: readonly Known[], comparison: Comparison): Found {
  const own = parts.indexOf(part);
  const other = parts.find((candidate, at) => {
    if (candidate === part || !comparison.implies(part, candidate)) return false;
    // Of two that find the same, written differently, the second is the one too many.
    return at < own || !comparison.implies(candidate, part);
  });
  return other ? { what: 'covered', other } : null;
}

function findConflict(part: Known, parts: readonly Known[], comparison: Comparison): Found {
  const others = parts.filter((other) => other !== part);
  const isExclusion = part.node.kind === 'not';
  const [excluded] = part.parts;
  const own = parts.indexOf(part);
  const conflict = others.find(
    (other) =>
      (isExclusion || (other.node.kind !== 'not' && parts.indexOf(other) < own)) && comparison.contradicts(part, other),
  );
  if (conflict) return { what: 'contradiction', other: conflict };
  if (isExclusion) {
    const barrier = others.find(
      (other) => other.node.kind !== 'not' && excluded !== undefined && comparison.contradicts(other, excluded),
    );
    return barrier ? { what: 'excludes-nothing', other: barrier } : null;
  }
  const stronger = others.find(
    (other) => other.node.kind !== 'not' && comparison.implies(other, part) && !comparison.implies(part, other),
  );
  return stronger ? { what: 'adds-nothing', other: stronger } : null;
}

const SEVERITIES: Readonly<Record<What, LintSeverity>> = {
  duplicate: 'warning',
  covered: 'warning',
  contradiction: 'warning',
  'excludes-nothing': 'hint',
  'adds-nothing': 'hint',
  'other-language': 'warning',
};

function issueOf(text: string, kind: 'and' | 'or', part: Known, what: What, other: Known): LintIssue {
  const place = withAllParentheses(text, part.node);
  const [shown, by] = [sourceOf(text, place), sourceOf(text, withAllParentheses(text, other.node))];
  const { offset, end } = place;
  return {
    code: 'unreachable-branch',
    severity: SEVERITIES[what],
    offset,
    end,
    args: { what, text: shown, by },
    message: messageOf(what, shown, by),
    fixes: what === 'contradiction' ? [] : [removal(text, kind, place)],
  };
}

function messageOf(what: What, shown: string, by: string): string {
  switch (what) {
    case 'duplicate':
      return `${shown} stands here twice.`;
    case 'covered':
      return `${shown} finds nothing that ${by} does not find already.`;
    case 'contradiction':
      return `${shown} and ${by} can never both be true, so this part finds nothing.`;
    case 'excludes-nothing':
      return `${shown} excludes nothing: what ${by} finds never has it.`;
    case 'adds-nothing':
      return `${shown} changes nothing: what ${by} finds always has it.`;
    case 'other-language':
      return `The watch is limited to ${by}, so ${shown} is never true.`;
  }
}

/** The part is taken out together with the operator in front of it, or behind it where it comes first. */
function removal(text: string, kind: 'and' | 'or', { offset, end }: Place): LintFix {
  const before = (kind === 'or' ? /\s*\bOR\s*$/u : /\s*(?:\bAND\s*)?$/u).exec(text.slice(0, offset))?.[0] ?? '';
  const isFirst = /(?:^|[(（])\s*$/u.test(text.slice(0, offset));
  const after = (kind === 'or' ? /^\s*OR\b\s*/u : /^\s*(?:AND\b\s*)?/u).exec(text.slice(end))?.[0] ?? '';
  return isFirst
    ? { code: 'remove', offset, end: end + after.length, replacement: '' }
    : { code: 'remove', offset: offset - before.length, end, replacement: '' };
}

/** `lang:` of a language that the watch does not let through. */
function lintLanguage(text: string, node: FieldNode, isNegated: boolean, options: LintOptions): LintIssue[] {
  const wanted = (options.languages ?? []).map(primarySubtag);
  if (node.field !== 'lang' || wanted.length === 0 || wanted.includes(primarySubtag(node.value))) return [];
  const { offset, end } = node;
  const [shown, by] = [sourceOf(text, node), wanted.join(', ')];
  return [
    {
      code: 'unreachable-branch',
      severity: isNegated ? 'hint' : 'warning',
      offset,
      end,
      args: { what: 'other-language', text: shown, by },
      message: messageOf('other-language', shown, by),
      fixes: [],
    },
  ];
}

/** Fields that alone are enough to find a post although a large share of all posts has them. */
export function lintBroadFields(query: QueryNode): LintIssue[] {
  return broadAlone(query).map((node) => ({
    code: 'broad-field',
    severity: 'warning',
    offset: node.offset,
    end: node.end,
    args: { field: node.field },
    message: `${node.field}: alone finds a large share of all posts. Add a word, author:, site: or url: that must be there too.`,
    fixes: [],
  }));
}

/** The broad fields through which a query is true without anything rarer; empty where something rarer must be there. */
function broadAlone(node: QueryNode): FieldNode[] {
  switch (node.kind) {
    case 'field':
      return isBroad(node) ? [node] : [];
    case 'or':
      return node.parts.flatMap(broadAlone);
    case 'and': {
      const needed = node.parts.filter((part) => part.kind !== 'not');
      const found = needed.map(broadAlone);
      return found.every((fields) => fields.length > 0) ? found.flat() : [];
    }
    case 'term':
    case 'exact':
    case 'pattern':
    case 'near':
    case 'not':
      return [];
  }
}
