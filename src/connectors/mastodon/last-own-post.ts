import { ConnectorError } from '../connector.js';
import type { LastOwnPost } from '../own-account.types.js';
import { at, instantOf, listOf } from '../read-json.js';
import type { MastodonApi } from './mastodon-api.js';
import { findMe } from './poll-timelines.js';

/** Two questions: who we are, and our newest status that answers and boosts nobody. */
export async function findLastOwnPost(api: MastodonApi): Promise<LastOwnPost> {
  const { id } = await findMe(api);
  if (id === null)
    throw new ConnectorError('auth', 'The access does not allow to ask who the account is.', { code: 'forbidden' });
  const { value } = await api.get(`/api/v1/accounts/${encodeURIComponent(id)}/statuses`, [
    ['limit', '1'],
    ['exclude_replies', 'true'],
    ['exclude_reblogs', 'true'],
  ]);
  return { postedAt: instantOf(at(listOf(value)[0], 'created_at')) ?? null, requests: api.requests };
}
