import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { Standard, Target } from '../api/configuration-types.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';

const MINUTE = 60;

/** A change is a new version with its reason; clocks that run keep the version they began with. */
export function StandardEditor({ standard, onClose }: { readonly standard: Standard; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [targets, setTargets] = useState<readonly Target[]>(standard.targets);
  const [reason, setReason] = useState('');
  const publish = useMutation({
    mutationFn: () =>
      request<Standard>(`/standards/${standard.id}/versions`, { method: 'POST', body: { targets, reason } }),
    onSuccess: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['standards'] });
    },
  });
  const change = (id: string, part: Partial<Target>): void => {
    setTargets(targets.map((target) => (target.id === id ? { ...target, ...part } : target)));
  };
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate();
      }}
    >
      {targets.map((target) => (
        <TargetFields
          key={target.id}
          target={target}
          onChange={(part) => {
            change(target.id, part);
          }}
        />
      ))}
      <Field label={t('standard.reason')} hint={t('standard.reasonHint')} error={fieldError(publish.error, 'reason')}>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={2}
            required
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {publish.error ? <ErrorNotice error={publish.error} /> : null}
      <div className="es-actions">
        <button type="submit" className="es-button es-button-primary" disabled={publish.isPending}>
          {t('standard.publish', { n: standard.currentVersion + 1 })}
        </button>
        <button type="button" className="es-button" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  );
}

function TargetFields({
  target,
  onChange,
}: {
  readonly target: Target;
  readonly onChange: (part: Partial<Target>) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="es-form es-fieldset">
      <legend>{target.id}</legend>
      <Field label={t('standard.words')}>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={2}
            required
            value={target.name}
            onChange={(event) => {
              onChange({ name: event.currentTarget.value });
            }}
          />
        )}
      </Field>
      <div className="es-form-pair">
        <Field label={t('standard.within')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              type="number"
              min={1}
              max={43_200}
              required
              value={target.withinSeconds / MINUTE}
              onChange={(event) => {
                onChange({ withinSeconds: Math.round(event.currentTarget.valueAsNumber * MINUTE) || MINUTE });
              }}
            />
          )}
        </Field>
        <Field label={t('standard.percent')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              type="number"
              min={1}
              max={100}
              step="any"
              required
              value={target.percent}
              onChange={(event) => {
                onChange({ percent: event.currentTarget.valueAsNumber || 1 });
              }}
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}
