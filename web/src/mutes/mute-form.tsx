import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { connectorsQuery, watchesQuery } from '../api/queries.js';
import type { MuteKind } from '../api/listening-types.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { ExpiryField } from './expiry-field.js';
import { MUTE_KINDS, needsNetwork, type MuteDraft } from './mute-draft.js';
import { MutePreviewBox } from './mute-preview.js';
import { useMutePreview } from './use-mute-preview.js';
import './mutes.css';

export interface MuteFormProps {
  readonly initial: MuteDraft;
  /** Made from a post, or already there: what kind it is cannot be chosen. */
  readonly isKindFixed: boolean;
  readonly submitLabel: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (draft: MuteDraft) => void;
  /** Beside the button that sends it. */
  readonly children?: ReactNode;
}

/** A rule with what it would have hidden, seen before it hides anything. */
export function MuteForm({ initial, isKindFixed, submitLabel, isPending, error, onSubmit, children }: MuteFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(initial);
  const form = useRef<HTMLFormElement>(null);
  // It may come into a dialog that is open already.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  }, []);
  const state = useMutePreview(draft);
  const change = (part: Partial<MuteDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  return (
    <form
      ref={form}
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(draft);
      }}
    >
      <div className="es-form-pair">
        {isKindFixed ? null : (
          <Field label={t('mutes.kindLabel')}>
            {(ids) => (
              <select
                {...ids}
                className="es-select"
                data-first-focus
                value={draft.kind}
                onChange={(event) => {
                  change({ kind: event.currentTarget.value as MuteKind });
                }}
              >
                {MUTE_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`mutes.kind.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {needsNetwork(draft.kind) ? <NetworkField draft={draft} change={change} error={error} /> : null}
        <ValueField draft={draft} change={change} error={error} isFirst={isKindFixed && initial.value === ''} />
        <WatchField draft={draft} change={change} />
      </div>
      <MutePreviewBox {...state} />
      <div className="es-form-pair">
        <Field label={t('mutes.reason')} hint={t('mutes.reasonHint')} error={fieldError(error, 'reason')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              required
              data-first-focus={isKindFixed && initial.value !== '' ? true : undefined}
              value={draft.reason}
              onChange={(event) => {
                change({ reason: event.currentTarget.value });
              }}
            />
          )}
        </Field>
        <ExpiryField
          value={draft.expiry}
          error={fieldError(error, 'expiresAt')}
          onChange={(expiry) => {
            change({ expiry });
          }}
        />
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      <div className="es-actions es-actions-end">
        {children}
        <button
          type="submit"
          className="es-button es-button-primary"
          disabled={isPending || draft.reason.trim() === '' || draft.value.trim() === '' || state.fault !== null}
        >
          {submitLabel}
        </button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: MuteDraft;
  readonly change: (part: Partial<MuteDraft>) => void;
  readonly error?: unknown;
}

function ValueField({ draft, change, error, isFirst }: PartProps & { readonly isFirst: boolean }) {
  const { t } = useTranslation();
  const isQuery = draft.kind === 'words';
  return (
    <Field
      label={t(`mutes.value.${draft.kind}`)}
      hint={t(`mutes.valueHint.${draft.kind}`)}
      error={fieldError(error, 'value')}
      isWide={isQuery}
    >
      {(ids) => (
        <input
          {...ids}
          className={isQuery ? 'es-input es-code' : 'es-input'}
          required
          spellCheck={false}
          autoComplete="off"
          dir="auto"
          data-first-focus={isFirst ? true : undefined}
          value={draft.value}
          onChange={(event) => {
            change({ value: event.currentTarget.value });
          }}
        />
      )}
    </Field>
  );
}

function NetworkField({ draft, change, error }: PartProps) {
  const { t } = useTranslation();
  const listId = useId();
  const networks = new Set((useQuery(connectorsQuery).data ?? []).map(({ network }) => network));
  return (
    <Field label={t('mutes.network')} error={fieldError(error, 'network')}>
      {(ids) => (
        <>
          <input
            {...ids}
            className="es-input"
            required
            list={listId}
            autoComplete="off"
            value={draft.network}
            onChange={(event) => {
              change({ network: event.currentTarget.value.trim() });
            }}
          />
          <datalist id={listId}>
            {[...networks].map((network) => (
              <option key={network} value={network} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function WatchField({ draft, change }: PartProps) {
  const { t } = useTranslation();
  const watches = useQuery(watchesQuery).data ?? [];
  return (
    <Field label={t('mutes.watchLimit')}>
      {(ids) => (
        <select
          {...ids}
          className="es-select"
          value={draft.watch}
          onChange={(event) => {
            change({ watch: event.currentTarget.value });
          }}
        >
          <option value="">{t('mutes.allWatches')}</option>
          {watches.map((watch) => (
            <option key={watch.id} value={watch.id}>
              {watch.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
