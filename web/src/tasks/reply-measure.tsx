import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { ReplyMeasure } from '../api/networks-types.js';
import type { Task, Visibility } from '../api/types.js';
import { formatNumber } from '../i18n/format.js';
import { coded } from '../i18n/coded.js';

const PAUSE_MS = 250;

/** How long the answer is by the network's own counting, and what its writer should know before it leaves. */
export function ReplyMeasureLine({
  task,
  text,
  visibility,
}: {
  readonly task: Task;
  readonly text: string;
  readonly visibility: Visibility;
}) {
  const { t } = useTranslation();
  const settled = useSettled(text);
  const { data } = useQuery({
    queryKey: ['reply-measure', task.id, visibility, settled],
    queryFn: ({ signal }) =>
      request<ReplyMeasure>(`/tasks/${task.id}/reply-measure`, {
        method: 'POST',
        body: { text: settled, visibility },
        signal,
      }),
    enabled: settled.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  if (data === undefined || settled.trim() === '') return null;
  const { length, limit, warnings } = data;
  return (
    <div className="small" role="status">
      {limit === null ? null : (
        <p className={data.fits ? 'dim tabular' : 'es-field-error tabular'}>
          {t('measure.count', { length: formatNumber(length), limit: formatNumber(limit) })}
        </p>
      )}
      {warnings.map(({ code, values }) => (
        <p key={code} className={code === 'too-long' ? 'es-field-error' : undefined}>
          {coded('measure', code, code, { count: data.parts.length, ...values })}
        </p>
      ))}
    </div>
  );
}

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return settled;
}
