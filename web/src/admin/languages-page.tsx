import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { languageName } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { AdminNav } from './admin-nav.js';

/** Those whose posts are judged well, then their neighbours; others that are set already are offered too. */
const OFFERED = 'en fi lv ru th zh de fr es pt it ar sv et lt no da pl uk nl ja ko tr vi id cs hu ro el he hi'.split(
  ' ',
);

interface WorkspaceLanguages {
  readonly defaultLang: string | null;
  /** Null: any. */
  readonly languages: readonly string[] | null;
}

const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: () => request<WorkspaceLanguages>('/workspace'),
});

/** In which languages customers write: a short post is told apart better among few. */
export function LanguagesPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(workspaceQuery);
  return (
    <div className="es-page">
      <AdminNav />
      <h1>{t('admin.languages.title')}</h1>
      <p>{t('admin.languages.why')}</p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? <Loading rows={3} /> : <LanguagesForm key={JSON.stringify(data)} stored={data} />}
    </div>
  );
}

function LanguagesForm({ stored }: { readonly stored: WorkspaceLanguages }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const isReadOnly = !canConfigure(useMe());
  const [defaultLang, setDefaultLang] = useState(stored.defaultLang);
  const [chosen, setChosen] = useState<readonly string[]>(stored.languages ?? []);
  const offered = [...new Set([...OFFERED, ...chosen, ...(stored.defaultLang === null ? [] : [stored.defaultLang])])];
  const save = useMutation({
    mutationFn: () =>
      request<WorkspaceLanguages>('/workspace', {
        method: 'PATCH',
        body: { defaultLang, languages: chosen.length === 0 ? null : chosen },
      }),
    onSuccess: (saved) => {
      queryClient.setQueryData(workspaceQuery.queryKey, saved);
      announce(t('admin.languages.saved'));
    },
  });
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <fieldset className="es-fieldset" disabled={isReadOnly}>
        <legend>{t('admin.languages.expected')}</legend>
        <p className="small dim">{t('admin.languages.expectedHint')}</p>
        {offered.map((code) => (
          <label key={code} className="es-check">
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) => {
                setChosen(event.currentTarget.checked ? [...chosen, code] : chosen.filter((each) => each !== code));
              }}
            />
            {languageName(code)}
          </label>
        ))}
      </fieldset>
      <Field label={t('admin.languages.usual')} hint={t('admin.languages.usualHint')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            disabled={isReadOnly}
            value={defaultLang ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setDefaultLang(value === '' ? null : value);
            }}
          >
            <option value="">{t('admin.languages.none')}</option>
            {offered.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {save.error ? <ErrorNotice error={save.error} /> : null}
      {isReadOnly ? (
        <p className="dim">{t('common.readOnly')}</p>
      ) : (
        <div>
          <button type="submit" className="es-button es-button-primary" disabled={save.isPending}>
            {t('common.save')}
          </button>
        </div>
      )}
    </form>
  );
}
