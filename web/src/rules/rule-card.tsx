import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { coded } from '../i18n/coded.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import { announce } from '../shell/announcer.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import type { Rule } from './api.js';
import { RuleSentence } from './rule-sentence.js';
import type { RuleNames } from './use-names.js';
import { fetched } from '../ui/fetched.js';

const ApplicationList = fetched(async () => (await import('./application-list.js')).ApplicationList);

export interface RuleCardProps {
  readonly rule: Rule;
  readonly n: number;
  readonly isLast: boolean;
  readonly names: RuleNames;
  readonly mayChange: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onChange: () => void;
}

export function RuleCard({ rule, n, isLast, names, mayChange, onMove, onChange }: RuleCardProps) {
  const { t } = useTranslation();
  const { name } = rule;
  return (
    <>
      <div className="es-card-head">
        <h2>
          {t('rules.nth', { n: n + 1, name })}{' '}
          <span className={rule.isOn ? 'es-rule-on' : 'es-rule-off'}>{t(rule.isOn ? 'rules.on' : 'rules.off')}</span>
        </h2>
        {mayChange ? (
          <span className="es-actions">
            <button
              type="button"
              className="es-button"
              data-move="up"
              disabled={n === 0}
              aria-label={t('rules.upOf', { name })}
              onClick={() => {
                onMove(-1);
              }}
            >
              <IconArrowUp size={16} aria-hidden />
            </button>
            <button
              type="button"
              className="es-button"
              data-move="down"
              disabled={isLast}
              aria-label={t('rules.downOf', { name })}
              onClick={() => {
                onMove(1);
              }}
            >
              <IconArrowDown size={16} aria-hidden />
            </button>
            <SwitchOff rule={rule} />
            <button type="button" className="es-button" aria-label={t('rules.changeOf', { name })} onClick={onChange}>
              {t('rules.change')}
            </button>
            <RemoveRule rule={rule} />
          </span>
        ) : null}
      </div>
      <RuleSentence rule={rule} names={names} />
      <RuleState rule={rule} />
      <History rule={rule} />
    </>
  );
}

function RuleState({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const { stoppedAt, lastProblem, lastAppliedAt, appliedToday, dailyLimit } = rule;
  return (
    <>
      {stoppedAt === null ? null : (
        <p className="es-notice es-notice-warn">
          {t('rules.stopped', { when: formatDateTime(stoppedAt), limit: formatNumber(dailyLimit) })}
        </p>
      )}
      {lastProblem === null || lastProblem.code === 'limit' ? null : (
        <p className="es-notice es-notice-bad">
          {t('rules.problem', {
            when: formatDateTime(lastProblem.at),
            what: coded('rules.refusal', lastProblem.code, lastProblem.detail),
          })}
          {lastProblem.code === 'failed' ? ` ${lastProblem.detail}` : null}
        </p>
      )}
      <p className="small dim">
        {t('rules.today', { n: formatNumber(appliedToday), limit: formatNumber(dailyLimit) })}
        {lastAppliedAt === null ? null : ` · ${t('rules.last', { when: formatDateTime(lastAppliedAt) })}`}
      </p>
    </>
  );
}

/** What it did is read only when somebody wants to see it. */
function History({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{t('rules.history')}</summary>
      {isOpen ? (
        <Suspense fallback={<Loading rows={2} />}>
          <ApplicationList rule={rule} />
        </Suspense>
      ) : null}
    </details>
  );
}

/** Off takes one press; on takes a rehearsal, in the editor. */
function SwitchOff({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const off = useMutation({
    mutationFn: () =>
      request<Rule>(`/rules/${rule.id}`, { method: 'PATCH', body: { isOn: false }, ifMatch: rule.version }),
    onSuccess: async () => {
      announce(t('rules.isOff', { name: rule.name }));
      await queryClient.invalidateQueries({ queryKey: ['rules'] });
    },
  });
  if (!rule.isOn) return null;
  return (
    <>
      {off.error ? <ErrorNotice error={off.error} /> : null}
      <button
        type="button"
        className="es-button"
        aria-label={t('rules.switchOffOf', { name: rule.name })}
        disabled={off.isPending}
        onClick={() => {
          off.mutate();
        }}
      >
        {t('rules.switchOff')}
      </button>
    </>
  );
}

function RemoveRule({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request<undefined>(`/rules/${rule.id}`, { method: 'DELETE', ifMatch: rule.version }),
    onSuccess: async () => {
      announce(t('rules.removed', { name: rule.name }));
      await queryClient.invalidateQueries({ queryKey: ['rules'] });
    },
  });
  return (
    <>
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
      <button
        type="button"
        className="es-button es-button-danger"
        aria-label={t('rules.deleteOf', { name: rule.name })}
        disabled={remove.isPending}
        onClick={() => {
          remove.mutate();
        }}
      >
        {t('common.delete')}
      </button>
    </>
  );
}
