import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { ErrorNotice } from '../ui/feedback.js';
import type { Rule, RoutingPreview } from './api.js';
import { lackWords, reasonWords } from './route-reason.js';

const DAYS = 7;

/** Where the tasks of the last days would have gone by the rules on the page, before they are saved. */
export function RoutesPreview({ rules }: { readonly rules: readonly Rule[] }) {
  const { t } = useTranslation();
  const preview = useMutation({
    mutationFn: () =>
      request<RoutingPreview>('/routing-rules/preview', { method: 'POST', body: { rules, days: DAYS } }),
  });
  const { data, error, isPending, mutate } = preview;
  return (
    <section className="es-form" data-testid="routes-preview">
      <div className="es-page-head">
        <h2>{t('routing.preview.title')}</h2>
        <button
          type="button"
          className="es-button"
          disabled={isPending}
          onClick={() => {
            mutate();
          }}
        >
          {t('routing.preview.run', { days: DAYS })}
        </button>
      </div>
      <p className="dim">{t('routing.preview.intro')}</p>
      {error ? <ErrorNotice error={error} /> : null}
      {data ? <PreviewResult preview={data} /> : null}
    </section>
  );
}

function PreviewResult({ preview }: { readonly preview: RoutingPreview }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status">
        {t('routing.preview.found', { tasks: preview.tasks, nobody: preview.nobody })}{' '}
        {preview.missing.map(({ code, n }) => `${lackWords(code)}: ${String(n)}`).join(' · ')}
      </p>
      <ul className="plain es-facts">
        {preview.members.map(({ id, name, n }) => (
          <li key={id}>{t('routing.preview.share', { name, n })}</li>
        ))}
      </ul>
      <ul className="plain es-card-list">
        {preview.items.slice(0, 20).map((item) => (
          <li key={item.id} className="es-card">
            <p className="es-facts">
              <strong>{item.to?.name ?? t('routing.route.nobody')}</strong>
              <span>{item.team.name}</span>
              <span>
                {item.to === null ? item.missing.map(lackWords).join(', ') : item.reasons.map(reasonWords).join(' · ')}
              </span>
            </p>
            <p dir="auto" lang={item.lang}>
              <Link to="/t/$id" params={{ id: item.id }}>
                {item.excerpt}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
