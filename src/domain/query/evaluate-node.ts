import { Matcher } from './matcher.js';
import type { PostToMatch, WatchMatch } from './match.types.js';
import type { QueryNode } from './query.types.js';
import { WatchCompiler } from './matching/watch-compiler.js';

/** What one node of a query finds in a post: null where it is not true of it. Compiled for this one question, and so slow. */
export function findNode(node: QueryNode, post: PostToMatch): Omit<WatchMatch, 'watchId'> | null {
  const compiler = new WatchCompiler();
  compiler.addUnchecked('', node);
  const [match] = new Matcher(compiler.finish()).match(post);
  return match === undefined ? null : { spans: match.spans, isLookalike: match.isLookalike };
}

/** Whether one node of a query is true of a post; that it alone would match nearly everything does not matter. */
export const evaluateNode = (node: QueryNode, post: PostToMatch): boolean => findNode(node, post) !== null;
