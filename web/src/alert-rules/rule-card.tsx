import { IconBellOff, IconBellRinging } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { coded } from '../i18n/coded.js';
import { formatAgo, formatDuration, formatNumber, languageName } from '../i18n/format.js';
import { useNow } from '../time/ticker.js';
import { Chip } from '../ui/chip.js';
import { ErrorNotice } from '../ui/feedback.js';
import { switchRule, type AlertRule } from './api.js';
import { looksAtPosts, quietOf } from './rule-draft.js';

/** A rule as a sentence, and what it has done lately. */
export function RuleCard({ rule, onChange }: { readonly rule: AlertRule; readonly onChange: () => void }) {
  const { t } = useTranslation();
  const nowMs = useNow(60_000);
  const queryClient = useQueryClient();
  const turn = useMutation({
    mutationFn: () => switchRule(rule),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['alert-rules'] }),
  });
  return (
    <li className="es-card">
      <div className="es-card-head">
        <h2>
          <bdi>{rule.name}</bdi>
        </h2>
        <Chip icon={rule.isOn ? IconBellRinging : IconBellOff} tone={rule.isOn ? 'plain' : 'warn'}>
          {t(rule.isOn ? 'alertRule.on' : 'alertRule.off')}
        </Chip>
      </div>
      <Sentence rule={rule} />
      <p className="small dim">
        {t('alertRule.told', { n: formatNumber(rule.toldLast30Days) })}
        {rule.lastNoticedAt === null || rule.lastReason === null
          ? null
          : ` ${t('alertRule.last', {
              when: formatAgo(rule.lastNoticedAt, nowMs),
              reason: coded('alertRule.reason', rule.lastReason, rule.lastReason),
            })}`}
      </p>
      {turn.error ? <ErrorNotice error={turn.error} /> : null}
      {rule.isYours ? (
        <div className="es-actions">
          <button
            type="button"
            className="es-button"
            onClick={onChange}
            aria-label={t('alertRule.changeOf', { name: rule.name })}
          >
            {t('alertRule.change')}
          </button>
          <button
            type="button"
            className="es-button"
            disabled={turn.isPending}
            aria-label={t(rule.isOn ? 'alertRule.turnOffOf' : 'alertRule.turnOnOf', { name: rule.name })}
            onClick={() => {
              turn.mutate();
            }}
          >
            {t(rule.isOn ? 'alertRule.turnOff' : 'alertRule.turnOn')}
          </button>
        </div>
      ) : null}
    </li>
  );
}

function Sentence({ rule }: { readonly rule: AlertRule }) {
  const { t } = useTranslation();
  const quiet = quietOf(rule.quietHours);
  const isOfPosts = looksAtPosts(rule.kind);
  return (
    <ul className="plain es-alert-rule-facts">
      <li>{t(`alertRule.kind.${rule.kind}`)}</li>
      {isOfPosts ? (
        <li>
          {rule.watches === null
            ? t('alertRule.everyWatch')
            : t('alertRule.ofWatches', { names: rule.watches.map(({ name }) => name).join(', ') })}
        </li>
      ) : null}
      {rule.languages === null ? null : (
        <li>{t('alertRule.inLanguages', { names: rule.languages.map(languageName).join(', ') })}</li>
      )}
      {isOfPosts ? <li>{t(`alertRule.sensitivity.${rule.sensitivity}`)}</li> : null}
      <li>{t('alertRule.fromSeverity', { n: formatNumber(rule.minSeverity) })}</li>
      {rule.cooldownSeconds === 0 ? null : (
        <li>{t('alertRule.waits', { time: formatDuration(rule.cooldownSeconds, 'long') })}</li>
      )}
      {quiet.is === 'none' ? null : (
        <li>
          {quiet.is === 'daily'
            ? t('alertRule.quietDaily', { from: quiet.from, until: quiet.until, zone: quiet.zone })
            : t('alertRule.quietOther')}
        </li>
      )}
    </ul>
  );
}
