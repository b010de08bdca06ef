import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '@domain/reply-text/checklist.js';
import { request } from '../api/client.js';
import type { Task, Visibility } from '../api/types.js';
import { showToast } from '../shell/toasts.js';
import { errorText } from '../ui/feedback.js';
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

interface Mark {
  readonly item: ChecklistItem;
  readonly isDone: boolean;
}

function Checklist({ task, steps }: { readonly task: Task; readonly steps: readonly ChecklistItem[] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = checklistQuery(task.id);
  const { data } = useQuery(query);
  // As it was clicked, until the server has answered.
  const [marks, setMarks] = useState<ReadonlyMap<ChecklistItem, boolean>>(new Map());
  const mark = useMutation({
    mutationFn: (change: Mark) =>
      request<ChecklistState>(`/tasks/${task.id}/checklist`, { method: 'PATCH', body: change }),
    // What was asked for before knows nothing of it.
    onMutate: () => queryClient.cancelQueries({ queryKey: query.queryKey }),
    onSuccess: (state) => {
      queryClient.setQueryData(query.queryKey, state);
    },
    onError: (error) => {
      showToast({ id: 'checklist', text: errorText(error), tone: 'bad', holdUntil: null, onUndo: null });
    },
    onSettled: (_state, _error, { item, isDone }) => {
      setMarks((now) => (now.get(item) === isDone ? new Map([...now].filter(([other]) => other !== item)) : now));
    },
  });
  const change = (made: Mark): void => {
    setMarks(new Map(marks).set(made.item, made.isDone));
    mark.mutate(made);
  };
  if (data === undefined) return null;
  const items = data.items.map((state) => ({ ...state, isDone: marks.get(state.item) ?? state.isDone }));
  const isMet = ({ item, isDone, isSuggested }: ChecklistState['items'][number]): boolean =>
    isDone || isSuggested || steps.includes(item);
  return (
    <details className="es-checklist">
      <summary>{t('replies.checklist.title', { done: items.filter(isMet).length, all: items.length })}</summary>
      <ul className="plain">
        {items.map((state) => (
          <li key={state.item}>
            <label className="es-check">
              <input
                type="checkbox"
                checked={state.isDone}
                onChange={(event) => {
                  change({ item: state.item, isDone: event.currentTarget.checked });
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
