import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { watchesQuery } from '../api/queries.js';
import { formatDuration, formatNumber, languageName } from '../i18n/format.js';
import { calendarsQuery, type Condition, type Target } from './api.js';

/** Below a minute in seconds, from there on in the two largest units. */
export function useSpan(): (seconds: number | null) => string {
  const { t } = useTranslation();
  return (seconds) => {
    if (seconds === null) return '–';
    return seconds < 60 ? t('standards.seconds', { n: formatNumber(Math.round(seconds)) }) : formatDuration(seconds);
  };
}

/** Whom a promise is made to, in words. */
export function useConditionText(): (when: Condition) => string {
  const { t } = useTranslation();
  const { data: watches } = useQuery(watchesQuery);
  return (when) => {
    const parts = [
      when.intents?.map((intent) => t(`intent.${intent}`)),
      when.sentiments?.map((feeling) => t(`sentiment.${feeling}`)),
      when.priorities,
      when.tiers,
      when.networks,
      when.languages?.map(languageName),
      when.watchIds?.map((id) => watches?.find((watch) => watch.id === id)?.name ?? id),
    ].flatMap((list) => (list === undefined ? [] : [list.join(', ')]));
    return parts.length === 0 ? t('standards.which.all') : parts.join(' · ');
  };
}

/** A promise as everybody reads it: its own words, then what exactly is counted. */
export function TargetText({ target }: { readonly target: Target }) {
  const { t } = useTranslation();
  const which = useConditionText();
  const { data: calendars } = useQuery(calendarsQuery);
  const calendar = calendars?.find(({ id }) => id === target.calendarId)?.name ?? target.calendarId;
  return (
    <>
      <p dir="auto">{target.name}</p>
      <p className="small dim">
        {t('standards.line', {
          percent: formatNumber(target.percent),
          which: which(target.when),
          kind: t(`clock.kind.${target.kind}`),
          time: formatDuration(target.withinSeconds, 'long'),
          calendar: calendar ?? t('standards.always'),
          period: t(`standards.period.${target.period}`),
        })}
      </p>
    </>
  );
}
