import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { INTENTS, RISK_TOPICS } from '@domain/intent/intent.types.js';
import { sourcesQuery, watchesQuery, type Filters } from '../api/queries.js';
import type { SentimentLabel } from '../api/types.js';
import { languageName } from '../i18n/format.js';
import { Field } from '../ui/field.js';

const LABELS: readonly SentimentLabel[] = ['negative', 'neutral', 'positive', 'unsure'];
const URGENT = ['true', 'false'] as const;
/** Kept out of the inbox by a rule, or not. */
const MUTED = ['true', 'false'] as const;
const CONTENT_LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'] as const;

/** Start of the day before, as the viewer's wall clock has it, for the filter's bounds. */
const dayStart = (day: string): string => new Date(`${day}T00:00`).toISOString();
const dayEnd = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString();
const dayOf = (iso: string | undefined): string => {
  if (iso === undefined) return '';
  const date = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

export function MentionFilters({ filters }: { readonly filters: Filters }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const watches = useQuery(watchesQuery).data ?? [];
  const sources = useQuery(sourcesQuery).data ?? [];
  const [text, setText] = useState(filters['q'] ?? '');
  const set = (name: string, value: string): void => {
    void navigate({ to: '/mentions', search: { ...filters, [name]: value === '' ? undefined : value }, replace: true });
  };
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <Field label={label}>
      {(ids) => (
        <select
          {...ids}
          className="es-select"
          value={filters[name] ?? ''}
          onChange={(event) => {
            set(name, event.currentTarget.value);
          }}
        >
          <option value="">{t('common.any')}</option>
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const day = (name: 'from' | 'to', label: string) => (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          className="es-input"
          value={dayOf(filters[name])}
          onChange={(event) => {
            const value = event.currentTarget.value;
            set(name, value === '' ? '' : name === 'from' ? dayStart(value) : dayEnd(value));
          }}
        />
      )}
    </Field>
  );
  return (
    <form
      role="search"
      className="es-mention-filters"
      onSubmit={(event) => {
        event.preventDefault();
        set('q', text.trim());
      }}
    >
      <Field label={t('mentions.search')}>
        {(ids) => (
          <input
            {...ids}
            type="search"
            className="es-input"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {choice(
        'watch',
        t('mentions.watch'),
        watches.map((watch) => [watch.id, watch.name] as const),
      )}
      {choice(
        'source',
        t('mentions.source'),
        sources.map((source) => [source.id, source.name] as const),
      )}
      {choice(
        'lang',
        t('inbox.filter.lang'),
        CONTENT_LANGUAGES.map((code) => [code, languageName(code)] as const),
      )}
      {choice(
        'sentiment',
        t('inbox.filter.sentiment'),
        LABELS.map((label) => [label, t(`sentiment.${label}`)] as const),
      )}
      {choice(
        'intent',
        t('judged.wants'),
        INTENTS.map((label) => [label, t(`intent.${label}`)] as const),
      )}
      {choice(
        'risk',
        t('judged.risk'),
        RISK_TOPICS.map((topic) => [topic, t(`judged.topic.${topic}`)] as const),
      )}
      {choice(
        'urgent',
        t('judged.urgency'),
        URGENT.map((value) => [value, t(`judged.isUrgent.${value}`)] as const),
      )}
      {choice(
        'muted',
        t('mentionMarks.filter'),
        MUTED.map((value) => [value, t(`mentionMarks.muted.${value}`)] as const),
      )}
      {day('from', t('mentions.from'))}
      {day('to', t('mentions.to'))}
    </form>
  );
}
