import type { TokenKeeper } from '../../connectors/token.types.js';
import type { StoredConnection } from './source-rows.js';
import type { ConnectionView } from './sources.dto.js';

/** Whether a person can connect an account in the browser. */
export const hasConsent = (keeper: TokenKeeper | undefined): boolean =>
  keeper?.consent !== undefined || keeper?.announcedConsent !== undefined;

/** How a source stands with the account it works with; null where its connector works with no tokens. */
export function connectionOf(keeper: TokenKeeper | undefined, stored: StoredConnection | null): ConnectionView | null {
  if (keeper === undefined) return null;
  const { account = null, problem = null, expiresAt = null } = stored ?? {};
  return {
    state: stateOf(keeper, stored),
    account,
    expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
    scopes: [...(stored?.scopes ?? [])],
    problem,
  };
}

function stateOf(keeper: TokenKeeper, stored: StoredConnection | null): ConnectionView['state'] {
  switch (stored?.state ?? 'none') {
    case 'revoked':
      return 'revoked';
    case 'connected': {
      const renewsItself = keeper.refresh !== undefined || keeper.obtain !== undefined;
      return stored?.endsSoon === true && !renewsItself ? 'expiring' : 'connected';
    }
    case 'none':
      return hasConsent(keeper) && keeper.obtain === undefined ? 'needs-consent' : 'none';
  }
}
