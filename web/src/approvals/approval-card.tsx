import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { wordDiff } from '@domain/approval/word-diff.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, request } from '../api/client.js';
import type { Reply } from '../api/types.js';
import { formatAgo } from '../i18n/format.js';
import { keyLabel } from '../keyboard/key-label.js';
import { useCommands } from '../keyboard/use-commands.js';
import { announce } from '../shell/announcer.js';
import { showToast } from '../shell/toasts.js';
import { useNow } from '../time/ticker.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import type { WaitingApproval } from './api.js';
import { ApprovalReasons, dueText } from './approval-facts.js';
import { DiffText } from './diff-text.js';

export interface ApprovalCardProps {
  readonly waiting: WaitingApproval;
  /** Keys act on it. */
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
}

/** One reply that waits: its text to be changed, what the change is, and the decision. */
export function ApprovalCard({ waiting: { reply, task, mayDecide }, isCurrent, onFocus }: ApprovalCardProps) {
  const { t } = useTranslation();
  const nowMs = useNow(1000);
  const [text, setText] = useState(reply.text);
  const [isRejecting, setRejecting] = useState(false);
  const isChanged = text !== reply.text;
  const approve = useDecision(reply, 'approve');
  const isBusy = approve.isPending || text.trim() === '';
  const run = (): void => {
    if (!isBusy) approve.mutate(isChanged ? { text } : {});
  };
  const { approval } = reply;
  return (
    <li
      id={`approval-${reply.id}`}
      className={isCurrent ? 'es-card es-approval-current' : 'es-card'}
      data-testid="waiting-approval"
      onFocus={onFocus}
    >
      {isCurrent && mayDecide && !isRejecting ? <ApproveKeys isEnabled={!isBusy} run={run} /> : null}
      <div className="es-card-head">
        <h2>
          <bdi>{task.customer}</bdi>
        </h2>
        {approval ? <span className="small tabular">{dueText(approval.dueAt, nowMs)}</span> : null}
      </div>
      <p className="small dim">
        <q lang={task.lang} dir="auto">
          {task.excerpt}
        </q>{' '}
        <Link to="/t/$id" params={{ id: task.id }}>
          {t('approval.openTask')}
        </Link>
      </p>
      {approval ? <ApprovalReasons approval={approval} /> : null}
      <p className="small">
        {t('approval.wrote', {
          name: reply.author?.name ?? '',
          when: approval ? formatAgo(approval.askedAt, nowMs) : '',
        })}
      </p>
      {mayDecide ? (
        <>
          <Field label={t('approval.text')} isWide>
            {(ids) => (
              <textarea
                {...ids}
                className="es-input"
                rows={4}
                lang={task.lang}
                dir="auto"
                value={text}
                onChange={(event) => {
                  setText(event.currentTarget.value);
                }}
              />
            )}
          </Field>
          {isChanged ? (
            <section aria-label={t('approval.changes')} data-testid="diff">
              <DiffText parts={wordDiff(reply.text, text)} lang={task.lang} />
            </section>
          ) : null}
          {approve.error ? <ErrorNotice error={approve.error} /> : null}
          <div className="es-actions">
            <button type="button" className="es-button es-button-primary" disabled={isBusy} onClick={run}>
              {isChanged ? t('approval.approveEdited') : t('approval.approve')}{' '}
              {isCurrent ? <kbd aria-hidden>{keyLabel('KeyY')}</kbd> : null}
            </button>
            <button
              type="button"
              className="es-button"
              aria-expanded={isRejecting}
              onClick={() => {
                setRejecting(!isRejecting);
              }}
            >
              {t('approval.reject')}
            </button>
          </div>
          {isRejecting ? <RejectForm reply={reply} /> : null}
        </>
      ) : (
        <>
          <p className="es-content" lang={task.lang} dir="auto">
            {reply.text}
          </p>
          <p className="small dim">{t('approval.others')}</p>
        </>
      )}
    </li>
  );
}

/** `Y` from the page, and the key that sends from within the text. */
function ApproveKeys({ isEnabled, run }: { readonly isEnabled: boolean; readonly run: () => void }) {
  useCommands([
    {
      id: 'approval-approve',
      label: 'approval.approve',
      section: 'decide',
      keys: ['KeyY'],
      isEnabled: () => isEnabled,
      run,
    },
    {
      id: 'approval-approve-text',
      label: 'approval.approve',
      section: 'decide',
      keys: ['$mod+Enter'],
      inEditable: true,
      isHidden: true,
      isEnabled: () => isEnabled,
      run,
    },
  ]);
  return null;
}

function RejectForm({ reply }: { readonly reply: Reply }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const reject = useDecision(reply, 'reject');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        reject.mutate({ reason: reason.trim() });
      }}
    >
      <Field label={t('approval.rejectWhy')} isWide>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            autoFocus
            maxLength={1000}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {reject.error ? <ErrorNotice error={reject.error} /> : null}
      <button type="submit" className="es-button es-button-danger" disabled={reject.isPending || reason.trim() === ''}>
        {t('approval.rejectSubmit')}
      </button>
    </form>
  );
}

/** Every attempt of one decision carries the same key, so that a retry decides nothing anew. */
function useDecision(reply: Reply, act: 'approve' | 'reject') {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (body: { readonly text?: string; readonly reason?: string }) =>
      request<Reply>(`/replies/${reply.id}/${act}`, { method: 'POST', body, idempotencyKey: `${key}-${act}` }),
    onSuccess: () => {
      const text = act === 'approve' ? t('approval.approved') : t('approval.rejected');
      showToast({ id: `approval-${reply.id}`, text, tone: 'plain', holdUntil: null, onUndo: null });
      announce(text);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['replies'] }),
  });
}
