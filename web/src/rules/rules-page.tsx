import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminNav } from '../admin/admin-nav.js';
import { request } from '../api/client.js';
import { canConfigure, useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { rulesQuery, type Rule } from './api.js';
import { RuleCard } from './rule-card.js';
import { RuleEditor } from './rule-editor.js';
import { useNames } from './use-names.js';
import './rules.css';

/** Rules that a workspace writes: when something happens, if it is as said, then do. */
export function RulesPage() {
  const { t } = useTranslation();
  const mayChange = canConfigure(useMe());
  const { data, error, isPending, refetch } = useQuery(rulesQuery);
  const [open, setOpen] = useState<Rule | 'new' | null>(null);
  const add = mayChange ? (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setOpen('new');
      }}
    >
      {t('rules.add')}
    </button>
  ) : null;
  return (
    <div className="es-page">
      <AdminNav />
      <div className="es-page-head">
        <h1>{t('rules.title')}</h1>
        {data === undefined || data.length === 0 ? null : add}
      </div>
      <p>{t('rules.intro')}</p>
      <p className="small">
        <Link to="/admin/automations">{t('rules.seeAutomatic')}</Link>
      </p>
      {mayChange ? null : <p className="dim">{t('common.readOnly')}</p>}
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data?.length === 0 ? <EmptyState title={t('rules.none')} why={t('rules.noneWhy')} action={add} /> : null}
      {data === undefined || data.length === 0 ? null : (
        <RuleList rules={data} mayChange={mayChange} onChange={setOpen} />
      )}
      {open === null ? null : (
        <RuleEditor
          rule={open === 'new' ? null : open}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </div>
  );
}

function RuleList({
  rules,
  mayChange,
  onChange,
}: {
  readonly rules: readonly Rule[];
  readonly mayChange: boolean;
  readonly onChange: (rule: Rule) => void;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const list = useRef<HTMLOListElement>(null);
  const queryClient = useQueryClient();
  const order = useMutation({
    mutationFn: ({ ids }: { readonly ids: readonly string[]; readonly moved: Rule; readonly to: number }) =>
      request<unknown>('/rules/order', { method: 'POST', body: { ids } }),
    onSuccess: async (_, { moved, to }) => {
      await queryClient.invalidateQueries({ queryKey: ['rules'] });
      announce(t('rules.moved', { name: moved.name, n: to + 1 }));
      list.current?.querySelector<HTMLElement>(`[data-rule="${moved.id}"] [data-move]:not(:disabled)`)?.focus();
    },
  });
  const move = (from: number, to: number): void => {
    const moved = rules[from];
    if (moved === undefined || to < 0 || to >= rules.length || order.isPending) return;
    const ids = rules.map(({ id }) => id).filter((id) => id !== moved.id);
    ids.splice(to, 0, moved.id);
    order.mutate({ ids, moved, to });
  };
  return (
    <>
      {order.error ? <ErrorNotice error={order.error} /> : null}
      <ol ref={list} className="es-rule-list" aria-label={t('rules.list')}>
        {rules.map((rule, n) => (
          <li
            key={rule.id}
            className="es-card"
            data-rule={rule.id}
            onKeyDown={(event) => {
              if (!mayChange || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              move(n, event.key === 'ArrowUp' ? n - 1 : n + 1);
            }}
          >
            <RuleCard
              rule={rule}
              n={n}
              isLast={n === rules.length - 1}
              names={names}
              mayChange={mayChange}
              onMove={(by) => {
                move(n, n + by);
              }}
              onChange={() => {
                onChange(rule);
              }}
            />
          </li>
        ))}
      </ol>
      {mayChange && rules.length > 1 ? <p className="small dim">{t('rules.orderHint')}</p> : null}
    </>
  );
}
