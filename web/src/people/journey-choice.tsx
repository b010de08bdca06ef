import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { queryClient } from '../api/query-client.js';
import { taskQuery } from '../api/queries.js';
import type { Task } from '../api/types.js';
import { taskStore } from '../tasks/app-tasks.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { JOURNEYS } from './api.js';

/** Where on the way to us the customer of a task stands. */
export function JourneyChoice({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const { journey } = task as { readonly journey?: string | null };
  const place = useMutation({
    mutationFn: (stage: string) =>
      request<Task>(`/tasks/${task.id}/journey`, { method: 'POST', body: { journey: stage === '' ? null : stage } }),
    onSuccess: (changed) => {
      taskStore.put(changed);
      return queryClient.invalidateQueries({ queryKey: taskQuery(task.id).queryKey });
    },
  });
  return (
    <>
      <Field label={t('people.journeyStage')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={journey ?? ''}
            disabled={place.isPending}
            onChange={(event) => {
              place.mutate(event.currentTarget.value);
            }}
          >
            <option value="">{t('people.noStage')}</option>
            {JOURNEYS.map((stage) => (
              <option key={stage} value={stage}>
                {t(`people.journey.${stage}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {place.error ? <ErrorNotice error={place.error} /> : null}
    </>
  );
}
