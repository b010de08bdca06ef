import { compileWatches } from '../query/compile-watches.js';
import { hostOf } from '../text/read-url.js';
import { foldHandle } from './mute-value.js';
import type { MuteEngine, MuteRuleToCompile, PostToMute } from './mute.types.js';

type Rules = readonly MuteRuleToCompile[];

/**
 * One look-up for all rules; `value` as `readMuteValue` gives it. Authors, threads and sites are found by hash, words by one
 * matcher. A rule of words that cannot be read mutes nothing.
 */
export function compileMutes(rules: Rules): MuteEngine {
  const ofKind = (kind: MuteRuleToCompile['kind']): MuteRuleToCompile[] => rules.filter((rule) => rule.kind === kind);
  const authors = fileByValue(ofKind('author'));
  const threads = fileByValue(ofKind('thread'));
  const sites = fileByValue(ofKind('site'));
  const words = ofKind('words');
  const byId = new Map(words.map((rule) => [rule.id, rule]));
  const matcher = words.length === 0 ? null : compileWatches(words.map(({ id, value }) => ({ id, query: value })));

  const candidates = function* (facts: PostToMute): Generator<MuteRuleToCompile> {
    const { post } = facts;
    yield* authors.get(foldHandle(post.authorHandle ?? '')) ?? [];
    yield* threads.get(facts.conversationKey) ?? [];
    if (sites.size > 0) for (const host of hostAndParents(post.url)) yield* sites.get(host) ?? [];
    for (const { watchId } of matcher?.match(post) ?? []) {
      const rule = byId.get(watchId);
      if (rule !== undefined) yield rule;
    }
  };
  return {
    find: (facts) => {
      for (const rule of candidates(facts)) if (covers(rule, facts)) return { ruleId: rule.id, reason: rule.reason };
      return null;
    },
  };
}

function fileByValue(rules: Rules): Map<string, MuteRuleToCompile[]> {
  const filed = new Map<string, MuteRuleToCompile[]>();
  for (const rule of rules) {
    const others = filed.get(rule.value);
    if (others === undefined) filed.set(rule.value, [rule]);
    else others.push(rule);
  }
  return filed;
}

/** `a.b.acme.com`, `b.acme.com`, `acme.com`. */
function hostAndParents(url: string | undefined): string[] {
  const host = url === undefined ? null : hostOf(url);
  if (host === null) return [];
  const labels = host.split('.');
  return labels.slice(0, -1).map((_, from) => labels.slice(from).join('.'));
}

/** What one watch or team is spared stays for the others: a post that somebody else waits for is not muted. */
function covers({ network, watchId, teamId }: MuteRuleToCompile, { post, watchIds, teamIds }: PostToMute): boolean {
  return (
    (network === null || network === post.network) &&
    (watchId === null || (watchIds.length > 0 && watchIds.every((id) => id === watchId))) &&
    (teamId === null || (teamIds.length > 0 && teamIds.every((id) => id === teamId)))
  );
}
