import { fold } from '../text/fold.js';
import { NativeTranslator } from './native-query.js';
import { NETWORK_SEARCHES, type NetworkSearch, type SearchAbilities } from './network-searches.js';
import { printQuery } from './print-query.js';
import type { QueryNode } from './query.types.js';

export interface CompileReport {
  readonly network: string;
  /** What the network's own search is asked, a search a line; null: it cannot be asked, and all it shows is read. */
  readonly native: string | null;
  /** The same, one by one. Together they find at least what the query finds. */
  readonly searches: readonly string[];
  /** The parts of the query that are checked here, on what was read. */
  readonly checkedByUs: readonly string[];
  /** False where the query asks for other networks only. */
  readonly isPossible: boolean;
}

/** More searches than this for one watch cost more than reading what the network shows. */
const MOST_SEARCHES = 20;

/** What each network's own search can be asked of a query, and what is left to check. */
export const reportAllNetworks = (query: QueryNode): CompileReport[] =>
  NETWORK_SEARCHES.map((search) => reportCompile(query, search));

/** What one network's own search can be asked. It never loses a post: what cannot be asked is left out, which finds more. */
export function reportCompile(query: QueryNode, { network, abilities }: NetworkSearch): CompileReport {
  const here = assumeNetwork(query, network);
  if (here === false) return { network, native: null, searches: [], checkedByUs: [], isPossible: false };
  if (here === true || abilities === null) return unaskable(network, here === true ? [] : [printQuery(here)]);
  const found = findSearches(here, abilities);
  if (!found) return unaskable(network, [printQuery(here)]);
  const checkedByUs = [...new Set(found.inexact.map(printQuery))];
  return { network, native: found.searches.join('\n'), searches: found.searches, checkedByUs, isPossible: true };
}

const unaskable = (network: string, checkedByUs: readonly string[]): CompileReport => ({
  ...{ network, native: null, searches: [], checkedByUs, isPossible: true },
});

/** The query as it is on one network, where `network:` is known; true or false where that decides it. */
function assumeNetwork(node: QueryNode, network: string): QueryNode | boolean {
  switch (node.kind) {
    case 'field':
      return node.field === 'network' ? fold(node.value) === network : node;
    case 'not': {
      const part = assumeNetwork(node.part, network);
      return typeof part === 'boolean' ? !part : { ...node, part };
    }
    case 'and':
    case 'or': {
      const deciding = node.kind === 'or';
      const parts = node.parts.map((part) => assumeNetwork(part, network));
      if (parts.includes(deciding)) return deciding;
      const open = parts.filter((part) => typeof part !== 'boolean');
      const [first, ...others] = open;
      if (first === undefined) return !deciding;
      return others.length === 0 ? first : { ...node, parts: open };
    }
    case 'term':
    case 'exact':
    case 'pattern':
    case 'near':
      return node;
  }
}

interface Searches {
  readonly searches: readonly string[];
  readonly inexact: readonly QueryNode[];
}

/** One search if it will do, or else one for every few alternatives of the query. */
function findSearches(query: QueryNode, abilities: SearchAbilities): Searches | null {
  const { alternatives, rest } = splitAlternatives(query);
  // Without OR a single search would leave the alternatives out.
  const whole = abilities.hasOr || alternatives.length === 0 ? searchOf(query, abilities) : null;
  if (whole) return whole;
  const searches: Searches[] = [];
  let at = 0;
  while (at < alternatives.length) {
    if (searches.length === MOST_SEARCHES) return searchOf(query, abilities);
    const most = abilities.hasOr ? alternatives.length - at : 1;
    const next = largestSearch(alternatives.slice(at, at + most), rest, abilities);
    if (!next) return searchOf(query, abilities);
    searches.push(next.search);
    at += next.count;
  }
  if (searches.length === 0) return null;
  return { searches: searches.flatMap((one) => one.searches), inexact: searches.flatMap((one) => one.inexact) };
}

/** The most alternatives, from the first on, that fit into one search. */
function largestSearch(
  alternatives: readonly QueryNode[],
  rest: readonly QueryNode[],
  abilities: SearchAbilities,
): { count: number; search: Searches } | null {
  for (let count = alternatives.length; count > 0; count = count === 1 ? 0 : Math.ceil(count / 2)) {
    const search = searchOf(allOf([anyOf(alternatives.slice(0, count)), ...rest]), abilities);
    if (search) return { count, search };
  }
  return null;
}

/** The first group of alternatives of a query, and what must hold beside them. */
function splitAlternatives(query: QueryNode): { alternatives: readonly QueryNode[]; rest: readonly QueryNode[] } {
  if (query.kind === 'or') return { alternatives: query.parts, rest: [] };
  if (query.kind !== 'and') return { alternatives: [], rest: [] };
  const group = query.parts.find((part) => part.kind === 'or');
  return group?.kind === 'or'
    ? { alternatives: group.parts, rest: query.parts.filter((part) => part !== group) }
    : { alternatives: [], rest: [] };
}

const NOWHERE = { offset: 0, end: 0 };
const allOf = (parts: readonly QueryNode[]): QueryNode => groupOf('and', parts);
const anyOf = (parts: readonly QueryNode[]): QueryNode => groupOf('or', parts);

function groupOf(kind: 'and' | 'or', parts: readonly QueryNode[]): QueryNode {
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only : { kind, parts, ...NOWHERE };
}

/** One search for a query; where it is too long, conditions are left out from the end, exclusions first. */
function searchOf(query: QueryNode, abilities: SearchAbilities): Searches | null {
  let parts: readonly QueryNode[] = query.kind === 'and' ? query.parts : [query];
  const dropped: QueryNode[] = [];
  for (;;) {
    const translator = new NativeTranslator(abilities);
    const native = translator.widen(allOf(parts));
    if (!native?.asksForWords) return null;
    if (abilities.maxLength === null || native.text.length <= abilities.maxLength) {
      return { searches: [native.text], inexact: [...translator.inexact, ...dropped] };
    }
    const spare = parts.findLast((part) => part.kind === 'not') ?? (parts.length > 1 ? parts.at(-1) : undefined);
    if (spare === undefined) return null;
    dropped.push(spare);
    parts = parts.filter((part) => part !== spare);
    if (parts.length === 0) return null;
  }
}
