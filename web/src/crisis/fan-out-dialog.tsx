import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FanOutKind } from '@domain/incident/incident.types.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, queryString, request } from '../api/client.js';
import { coded } from '../i18n/coded.js';
import { formatClock, formatNumber, languageName } from '../i18n/format.js';
import { announce } from '../shell/announcer.js';
import { showToast } from '../shell/toasts.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, errorText, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import type { Preview, Room, Started } from './api.js';

/** The toast stays at least so long, however short the hold. */
const LEAST_TOAST_MS = 6_000;

export interface FanOutDialogProps {
  readonly room: Room;
  readonly kind: FanOutKind;
  /** Null: everybody. */
  readonly groups: readonly string[] | null;
  readonly onClose: () => void;
}

/** Who would get which words and when; then, with one key, everybody does, and it can be taken back while it waits. */
export function FanOutDialog({ room, kind, groups, onClose }: FanOutDialogProps) {
  const { t } = useTranslation();
  const sayable = room.statements.filter(
    (statement) => statement.state === 'ready' && (kind === 'resolution' || statement.kind !== 'resolution'),
  );
  const newest = kind === 'resolution' ? sayable.find((statement) => statement.kind === 'resolution') : sayable[0];
  const [version, setVersion] = useState((newest ?? sayable[0])?.version ?? 0);
  const [personal, setPersonal] = useState(true);
  const preview = useQuery({
    queryKey: ['incidents', room.id, 'preview', kind, version, groups, personal],
    queryFn: ({ signal }) =>
      request<Preview>(
        `/incidents/${room.id}/fan-out/preview${queryString({
          kind,
          statementVersion: String(version),
          groups: groups === null ? undefined : groups.join(','),
          personal: String(personal),
        })}`,
        { signal },
      ),
    enabled: version > 0,
  });
  const send = useSending(room.id, onClose);
  const count = preview.data?.count ?? 0;
  const run = (): void => {
    if (count > 0 && !send.isPending && !preview.isFetching)
      send.mutate({ kind, statementVersion: version, personal, ...(groups === null ? {} : { groups }) });
  };
  return (
    <Dialog
      title={t(`crisis.fanOut.title.${kind}`)}
      onClose={onClose}
      commands={[
        {
          id: 'fan-out-send',
          label: 'crisis.fanOut.send',
          section: 'talk',
          keys: ['$mod+Enter'],
          inEditable: true,
          run,
        },
      ]}
    >
      {version === 0 ? <p>{t('crisis.fanOut.noStatement')}</p> : null}
      <Field label={t('crisis.fanOut.statement')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={String(version)}
            onChange={(event) => {
              setVersion(Number(event.currentTarget.value));
            }}
          >
            {sayable.map((statement) => (
              <option key={statement.version} value={String(statement.version)}>
                {t('crisis.statement.version', { version: statement.version })} ·{' '}
                {t(`crisis.statement.kind.${statement.kind}`)} · {Object.keys(statement.texts).join(' ')}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="es-check">
        <input
          type="checkbox"
          checked={personal}
          onChange={(event) => {
            setPersonal(event.currentTarget.checked);
          }}
        />{' '}
        {t('crisis.fanOut.personal')}
      </label>
      {preview.error ? <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {preview.isFetching && !preview.data ? <Loading rows={3} /> : null}
      {preview.data ? <PreviewBox preview={preview.data} /> : null}
      {send.error ? <ErrorNotice error={send.error} /> : null}
      <div className="es-actions">
        <button
          type="button"
          className="es-button es-button-primary"
          disabled={count === 0 || send.isPending || preview.isFetching}
          onClick={run}
        >
          {t('crisis.fanOut.sendTo', { count, shown: formatNumber(count) })}
        </button>
        <button type="button" className="es-button" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </Dialog>
  );
}

function PreviewBox({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const { count, messages, leftOut, networks, holdSeconds } = preview;
  return (
    <section aria-label={t('crisis.fanOut.preview')} data-testid="fan-out-preview">
      <p>
        <strong>{t('crisis.fanOut.count', { count, shown: formatNumber(count) })}</strong>{' '}
        <span className="dim">{t('crisis.fanOut.hold', { seconds: formatNumber(holdSeconds) })}</span>
      </p>
      <ul className="small">
        {networks.map(({ network, count: each, perMinute, lastAfterSeconds }) => (
          <li key={network}>
            {t('crisis.fanOut.network', {
              network,
              count: formatNumber(each),
              perMinute: formatNumber(perMinute),
              last: formatClock(lastAfterSeconds),
            })}
          </li>
        ))}
        {leftOut.map(({ reason, count: each }) => (
          <li key={reason}>
            {t('crisis.fanOut.leftOut', { count: formatNumber(each) })} {coded('crisis.leftOut', reason, reason)}
          </li>
        ))}
      </ul>
      <Messages messages={firstOfEach(messages)} />
      <details className="es-twin">
        <summary>{t('crisis.fanOut.words')}</summary>
        <Messages messages={messages} />
      </details>
    </section>
  );
}

/** One in each language shows how they all read. */
const firstOfEach = (messages: Preview['messages']): Preview['messages'] =>
  messages.filter(({ lang }, index) => messages.findIndex((other) => other.lang === lang) === index);

function Messages({ messages }: { readonly messages: Preview['messages'] }) {
  return (
    <ul className="plain">
      {messages.map(({ taskId, lang, text, network }) => (
        <li key={taskId}>
          <span className="small dim">
            {network} · {languageName(lang)}
          </span>
          <p className="es-content" lang={lang} dir="auto">
            {text}
          </p>
        </li>
      ))}
    </ul>
  );
}

interface Sending {
  readonly kind: FanOutKind;
  readonly statementVersion: number;
  readonly personal: boolean;
  readonly groups?: readonly string[];
}

/** Every attempt of one sending carries the same key. */
function useSending(id: string, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['incidents'] });
  const undo = async (batch: string): Promise<void> => {
    const toast = { id: `fan-out-${batch}`, holdUntil: null, onUndo: null };
    try {
      const { undone } = await request<{ readonly undone: number }>(`/incidents/${id}/fan-out/undo`, {
        method: 'POST',
        body: { batch },
      });
      const text = t('crisis.fanOut.undone', { shown: formatNumber(undone) });
      showToast({ ...toast, text, tone: 'plain' });
      announce(text);
    } catch (error) {
      showToast({ ...toast, text: errorText(error), tone: 'bad' });
    }
    await refresh();
  };
  return useMutation({
    mutationFn: (sending: Sending) =>
      request<Started>(`/incidents/${id}/fan-out`, { method: 'POST', body: sending, idempotencyKey: key }),
    onSuccess: ({ batch, count, undoUntil }) => {
      const text = t('crisis.fanOut.sending', { count, shown: formatNumber(count) });
      const onUndo = (): void => void undo(batch);
      const lifeMs = Math.max(LEAST_TOAST_MS, Date.parse(undoUntil) - Date.now());
      showToast({ id: `fan-out-${batch}`, text, tone: 'plain', holdUntil: undoUntil, onUndo }, lifeMs);
      announce(text);
      onClose();
    },
    onSettled: refresh,
  });
}
