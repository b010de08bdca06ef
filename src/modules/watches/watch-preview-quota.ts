import { reportAllNetworks, type CompileReport } from '../../domain/query/compile-report.js';
import { compileWatches } from '../../domain/query/compile-watches.js';
import { findMatchingNothing } from '../../domain/query/parse-query.js';
import { printQuery } from '../../domain/query/print-query.js';
import type { NearPart, QueryNode } from '../../domain/query/query.types.js';
import { round } from './watch-preview-figures.js';
import type { PreviewQuota } from './watch-preview.dto.js';
import type { RecentMention } from './watch-preview.types.js';

/** So many mentions are gone through, whatever their network. */
const GONE_THROUGH = 5_000;
/** Mentions of a network that are looked at, at most; and fewer say nothing about it. */
const MOST_LOOKED_AT = 300;
const FEWEST_LOOKED_AT = 20;

/**
 * What each network's own search would be asked, and which part of what is stored of that network it would have given us to
 * read. `mentions` are in random order.
 */
export function quotaOf(query: QueryNode, mentions: readonly RecentMention[]): PreviewQuota[] {
  const reports = reportAllNetworks(query).filter(({ isPossible }) => isPossible);
  const byNetwork = new Map<string, RecentMention[]>(reports.map(({ network }) => [network, []]));
  for (const mention of mentions.slice(0, GONE_THROUGH)) {
    const known = byNetwork.get(mention.post.network ?? '');
    if (known !== undefined && known.length < MOST_LOOKED_AT) known.push(mention);
  }
  return reports.map((report) => quotaOfNetwork(query, report, byNetwork.get(report.network) ?? []));
}

function quotaOfNetwork(query: QueryNode, report: CompileReport, mentions: readonly RecentMention[]): PreviewQuota {
  const { network, native, checkedByUs } = report;
  if (native === null) {
    const note = 'It has no search that can be asked this: all it shows is read.';
    return { network, native, share: 1, code: 'no-search', looked: 0, checkedByUs: [], note };
  }
  if (mentions.length < FEWEST_LOOKED_AT) {
    const note = 'Too little of this network is stored to tell.';
    return { network, native, share: null, code: 'too-little', looked: mentions.length, checkedByUs: [], note };
  }
  const widened = widen(query, new Set(checkedByUs));
  const read = widened === null ? mentions.length : countFound(widened, mentions);
  const looked = `Of ${String(mentions.length)} stored mentions of this network.`;
  const note = checkedByUs.length === 0 ? looked : `${looked} Checked here after reading: ${checkedByUs.join(', ')}.`;
  const share = round(read / mentions.length);
  return { network, native, share, code: 'looked', looked: mentions.length, checkedByUs: [...checkedByUs], note };
}

function countFound(query: QueryNode, mentions: readonly RecentMention[]): number {
  if (findMatchingNothing(query) !== undefined) return mentions.length;
  const matcher = compileWatches([{ id: '', query }]);
  return mentions.filter(({ post }) => matcher.match(post).length > 0).length;
}

/** The query without what the network cannot check: what it finds is read. Null: everything. */
function widen(node: QueryNode, unchecked: ReadonlySet<string>): QueryNode | null {
  if (unchecked.has(printQuery(node))) return widenUnchecked(node);
  switch (node.kind) {
    case 'and': {
      const parts = node.parts.map((part) => widen(part, unchecked)).filter((part) => part !== null);
      const [only] = parts;
      return parts.length > 1 ? { ...node, parts } : (only ?? null);
    }
    case 'or': {
      const parts = node.parts.map((part) => widen(part, unchecked));
      const known = parts.filter((part) => part !== null);
      return known.length < parts.length ? null : { ...node, parts: known };
    }
    case 'not':
      return widen(node.part, unchecked) === node.part ? node : null;
    case 'term':
    case 'exact':
    case 'pattern':
    case 'field':
    case 'near':
      return node;
  }
}

/** What is left of a part that is checked here: the words of it that a search can still be asked. */
function widenUnchecked(node: QueryNode): QueryNode | null {
  switch (node.kind) {
    case 'exact':
      return { ...node, kind: 'term', form: 'words', isQuoted: true, opensStart: false, opensEnd: false };
    case 'near':
      return { kind: 'and', parts: [asQuery(node.left), asQuery(node.right)], offset: node.offset, end: node.end };
    case 'term':
    case 'pattern':
    case 'field':
    case 'not':
    case 'and':
    case 'or':
      return null;
  }
}

const asQuery = (part: NearPart): QueryNode => part;
