import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client.js';
import type { Alert } from '../api/networks-types.js';

/** page-next: not me, the next of the chain is paged at once. */
export type AlertAct = 'acknowledge' | 'page-next';

/** What somebody does about an alert; lists of alerts are read again whatever came of it. */
export function useAlertAct() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, act }: { readonly id: string; readonly act: AlertAct }) =>
      request<Alert>(`/alerts/${id}/${act}`, { method: 'POST', body: {} }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['alerts'] }),
  });
}
