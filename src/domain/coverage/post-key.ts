const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A 32-bit hash of a post's id, signed as PostgreSQL's integer is: enough to tell what a source shows again from what is new. */
export function postKey(externalId: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < externalId.length; at++) hash = Math.imul(hash ^ externalId.charCodeAt(at), FNV_PRIME);
  return hash | 0;
}
