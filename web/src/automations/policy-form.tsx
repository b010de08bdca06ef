import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { ANSWERED_INTENTS, policyQuery, previewPolicy, type AcknowledgePolicy, type PolicyInForce } from './api.js';
import { PreviewBox } from './preview-box.js';

const toggled = <T,>(list: readonly T[], entry: T): T[] =>
  list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry];

export function PolicyForm({ inForce, mayChange }: { readonly inForce: PolicyInForce; readonly mayChange: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [policy, setPolicy] = useState<AcknowledgePolicy>(inForce.policy);
  const [reason, setReason] = useState('');
  const preview = useMutation({ mutationFn: previewPolicy });
  const save = useMutation({
    mutationFn: () =>
      request<PolicyInForce>('/auto-acknowledge', {
        method: 'PUT',
        body: { policy, reason: reason.trim() },
        ifMatch: inForce.version,
      }),
    onSuccess: async (saved) => {
      queryClient.setQueryData(policyQuery.queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: ['auto-acknowledge'] });
    },
  });
  const change = (part: Partial<AcknowledgePolicy>): void => {
    setPolicy({ ...policy, ...part });
    preview.reset();
  };
  return (
    <section className="es-card" aria-labelledby="automation-policy">
      <h2 id="automation-policy">{t('automation.policy')}</h2>
      <p>
        {inForce.enabledAt === null
          ? t('automation.isOff')
          : t('automation.isOn', { name: inForce.author?.name ?? '', version: inForce.version })}
      </p>
      <form
        className="es-automation-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Check
          label={t('automation.enabled')}
          isChecked={policy.isEnabled}
          isDisabled={!mayChange}
          onToggle={() => {
            change({ isEnabled: !policy.isEnabled });
          }}
        />
        <fieldset>
          <legend>{t('automation.networks')}</legend>
          {inForce.networks.length === 0 ? <p className="dim">{t('automation.noNetworks')}</p> : null}
          {inForce.networks.map(({ network, automaticReply, source, needsLabel }) => (
            <Check
              key={network}
              label={network}
              hint={[t(`automation.rule.${automaticReply}`), needsLabel ? t('automation.needsLabel') : '', source ?? '']
                .filter((part) => part !== '')
                .join(' ')}
              isChecked={policy.networks.includes(network)}
              isDisabled={!mayChange || (automaticReply === 'forbidden' && !policy.networks.includes(network))}
              onToggle={() => {
                change({ networks: toggled(policy.networks, network) });
              }}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend>{t('automation.intents')}</legend>
          {ANSWERED_INTENTS.map((intent) => (
            <Check
              key={intent}
              label={t(`automation.intent.${intent}`)}
              isChecked={policy.intents.includes(intent)}
              isDisabled={!mayChange}
              onToggle={() => {
                change({ intents: toggled(policy.intents, intent) });
              }}
            />
          ))}
        </fieldset>
        <NumberField
          label={t('automation.authorHours')}
          value={policy.authorHours}
          range={[1, 720]}
          isDisabled={!mayChange}
          onChange={(authorHours) => {
            change({ authorHours });
          }}
        />
        <NumberField
          label={t('automation.maxAgeHours')}
          value={policy.maxAgeHours}
          range={[1, 72]}
          isDisabled={!mayChange}
          onChange={(maxAgeHours) => {
            change({ maxAgeHours });
          }}
        />
        <NumberField
          label={t('automation.minConfidence')}
          value={Math.round(policy.minConfidence * 100)}
          range={[0, 100]}
          isDisabled={!mayChange}
          onChange={(percent) => {
            change({ minConfidence: percent / 100 });
          }}
        />
        {mayChange ? (
          <>
            <Field label={t('automation.why')} isWide>
              {(ids) => (
                <input
                  {...ids}
                  className="es-input"
                  maxLength={1000}
                  value={reason}
                  onChange={(event) => {
                    setReason(event.currentTarget.value);
                  }}
                />
              )}
            </Field>
            {save.error ? <ErrorNotice error={save.error} /> : null}
            {preview.error ? <ErrorNotice error={preview.error} /> : null}
            <div className="es-actions">
              <button
                type="button"
                className="es-button"
                disabled={preview.isPending}
                onClick={() => {
                  preview.mutate(policy);
                }}
              >
                {t('automation.try')}
              </button>
              <button
                type="submit"
                className="es-button es-button-primary"
                disabled={save.isPending || reason.trim() === ''}
              >
                {t('automation.save')}
              </button>
            </div>
          </>
        ) : null}
      </form>
      {preview.data ? <PreviewBox preview={preview.data} /> : null}
    </section>
  );
}

function Check({
  label,
  hint,
  isChecked,
  isDisabled,
  onToggle,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly isChecked: boolean;
  readonly isDisabled: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <label className="es-automation-check">
      <input type="checkbox" checked={isChecked} disabled={isDisabled} onChange={onToggle} />
      <span>
        {label}
        {hint === undefined ? null : <span className="small dim"> {hint}</span>}
      </span>
    </label>
  );
}

function NumberField({
  label,
  value,
  range: [min, max],
  isDisabled,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly range: readonly [min: number, max: number];
  readonly isDisabled: boolean;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          type="number"
          className="es-input"
          min={min}
          max={max}
          value={value}
          disabled={isDisabled}
          onChange={(event) => {
            const typed = Math.round(event.currentTarget.valueAsNumber || min);
            onChange(Math.min(max, Math.max(min, typed)));
          }}
        />
      )}
    </Field>
  );
}
