import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { Reply, Task } from '../api/types.js';
import { withWords } from '../i18n/with-words.js';
import { formatDateTime } from '../i18n/format.js';
import { canAct, useMe } from '../session/session.js';
import { ErrorNotice } from '../ui/feedback.js';
import { openComposer } from './composer-state.js';
import { fetched } from '../ui/fetched.js';

const ApprovalFacts = fetched(
  async () =>
    (await withWords('approvals', withWords('judgement', import('../approvals/approval-facts.js')))).ApprovalFacts,
);

/** What we said and whether it got out; where it did not, what to do about it. */
export function ReplyCard({ reply, task }: { readonly reply: Reply; readonly task: Task }) {
  const { t } = useTranslation();
  const needsCare = reply.state === 'rejected' || reply.state === 'unknown' || reply.state === 'needs-person';
  return (
    <div className={needsCare ? 'es-bubble es-reply es-reply-bad' : 'es-bubble es-reply'}>
      <div className="es-bubble-head">
        <strong>
          <bdi>{(reply.isAutomatic ?? false) ? t('event.system') : (reply.author?.name ?? t('event.system'))}</bdi>
        </strong>
        <span>{t(`reply.kind.${reply.kind}`)}</span>
        <span>{t(`visibility.${reply.visibility}`)}</span>
        <strong className="es-reply-state">{t(`reply.state.${reply.state}`)}</strong>
        {reply.sentAt === null ? null : (
          <time dateTime={reply.sentAt} className="dim">
            {formatDateTime(reply.sentAt)}
          </time>
        )}
      </div>
      <p className="es-content" lang={task.lang} dir="auto">
        {reply.text}
      </p>
      {reply.approval ? (
        <Suspense fallback={null}>
          <ApprovalFacts approval={reply.approval} lang={task.lang} />
        </Suspense>
      ) : null}
      {needsCare ? <ReplyCare reply={reply} task={task} /> : null}
    </div>
  );
}

function ReplyCare({ reply, task }: { readonly reply: Reply; readonly task: Task }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const check = (body: { readonly outcome?: 'sent' | 'not-sent' }): void => {
    request(`/replies/${reply.id}/check`, { method: 'POST', body })
      .then(() => queryClient.invalidateQueries({ queryKey: ['task', task.id] }))
      .catch(setError);
  };
  return (
    <>
      {reply.approval?.state === 'rejected' ? null : (
        <p>
          {reply.state === 'rejected'
            ? t('reply.care.rejected')
            : reply.state === 'unknown'
              ? t('reply.care.unknown')
              : t('reply.care.person')}
          {reply.problem === null ? null : ` (${reply.problem})`}
        </p>
      )}
      {error === null ? null : <ErrorNotice error={error} />}
      {canAct(me) ? (
        <div className="es-actions">
          {reply.state === 'rejected' ? (
            <button
              type="button"
              className="es-button"
              onClick={() => {
                openComposer({ taskId: task.id, mode: 'reply' });
              }}
            >
              {t('reply.writeAgain')}
            </button>
          ) : (
            <button
              type="button"
              className="es-button"
              onClick={() => {
                check({});
              }}
            >
              {t('reply.lookAgain')}
            </button>
          )}
          {reply.state === 'needs-person' ? (
            <>
              <button
                type="button"
                className="es-button"
                onClick={() => {
                  check({ outcome: 'sent' });
                }}
              >
                {t('reply.itIsThere')}
              </button>
              <button
                type="button"
                className="es-button"
                onClick={() => {
                  check({ outcome: 'not-sent' });
                }}
              >
                {t('reply.sendAgain')}
              </button>
            </>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
