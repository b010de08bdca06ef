import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { PreparedMention } from './ingest.types.js';

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
  const rows = await query<{ network: string; externalKey: string; conversationKey: string }>(
    tx,
    `SELECT m.network, m.external_key AS "externalKey", m.conversation_key AS "conversationKey"
     FROM unnest($2::text[], $3::text[]) AS k (network, external_key)
     JOIN mention m ON m.workspace_id = $1 AND m.network = k.network AND m.external_key = k.external_key`,
    [workspaceId, answers.map((m) => m.network), answers.map((m) => m.parentKey)],
  );
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
  return mentions.map((m) => ({ ...m, conversationKey: climb(m) }));
}
