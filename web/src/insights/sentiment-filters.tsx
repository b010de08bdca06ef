import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { watchesQuery } from '../api/queries.js';
import { languageName } from '../i18n/format.js';
import { Field } from '../ui/field.js';
import type { InsightRange } from './insight-range.js';

export interface SentimentFiltersProps {
  readonly range: InsightRange;
  readonly watch: string | undefined;
  readonly lang: string | undefined;
  /** Languages of what was found. */
  readonly languages: readonly string[];
}

/** From when to when, in what steps, and about what; all of it in the address. */
export function SentimentFilters({ range, watch, lang, languages }: SentimentFiltersProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const watches = useQuery(watchesQuery).data ?? [];
  const set = (change: Readonly<Record<string, string>>): void => {
    void navigate({
      to: '/insights/sentiment',
      search: (search: object) => ({ ...search, ...change }),
      replace: true,
    });
  };
  const codes = lang === undefined || languages.includes(lang) ? languages : [lang, ...languages];
  const day = (name: 'from' | 'to') => (
    <Field label={t(`insights.range.${name}`)}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          className="es-input"
          value={range[name]}
          max={name === 'from' ? range.to : undefined}
          onChange={(event) => {
            if (event.currentTarget.value !== '') set({ [name]: event.currentTarget.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <form
      role="search"
      className="es-insight-filters"
      aria-label={t('insights.range.title')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      {day('from')}
      {day('to')}
      <Field label={t('insights.range.by')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={range.by}
            onChange={(event) => {
              set({ by: event.currentTarget.value });
            }}
          >
            {(['day', 'week'] as const).map((by) => (
              <option key={by} value={by}>
                {t(`insights.range.${by}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('insights.watch')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={watch ?? ''}
            onChange={(event) => {
              set({ watch: event.currentTarget.value });
            }}
          >
            <option value="">{t('common.any')}</option>
            {watches.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('inbox.filter.lang')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={lang ?? ''}
            onChange={(event) => {
              set({ lang: event.currentTarget.value });
            }}
          >
            <option value="">{t('common.any')}</option>
            {codes.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </form>
  );
}
