import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { LegalHold } from '../api/networks-types.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';

const KINDS = ['author', 'mention', 'story'] as const;
type Kind = (typeof KINDS)[number];

interface Typed {
  readonly network: string;
  readonly handle: string;
  readonly id: string;
  readonly reason: string;
}

const EMPTY: Typed = { network: '', handle: '', id: '', reason: '' };

const bodyOf = (kind: Kind, { network, handle, id, reason }: Typed): object => {
  const what =
    kind === 'author'
      ? { network: network.trim(), handle: handle.trim() }
      : kind === 'mention'
        ? { mentionId: id.trim() }
        : { storyId: id.trim() };
  return { kind, ...what, reason: reason.trim() };
};

/** Holds what somebody wrote, one mention, or a story; of somebody who may not hold it is a request. */
export function NewHold() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<Kind>('author');
  const [typed, setTyped] = useState(EMPTY);
  const hold = useMutation({
    mutationFn: () => request<LegalHold>('/legal-holds', { method: 'POST', body: bodyOf(kind, typed) }),
    onSuccess: async () => {
      setTyped(EMPTY);
      await queryClient.invalidateQueries({ queryKey: ['legal-holds'] });
    },
  });
  const field = (label: string, name: keyof Typed, path: string) => (
    <Field label={label} error={fieldError(hold.error, path)}>
      {(ids) => (
        <input
          {...ids}
          className="es-input"
          required
          value={typed[name]}
          onChange={(event) => {
            setTyped({ ...typed, [name]: event.currentTarget.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <form
      className="es-form es-card"
      aria-label={t('rights.newHold')}
      onSubmit={(event) => {
        event.preventDefault();
        hold.mutate();
      }}
    >
      <h3>{t('rights.newHold')}</h3>
      <Field label={t('rights.holdWhat')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={kind}
            onChange={(event) => {
              setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'author');
            }}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`rights.holdKind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === 'author' ? (
        <div className="es-form-pair">
          {field(t('rights.network'), 'network', 'network')}
          {field(t('rights.author'), 'handle', 'handle')}
        </div>
      ) : (
        field(t('rights.holdId'), 'id', kind === 'mention' ? 'mentionId' : 'storyId')
      )}
      {field(t('rights.holdReason'), 'reason', 'reason')}
      {hold.error ? <ErrorNotice error={hold.error} /> : null}
      <div className="es-actions">
        <button type="submit" className="es-button" disabled={hold.isPending}>
          {t('rights.holdSubmit')}
        </button>
      </div>
    </form>
  );
}
