import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types.js';
import { coded } from '../i18n/coded.js';
import { Dialog } from '../ui/dialog.js';
import { errorText } from '../ui/feedback.js';
import { taskStore } from './app-tasks.js';
import { mergeInto, type RefusedMerge } from './merge-acts.js';
import '../ui/choice-card.css';
import './merge-dialog.css';

export interface MergeDialogProps {
  /** Two at least. */
  readonly tasks: readonly Task[];
  readonly onClose: () => void;
  /** Some or all were merged. */
  readonly onMerged: (into: Task, merged: readonly Task[]) => void;
}

const newest = (task: Task): Task => taskStore.confirmed(task.id) ?? task;

/** Which of several tasks goes on for all of them. What is refused is said here, beside its task; the rest is done. */
export function MergeDialog({ tasks, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(tasks);
  const [intoId, setIntoId] = useState(tasks[0]?.id ?? '');
  const [refused, setRefused] = useState<readonly RefusedMerge[]>([]);
  const into = left.find(({ id }) => id === intoId);
  const merging = useMutation({
    mutationFn: (goesOn: Task) => mergeInto(newest(goesOn), left.filter(({ id }) => id !== goesOn.id).map(newest)),
    onSuccess: (outcome, goesOn) => {
      if (outcome.merged.length > 0) onMerged(goesOn, outcome.merged);
      if (outcome.refused.length === 0) {
        onClose();
        return;
      }
      for (const { error } of outcome.refused) {
        if (error.status === 409 && error.current !== null) taskStore.put(error.current as Task);
      }
      setRefused(outcome.refused);
      setLeft([goesOn, ...outcome.refused.map(({ task }) => task)]);
    },
  });
  return (
    <Dialog title={t('desk.merge.title', { count: left.length })} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (into !== undefined && !merging.isPending) merging.mutate(into);
        }}
      >
        <p>{t('desk.merge.why')}</p>
        <fieldset className="es-fieldset es-form">
          <legend>{t('desk.merge.which')}</legend>
          {left.map((task, index) => {
            const refusal = refused.find((each) => each.task.id === task.id);
            return (
              <label key={task.id} className="es-choice-card">
                <input
                  type="radio"
                  name="into"
                  value={task.id}
                  data-first-focus={index === 0 ? true : undefined}
                  checked={task.id === intoId}
                  onChange={() => {
                    setIntoId(task.id);
                  }}
                />
                <span>
                  <strong>
                    <bdi>{task.customer.name ?? task.customer.handle}</bdi>
                  </strong>{' '}
                  <span className="small dim">
                    {task.network} · {task.priority.level}
                  </span>
                  <span className="es-merge-text" lang={task.lang} dir="auto">
                    {task.excerpt}
                  </span>
                  {refusal === undefined ? null : (
                    <span className="small es-field-error" role="alert">
                      {coded('desk.merge.refused', refusal.error.code, errorText(refusal.error))}
                    </span>
                  )}
                </span>
              </label>
            );
          })}
        </fieldset>
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="es-button es-button-primary" disabled={merging.isPending}>
            {t('desk.merge.submit')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
