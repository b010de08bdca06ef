import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminNav } from '../admin/admin-nav.js';
import { request } from '../api/client.js';
import { teamsQuery } from '../api/queries.js';
import { languageName } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { rulesQuery, type Rule, type Rules } from './api.js';
import { conditionWords } from './condition-words.js';
import { RoutesPreview } from './routes-preview.js';
import { RuleDialog } from './rule-dialog.js';
import { TextField } from './text-field.js';
import './routing.css';

/** By which rules tasks find their person. */
export function RulesPage() {
  const { data, error, isPending } = useQuery(rulesQuery);
  const { t } = useTranslation();
  return (
    <div className="es-page">
      <AdminNav />
      <h1>{t('routing.rules.title')}</h1>
      <p>{t('routing.rules.intro')}</p>
      {error ? <ErrorNotice error={error} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data ? <RulesEditor key={data.version} saved={data} /> : null}
    </div>
  );
}

function RulesEditor({ saved }: { readonly saved: Rules }) {
  const { t } = useTranslation();
  const mayChange = canConfigure(useMe());
  const queryClient = useQueryClient();
  const [rules, setRules] = useState(saved.rules);
  const [isOn, setOn] = useState(saved.isOn);
  const [percent, setPercent] = useState(String(Math.round(saved.rerouteAtShare * 100)));
  const [open, setOpen] = useState<number | null>(null);
  const save = useMutation({
    mutationFn: () =>
      request<Rules>('/routing-rules', {
        method: 'PUT',
        body: { rules, isOn, rerouteAtShare: Number(percent) / 100 },
        ifMatch: saved.version,
      }),
    onSuccess: async () => {
      announce(t('routing.saved'));
      await queryClient.invalidateQueries({ queryKey: ['routing-rules'] });
    },
  });
  const move = (from: number, to: number): void => {
    setRules(rules.map((rule, n) => (n === to ? rules[from] : n === from ? rules[to] : rule) ?? rule));
  };
  return (
    <>
      <label className="es-check">
        <input
          type="checkbox"
          checked={isOn}
          disabled={!mayChange}
          onChange={(event) => {
            setOn(event.currentTarget.checked);
          }}
        />
        {t('routing.rules.isOn')}
      </label>
      <ol className="es-rule-order" aria-label={t('routing.rules.list')}>
        {rules.map((rule, n) => (
          <li key={`${rule.id ?? 'new'}-${String(n)}`} className="es-card">
            <div className="es-card-head">
              <h2>{t('routing.rules.nth', { n: n + 1, name: rule.name })}</h2>
              {mayChange ? (
                <span className="es-actions">
                  <button
                    type="button"
                    className="es-button"
                    disabled={n === 0}
                    aria-label={t('routing.rules.upOf', { name: rule.name })}
                    onClick={() => {
                      move(n, n - 1);
                    }}
                  >
                    {t('routing.rules.up')}
                  </button>
                  <button
                    type="button"
                    className="es-button"
                    aria-label={t('routing.rules.changeOf', { name: rule.name })}
                    onClick={() => {
                      setOpen(n);
                    }}
                  >
                    {t('routing.change')}
                  </button>
                  <button
                    type="button"
                    className="es-button es-button-danger"
                    aria-label={t('routing.deleteOf', { what: t('common.delete'), name: rule.name })}
                    onClick={() => {
                      setRules(rules.filter((each) => each !== rule));
                    }}
                  >
                    {t('common.delete')}
                  </button>
                </span>
              ) : null}
            </div>
            <RuleWords rule={rule} />
          </li>
        ))}
      </ol>
      {rules.length === 0 ? <p className="dim">{t('routing.rules.none')}</p> : null}
      {mayChange ? (
        <form
          className="es-form"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <TextField
            label={t('routing.rules.share')}
            hint={t('routing.rules.shareHint')}
            type="number"
            value={percent}
            onChange={setPercent}
          />
          {save.error ? <ErrorNotice error={save.error} /> : null}
          <div className="es-actions">
            <button
              type="button"
              className="es-button"
              onClick={() => {
                setOpen(rules.length);
              }}
            >
              {t('routing.rules.add')}
            </button>
            <button type="submit" className="es-button es-button-primary" disabled={save.isPending}>
              {t('common.save')}
            </button>
          </div>
        </form>
      ) : null}
      <RoutesPreview rules={rules} />
      {open === null ? null : (
        <RuleDialog
          rule={rules[open] ?? null}
          onClose={() => {
            setOpen(null);
          }}
          onDone={(rule) => {
            setRules(open < rules.length ? rules.map((each, n) => (n === open ? rule : each)) : [...rules, rule]);
            setOpen(null);
          }}
        />
      )}
    </>
  );
}

function RuleWords({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const team = (useQuery(teamsQuery).data ?? []).find(({ id }) => id === rule.teamId);
  const parts = conditionWords(rule.when, languageName);
  return (
    <>
      <p>{parts.length === 0 ? t('routing.rules.everyTask') : parts.join(' · ')}</p>
      <p className="es-facts">
        <span>{team?.name ?? t('routing.rules.ownTeam')}</span>
        {rule.skills.length > 0 ? <span>{rule.skills.join(', ')}</span> : null}
        {rule.authority.map((kind) => (
          <span key={kind}>{t(`routing.kind.${kind}`)}</span>
        ))}
        <span>
          {rule.languageLevel === null
            ? t('routing.rules.anyLanguage')
            : t('routing.rules.language', { level: t(`routing.level.${rule.languageLevel}`) })}
        </span>
      </p>
    </>
  );
}
