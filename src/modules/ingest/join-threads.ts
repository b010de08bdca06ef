import type { KnownMention, ThreadPost } from '../mentions/mention-store.types.js';
import type { PreparedBatch, PreparedMention } from './ingest.types.js';

const keyOf = (m: { readonly network: string; readonly externalKey: string }): string =>
  `${m.network}\n${m.externalKey}`;

/** Posts that no watch finds but that stand in a conversation, which may be one that somebody works on. */
export const threadCandidates = ({ unmatched }: PreparedBatch): PreparedMention[] =>
  unmatched.filter((m) => !m.isDeleted && (m.parentKey !== null || m.conversationId !== null));

/**
 * The batch with posts of open tasks' conversations among its mentions, although no watch finds them: seen by the team of the task.
 * Only the customer's wake it.
 */
export function joinThreads(
  prepared: PreparedBatch,
  threads: readonly ThreadPost[],
  known: ReadonlyMap<string, KnownMention>,
): PreparedBatch {
  const all = [...threadsOfBatch(prepared), ...threads];
  if (all.length === 0) return prepared;
  const threadOf = new Map(all.map((thread) => [keyOf(thread), thread]));
  const joined = prepared.unmatched.flatMap((m): PreparedMention[] => {
    const thread = threadOf.get(keyOf(m));
    if (thread === undefined || known.has(keyOf(m))) return [];
    const { conversationKey, teamId, isCustomer } = thread;
    const teamIds = [teamId];
    const mutedBy = m.findMute(conversationKey, teamIds);
    return [{ ...m, conversationKey, teamIds, mutedBy, isBystander: !isCustomer && !m.isOwn }];
  });
  const moved = new Set(joined.map(keyOf));
  const byKey = (a: PreparedMention, b: PreparedMention): number =>
    a.externalKey < b.externalKey ? -1 : a.externalKey > b.externalKey ? 1 : 0;
  return {
    ...prepared,
    mentions: [...prepared.mentions, ...joined].sort(byKey),
    unmatched: prepared.unmatched.filter((m) => !moved.has(keyOf(m))),
  };
}

/** The same for conversations whose task this very batch opens. */
function threadsOfBatch(prepared: PreparedBatch): ThreadPost[] {
  const candidates = threadCandidates(prepared);
  if (candidates.length === 0) return [];
  const asking = prepared.mentions.filter((m) => m.response !== null && !m.isDeleted);
  return candidates.flatMap((m): ThreadPost[] => {
    const task = asking.find(
      (a) => a.network === m.network && (a.externalKey === m.parentKey || a.conversationKey === m.conversationKey),
    );
    if (task?.response === undefined || task.response === null) return [];
    const { network, externalKey } = m;
    const isCustomer = task.authorHandle === m.authorHandle;
    return [{ network, externalKey, conversationKey: task.conversationKey, teamId: task.response.teamId, isCustomer }];
  });
}
