import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime, formatNumber } from '../i18n/format.js';
import { HighlightedText } from '../tasks/highlighted-text.js';
import { ErrorNotice } from '../ui/feedback.js';
import type { WatchPreview } from '../api/configuration-types.js';
import { usePreview } from './use-preview.js';

/** What the query would have found lately, before it goes live. */
export function WatchPreviewBox({
  query,
  languages,
}: {
  readonly query: string;
  readonly languages: readonly string[];
}) {
  const { t } = useTranslation();
  const { data, queryError, failure, isStale } = usePreview(query, languages);
  const isEmpty = query.trim() === '';
  return (
    <section className="es-preview" aria-labelledby="preview-title" aria-busy={isStale && !isEmpty}>
      <h2 id="preview-title">{t('watch.preview')}</h2>
      {isEmpty ? <p className="dim">{t('watch.previewEmpty')}</p> : null}
      {failure ? <ErrorNotice error={failure} /> : null}
      {queryError !== undefined && !isEmpty ? <p className="dim">{t('watch.previewRefused')}</p> : null}
      {data && queryError === undefined && !isEmpty ? <Found preview={data} /> : null}
    </section>
  );
}

function Found({ preview }: { readonly preview: WatchPreview }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...preview.perDay.map((day) => day.count));
  return (
    <>
      <p>
        <strong>{t('watch.hits', { count: preview.hits })}</strong>{' '}
        <span className="dim">
          {t('watch.sample', { sampled: formatNumber(preview.sampled), days: formatNumber(preview.days) })}
        </span>
      </p>
      {preview.perDay.length > 0 ? (
        <ol className="plain es-bars" aria-label={t('watch.perDay')}>
          {preview.perDay.map((day) => (
            <li key={day.date} title={`${formatDate(day.date)}: ${formatNumber(day.count)}`}>
              <span className="visually-hidden">{`${formatDate(day.date)}: ${formatNumber(day.count)}`}</span>
              <span
                className="es-bar"
                style={{ blockSize: `${String(Math.round((day.count / most) * 100))}%` }}
                aria-hidden
              />
            </li>
          ))}
        </ol>
      ) : null}
      <ul className="plain es-card-list">
        {preview.examples.map((example) => (
          <li key={example.id} className="es-card">
            <p className="small dim">
              <bdi>{example.author?.handle ?? ''}</bdi> · {example.network} · {example.lang} ·{' '}
              {formatDateTime(example.publishedAt)}
            </p>
            <HighlightedText text={example.text} spans={example.spans} lang={example.lang} />
          </li>
        ))}
      </ul>
    </>
  );
}
