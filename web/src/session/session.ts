import { useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { keepCsrfToken, request } from '../api/client.js';
import { queryClient } from '../api/query-client.js';
import { meQuery } from '../api/queries.js';
import type { Me, Preferences, SignedIn } from '../api/types.js';
import { switchLanguage } from '../i18n/i18n.js';

const MeContext = createContext<Me | null>(null);
export const MeProvider = MeContext.Provider;

/** Who is signed in. Only below the signed-in part of the page. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe is used outside of the signed-in pages.');
  return me;
}

export const useSession = (): Me | null => useSuspenseQuery(meQuery).data;

export const canConfigure = (me: Me): boolean => me.role === 'admin' || me.role === 'pr-lead';
export const canAct = (me: Me): boolean => me.role !== 'viewer';

const keepMe = (me: Me): void => {
  queryClient.setQueryData<Me | null>(meQuery.queryKey, me);
};

export async function acceptSession(signedIn: SignedIn): Promise<void> {
  keepCsrfToken(signedIn.csrfToken);
  queryClient.clear();
  keepMe(signedIn.me);
  if (signedIn.me.language !== null) await switchLanguage(signedIn.me.language);
}

export async function signOut(): Promise<void> {
  await request<undefined>('/session', { method: 'DELETE' });
  keepCsrfToken(null);
  location.assign('/sign-in');
}

export async function savePreferences(me: Me, change: Preferences): Promise<void> {
  keepMe({ ...me, preferences: { ...me.preferences, ...change } });
  await request<Me>('/me', { method: 'PATCH', body: { preferences: change } });
}

export async function saveLanguage(me: Me, language: string): Promise<void> {
  await switchLanguage(language);
  keepMe({ ...me, language });
  await request<Me>('/me', { method: 'PATCH', body: { language } });
}
