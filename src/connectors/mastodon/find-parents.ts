import { ConnectorError } from '../connector.js';
import { at, idOf, listOf } from '../read-json.js';
import type { MastodonApi } from './mastodon-api.js';
import { knownOf, type KnownStatus } from './mastodon.normalise.js';

/** Statuses the server gives by id at once. */
const AT_ONCE = 20;
const MAX_REQUESTS = 3;

/**
 * Looks up what the statuses answer, as far as `maxRequests` allow, and adds it to `known`: a status names its parent by the
 * server's own id only. What cannot be found stays unknown; servers without this call are no trouble.
 */
export async function findParents(
  api: MastodonApi,
  statuses: readonly unknown[],
  known: Map<string, KnownStatus>,
  maxRequests: number,
): Promise<void> {
  const parents = statuses.map((status) => idOf(at(status, 'in_reply_to_id')));
  const missing = [...new Set(parents.filter((id) => id !== undefined && !known.has(id)))];
  for (let i = 0; i < Math.min(maxRequests, MAX_REQUESTS) && i * AT_ONCE < missing.length; i += 1) {
    const ids = missing.slice(i * AT_ONCE, (i + 1) * AT_ONCE).filter((id) => id !== undefined);
    try {
      const answer = await api.get(
        '/api/v1/statuses',
        ids.map((id) => ['id[]', id] as const),
      );
      for (const [id, status] of knownOf(listOf(answer.value))) known.set(id, status);
    } catch (error) {
      if (error instanceof ConnectorError) return;
      throw error;
    }
  }
}
