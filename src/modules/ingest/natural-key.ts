import { createHash } from 'node:crypto';

const LONGEST_PLAIN_BYTES = 512;

/**
 * The unique key of a post within its workspace and network: the network's id itself, or a hash where the id is unique
 * only inside a scope (a feed) or too long for an index.
 */
export function naturalKey(externalId: string, scope: string | undefined): string {
  if (scope === undefined && Buffer.byteLength(externalId) <= LONGEST_PLAIN_BYTES) return externalId;
  const hash = createHash('sha256');
  // The length keeps ("a", "bc") and ("ab", "c") apart.
  if (scope !== undefined) hash.update(`${String(scope.length)}:${scope}`);
  return `sha256:${hash.update(externalId).digest('base64url')}`;
}

/** Changes when an edit changes what a reader sees. */
export function contentHash(title: string | null, text: string): string {
  return createHash('sha256')
    .update(`${String(title?.length ?? -1)}:${title ?? ''}`)
    .update(text)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}
