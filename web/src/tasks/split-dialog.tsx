import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { taskQuery } from '../api/queries.js';
import type { Mention, Task } from '../api/types.js';
import { coded } from '../i18n/coded.js';
import { formatDateTime } from '../i18n/format.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, errorText, Loading } from '../ui/feedback.js';
import { joinedConversations, split } from './merge-acts.js';
import '../ui/choice-card.css';
import './merge-dialog.css';

export interface SplitDialogProps {
  readonly task: Task;
  readonly onClose: () => void;
  /** `own`: the task that these posts have for themselves now. */
  readonly onSplit: (own: Task) => void;
}

/** Which posts get a task of their own: a whole conversation at a time, since a post stays with what it answers. */
export function SplitDialog({ task, onClose, onSplit }: SplitDialogProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ ...taskQuery(task.id), staleTime: 0 });
  const [chosen, setChosen] = useState<string | null>(null);
  const conversations = data ? joinedConversations(data) : [];
  const leaving = conversations.find(({ key }) => key === chosen);
  const splitting = useMutation({
    mutationFn: (mentions: readonly Mention[]) => split(task.id, mentions, data?.version),
    onSuccess: (own) => {
      onClose();
      onSplit(own);
    },
    onError: (refusal) => {
      if (refusal instanceof ApiError && refusal.status === 409) void refetch();
    },
  });
  const refusal = splitting.error;
  return (
    <Dialog title={t('desk.split.title')} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (leaving !== undefined && !splitting.isPending) splitting.mutate(leaving.mentions);
        }}
      >
        {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
        {data === undefined && !error ? <Loading rows={2} /> : null}
        {data && conversations.length === 0 ? <p>{t('desk.split.none')}</p> : null}
        {conversations.length === 0 ? null : (
          <>
            <p>{t('desk.split.why')}</p>
            <fieldset className="es-fieldset es-form">
              <legend>{t('desk.split.which')}</legend>
              {conversations.map(({ key, mentions }, index) => (
                <label key={key} className="es-choice-card">
                  <input
                    type="radio"
                    name="conversation"
                    data-first-focus={index === 0 ? true : undefined}
                    checked={key === chosen}
                    onChange={() => {
                      setChosen(key);
                    }}
                  />
                  <span className="es-merge-posts">
                    {mentions.map((mention) => (
                      <Post key={mention.id} mention={mention} />
                    ))}
                  </span>
                </label>
              ))}
            </fieldset>
          </>
        )}
        {refusal ? (
          <p className="es-notice es-notice-bad" role="alert">
            {refusal instanceof ApiError
              ? coded('desk.merge.refused', refusal.code, errorText(refusal))
              : errorText(refusal)}
          </p>
        ) : null}
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button
            type="submit"
            className="es-button es-button-primary"
            disabled={leaving === undefined || splitting.isPending}
          >
            {t('desk.split.submit', { count: leaving?.mentions.length ?? 0 })}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Post({ mention }: { readonly mention: Mention }) {
  return (
    <span>
      <strong>
        <bdi>{mention.author.name ?? mention.author.handle}</bdi>
      </strong>{' '}
      <span className="small dim">
        {mention.network} · {formatDateTime(mention.publishedAt)}
      </span>
      <span className="es-merge-text" lang={mention.lang} dir="auto">
        {mention.title ?? mention.text}
      </span>
    </span>
  );
}
