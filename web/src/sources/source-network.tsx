import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quota, Source, SourceBudget, Spent } from '../api/configuration-types.js';
import { request } from '../api/client.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import { Fact } from '../ui/fact.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';

/** What the network still allows, and what reading costs. */
export function SourceAllowance({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const { quotas } = source.health;
  const { today, month } = source.spend;
  return (
    <section>
      {quotas.length === 0 ? null : (
        <>
          <h3>{t('network.quotas')}</h3>
          <dl className="es-facts">
            {quotas.map((quota) => (
              <Fact key={quota.name} name={quota.name}>
                <QuotaLeft quota={quota} />
              </Fact>
            ))}
          </dl>
        </>
      )}
      <h3>{t('network.spend')}</h3>
      <dl className="es-facts">
        <Fact name={t('network.today')}>
          <SpentText spent={today} />
        </Fact>
        <Fact name={t('network.month')}>
          <SpentText spent={month} />
        </Fact>
      </dl>
    </section>
  );
}

function QuotaLeft({ quota: { remaining, limit, resetsAt } }: { readonly quota: Quota }) {
  const { t } = useTranslation();
  if (remaining === null) return '–';
  const left =
    limit === null
      ? t('network.quotaLeftOnly', { remaining: formatNumber(remaining) })
      : t('network.quotaLeft', { remaining: formatNumber(remaining), limit: formatNumber(limit) });
  return resetsAt === null ? left : `${left}, ${t('network.quotaResets', { when: formatDateTime(resetsAt) })}`;
}

function SpentText({ spent: { requests, usd } }: { readonly spent: Spent }) {
  const { t } = useTranslation();
  const asked = t('network.requests', { count: requests, shown: formatNumber(requests) });
  return usd === 0 ? asked : `${asked}, ${formatNumber(Math.round(usd * 100) / 100)} USD`;
}

/** What reading may cost. Empty fields set no limit. */
export function SourceBudgetForm({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [usd, setUsd] = useState(textOf(source.budget?.usdPerMonth));
  const [requests, setRequests] = useState(textOf(source.budget?.requestsPerDay));
  const save = useMutation({
    mutationFn: () => {
      const budget: SourceBudget = {
        ...(usd === '' ? {} : { usdPerMonth: Number(usd) }),
        ...(requests === '' ? {} : { requestsPerDay: Number(requests) }),
      };
      return request<Source>(`/sources/${source.id}`, {
        method: 'PATCH',
        body: { budget: Object.keys(budget).length === 0 ? null : budget },
        ifMatch: source.version,
      });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sources'] }),
  });
  const field = (label: string, name: string, value: string, set: (text: string) => void) => (
    <Field label={label} error={fieldError(save.error, `budget.${name}`)}>
      {(ids) => (
        <input
          {...ids}
          className="es-input"
          type="number"
          min={1}
          value={value}
          onChange={(event) => {
            set(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h3>{t('network.budget')}</h3>
      <div className="es-form-pair">
        {field(t('network.budgetUsd'), 'usdPerMonth', usd, setUsd)}
        {field(t('network.budgetRequests'), 'requestsPerDay', requests, setRequests)}
      </div>
      <p className="small dim">{t('network.budgetHint')}</p>
      {save.error ? <ErrorNotice error={save.error} /> : null}
      <div className="es-actions">
        <button type="submit" className="es-button" disabled={save.isPending}>
          {save.isSuccess ? t('network.saved') : t('network.save')}
        </button>
      </div>
    </form>
  );
}

const textOf = (value: number | undefined): string => (value === undefined ? '' : String(value));
