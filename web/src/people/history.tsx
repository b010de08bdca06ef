import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../i18n/format.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import { CALL_RESULTS, historyQuery, type HistoryEntry } from './api.js';
import { Told } from './told.js';

/** Everything between the customer and us, over all networks. */
export function History({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const history = useInfiniteQuery(historyQuery(id));
  const entries = history.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="es-card" aria-labelledby="person-history">
      <h2 id="person-history">{t('people.history.title')}</h2>
      {history.error ? <ErrorNotice error={history.error} onRetry={() => void history.refetch()} /> : null}
      {history.isPending ? <Loading rows={3} /> : null}
      <Told sentences={history.data?.pages[0]?.sentences ?? []} />
      {history.data !== undefined && entries.length === 0 ? <p className="dim">{t('people.history.none')}</p> : null}
      <ol className="plain es-history">
        {entries.map((entry) => (
          <li key={`${entry.kind}${entry.id}`} data-entry={entry.kind}>
            <p className="dim small">
              <time dateTime={entry.at}>{formatDateTime(entry.at)}</time> · {entry.network} ·{' '}
              {t(`people.history.kind.${entry.kind}`)}
              <Detail entry={entry} />
            </p>
            <p dir="auto">
              <Link to="/t/$id" params={{ id: entry.taskId }}>
                {entry.text === '' ? t('people.history.title') : entry.text}
              </Link>
            </p>
          </li>
        ))}
      </ol>
      <MoreButton {...history} />
    </section>
  );
}

function Detail({ entry: { kind, detail, score } }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  if (kind === 'survey' && detail !== null && score !== null)
    return <> · {t('people.survey.answered', { kind: detail.toUpperCase(), score })}</>;
  const result = CALL_RESULTS.find((each) => each === detail);
  return kind === 'call' && result !== undefined ? <> · {t(`people.call.results.${result}`)}</> : null;
}
