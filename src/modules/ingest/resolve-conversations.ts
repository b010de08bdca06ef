import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { queryPrepared } from '../../db/rows.js';
import type { PreparedMention } from './ingest.types.js';

interface StoredParent {
  readonly network: string;
  readonly externalKey: string;
  readonly conversationKey: string;
}

const FIND_PARENTS = `
  SELECT network, external_key AS "externalKey", conversation_key AS "conversationKey"
  FROM mention WHERE workspace_id = $1 AND network = $2 AND external_key = ANY ($3::text[])`;

/**
 * Puts an answer into the conversation of what it answers, where the network names no conversation: the parent may be
 * stored, in the same batch, or unknown (then the parent's id names the conversation, and the parent joins it on arrival).
 */
export async function resolveConversations(
  tx: EntityManager,
  workspaceId: string,
  mentions: readonly PreparedMention[],
): Promise<PreparedMention[]> {
  const answers = mentions.filter((m) => m.parentKey !== null && m.conversationId === null);
  if (answers.length === 0) return [...mentions];
  const rows: StoredParent[] = [];
  for (const network of new Set(answers.map((m) => m.network))) {
    const parents = answers.flatMap((m) => (m.network === network && m.parentKey !== null ? [m.parentKey] : []));
    rows.push(...(await queryPrepared<StoredParent>(tx, FIND_PARENTS, [workspaceId, network, arrayLiteral(parents)])));
  }
  const conversationOf = new Map(rows.map((r) => [`${r.network}\n${r.externalKey}`, r.conversationKey]));
  const byKey = new Map(mentions.map((m) => [`${m.network}\n${m.externalKey}`, m]));

  /** Climbs from answer to parent inside the batch; a circle of answers ends at the first repeat. */
  const climb = (mention: PreparedMention): string => {
    const seen = new Set<string>();
    let current = mention;
    while (current.parentKey !== null && current.conversationId === null && !seen.has(current.externalKey)) {
      seen.add(current.externalKey);
      const parentName = `${current.network}\n${current.parentKey}`;
      const stored = conversationOf.get(parentName);
      if (stored !== undefined) return stored;
      const parent = byKey.get(parentName);
      if (parent === undefined) return current.parentKey;
      current = parent;
    }
    return current.conversationKey;
  };
  return mentions.map((m) => {
    const conversationKey = climb(m);
    if (conversationKey === m.conversationKey) return m;
    const mutedBy = m.mutedBy ?? m.findMute(conversationKey);
    return { ...m, conversationKey, mutedBy, response: mutedBy === null ? m.response : null };
  });
}
