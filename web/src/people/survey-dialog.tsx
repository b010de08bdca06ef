import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { request } from '../api/client.js';
import { taskQuery } from '../api/queries.js';
import type { Reply, Task } from '../api/types.js';
import { coded } from '../i18n/coded.js';
import { useTaskActs } from '../tasks/task-acts-provider.js';
import { CopyField } from '../ui/copy-field.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, errorText } from '../ui/feedback.js';
import { surveySettingsQuery, taskSurveysQuery, type SentSurvey } from './api.js';

/** One question for the customer: sent as a reply once the task is done, or a link for whoever answers them elsewhere. */
export function SurveyDialog({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { tellUndoable } = useTaskActs();
  const { data: settings, error: unread } = useQuery(surveySettingsQuery);
  const seeAgain = async (): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: taskSurveysQuery(task.id).queryKey });
    await queryClient.invalidateQueries({ queryKey: taskQuery(task.id).queryKey });
  };
  const link = useMutation({
    mutationFn: () => request<SentSurvey>(`/tasks/${task.id}/survey`, { method: 'POST', body: {} }),
    onSuccess: seeAgain,
  });
  const send = useMutation({
    mutationFn: (body: { readonly visibility?: 'public' }) =>
      request<Reply>(`/tasks/${task.id}/survey/send`, { method: 'POST', body }),
    onSuccess: async (reply) => {
      onClose();
      tellUndoable(t('people.survey.held', { who: task.customer.handle }), async () => {
        await request<undefined>(`/replies/${reply.id}`, { method: 'DELETE' });
        await seeAgain();
        return t('people.survey.undone', { who: task.customer.handle });
      });
      await seeAgain();
    },
  });
  const { verdict } = task.replyability;
  const mayBeSent = task.state === 'resolved' && (verdict === 'public' || verdict === 'private-only');
  const isSendable = mayBeSent && settings !== undefined && settings.canSend && settings.sending !== 'off';
  const refusal = send.error ?? link.error;
  const isBusy = send.isPending || link.isPending;
  return (
    <Dialog title={t('people.survey.title')} onClose={onClose}>
      <p className="dim">{t(isSendable ? 'people.survey.sendHint' : 'people.survey.hint')}</p>
      {mayBeSent && settings?.canSend === false ? (
        <p className="es-notice es-notice-warn">{t('people.survey.refused.no-base-url')}</p>
      ) : null}
      {link.data === undefined ? (
        <div className="es-actions es-actions-end">
          <button
            type="button"
            data-first-focus={isSendable ? undefined : true}
            className={isSendable ? 'es-button' : 'es-button es-button-primary'}
            disabled={isBusy}
            onClick={() => {
              link.mutate();
            }}
          >
            {t('people.survey.link')}
          </button>
          {isSendable && verdict === 'public' ? (
            <button
              type="button"
              className="es-button"
              disabled={isBusy}
              onClick={() => {
                send.mutate({ visibility: 'public' });
              }}
            >
              {t('people.survey.sendPublic')}
            </button>
          ) : null}
          {isSendable ? (
            <button
              type="button"
              data-first-focus
              className="es-button es-button-primary"
              disabled={isBusy}
              onClick={() => {
                send.mutate({});
              }}
            >
              {t('people.survey.send')}
            </button>
          ) : null}
        </div>
      ) : (
        <CopyField label={t('people.survey.text')} value={link.data.text} />
      )}
      {refusal instanceof ApiError ? (
        <p className="es-notice es-notice-bad" role="alert">
          {coded('people.survey.refused', refusal.code, errorText(refusal))}
        </p>
      ) : null}
      {unread ? <ErrorNotice error={unread} /> : null}
    </Dialog>
  );
}
