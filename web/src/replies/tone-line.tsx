import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '@domain/reply-text/checklist.js';
import { request } from '../api/client.js';
import type { Task, Visibility } from '../api/types.js';
import { checklistQuery, type ChecklistState, type ToneChecked } from './api.js';
import { FindingList } from './finding-list.js';
import { useSettledText } from './use-settled-text.js';
import './replies.css';

export interface ToneLineProps {
  readonly task: Task;
  readonly text: string;
  readonly visibility: Visibility;
  /** The text that may not be sent as it is; null: none. */
  readonly onBlocked: (text: string | null) => void;
  readonly onShow: (span: readonly [number, number]) => void;
}

/** What the tone guide says about what is being written, and for an angry customer the steps of calming down. */
export function ToneLine({ task, text, visibility, onBlocked, onShow }: ToneLineProps) {
  const { t } = useTranslation();
  const settled = useSettledText(text);
  const { data } = useQuery({
    queryKey: ['tone-check', task.id, visibility, settled],
    queryFn: ({ signal }) =>
      request<ToneChecked>('/tone-guide/check', {
        method: 'POST',
        body: { text: settled, lang: task.lang, taskId: task.id, visibility },
        signal,
      }),
    enabled: settled.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
  });
  const isChecked = data !== undefined && settled === text && settled.trim() !== '';
  const findings = isChecked ? data.findings.filter(({ code }) => code !== 'unfilled-variable') : [];
  const isBlocked = findings.some(({ isBlocking }) => isBlocking);
  useEffect(() => {
    onBlocked(isBlocked ? text : null);
  }, [isBlocked, text, onBlocked]);
  return (
    <div className="es-tone-line small">
      <div role="status">
        {isBlocked ? <p className="es-field-error">{t('replies.findings.blocked')}</p> : null}
        {isChecked && findings.length === 0 ? <p className="dim">{t('replies.findings.fine')}</p> : null}
        {findings.length > 0 ? <FindingList findings={findings} onShow={onShow} /> : null}
      </div>
      <p className="dim">{t('replies.picker.hint')}</p>
      {task.sentiment.label === 'negative' ? <Checklist task={task} steps={data?.steps ?? []} /> : null}
    </div>
  );
}

function Checklist({ task, steps }: { readonly task: Task; readonly steps: readonly ChecklistItem[] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = checklistQuery(task.id);
  const { data } = useQuery(query);
  const mark = useMutation({
    mutationFn: (change: { readonly item: ChecklistItem; readonly isDone: boolean }) =>
      request<ChecklistState>(`/tasks/${task.id}/checklist`, { method: 'PATCH', body: change }),
    // Painted at once; the server's answer, or what was there before, takes its place.
    onMutate: ({ item, isDone }) => {
      const before = queryClient.getQueryData(query.queryKey);
      if (before !== undefined) {
        const items = before.items.map((each) => (each.item === item ? { ...each, isDone } : each));
        queryClient.setQueryData(query.queryKey, { items });
      }
      return { before };
    },
    onSuccess: (state) => {
      queryClient.setQueryData(query.queryKey, state);
    },
    onError: (_error, _change, context) => {
      queryClient.setQueryData(query.queryKey, context?.before);
    },
  });
  if (data === undefined) return null;
  const isMet = ({ item, isDone, isSuggested }: ChecklistState['items'][number]): boolean =>
    isDone || isSuggested || steps.includes(item);
  return (
    <details className="es-checklist">
      <summary>
        {t('replies.checklist.title', { done: data.items.filter(isMet).length, all: data.items.length })}
      </summary>
      <ul className="plain">
        {data.items.map((state) => (
          <li key={state.item}>
            <label className="es-check">
              <input
                type="checkbox"
                checked={state.isDone}
                onChange={(event) => {
                  mark.mutate({ item: state.item, isDone: event.currentTarget.checked });
                }}
              />
              <span>
                {t(`replies.checklist.item.${state.item}`)}
                {!state.isDone && isMet(state) ? (
                  <span className="dim"> {t('replies.checklist.suggested')}</span>
                ) : null}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
