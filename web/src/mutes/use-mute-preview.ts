import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError } from '../api/api-error.js';
import { request } from '../api/client.js';
import type { MutePreview } from '../api/listening-types.js';
import { canPreview, whatIsHidden, type MuteDraft } from './mute-draft.js';

const SETTLE_MS = 400;

export interface MutePreviewState {
  readonly preview: MutePreview | undefined;
  /** Why the value cannot be read. */
  readonly fault: string | null;
  readonly failure: Error | null;
  readonly isStale: boolean;
}

/** What a rule would have hidden, asked for once typing has paused; at once for a rule that nobody types. */
export function useMutePreview(draft: MuteDraft, settleMs = SETTLE_MS): MutePreviewState {
  const wanted = canPreview(draft) ? JSON.stringify(whatIsHidden(draft)) : '';
  const [typed, setTyped] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => {
      setTyped(wanted);
    }, settleMs);
    return () => {
      clearTimeout(timer);
    };
  }, [wanted, settleMs]);
  const { data, error, isFetching } = useQuery({
    queryKey: ['mute-preview', typed],
    queryFn: ({ signal }) =>
      request<MutePreview>('/mutes/preview', { method: 'POST', body: JSON.parse(typed) as unknown, signal }),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  });
  const refused = error instanceof ApiError && error.status === 400 ? error : null;
  const isAsked = typed !== '' && wanted !== '';
  return {
    preview: isAsked && !refused && data?.error === null ? data : undefined,
    fault: isAsked ? (refused?.errors[0]?.message ?? refused?.detail ?? data?.error ?? null) : null,
    failure: refused ? null : error,
    isStale: isFetching || typed !== wanted,
  };
}
