import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import { countsQuery, decisionsQuery, type Decision } from './api.js';
import { Refusals } from './preview-box.js';
import { reasonTexts } from './reason-texts.js';

/** Every decision with its reasons, the newest task first. */
export function DecisionList() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(decisionsQuery);
  const counts = useQuery(countsQuery).data;
  const decisions = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="automation-decisions">
      <h2 id="automation-decisions">{t('automation.decisions')}</h2>
      {counts === undefined ? null : (
        <>
          <p>
            {t('automation.counted', {
              allowed: formatNumber(counts.allowed),
              tasks: formatNumber(counts.decided),
              days: counts.days,
            })}
          </p>
          <Refusals refused={counts.refused} />
        </>
      )}
      {query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Loading rows={3} /> : null}
      {query.data && decisions.length === 0 ? <p className="dim">{t('automation.noDecisions')}</p> : null}
      {decisions.length === 0 ? null : (
        <ul className="plain es-card-list">
          {decisions.map((decision) => (
            <li key={decision.task.id} className="es-card es-automation-text">
              <OneDecision decision={decision} />
            </li>
          ))}
        </ul>
      )}
      <MoreButton {...query} />
    </section>
  );
}

function OneDecision({ decision: { task, isAllowed, refusals, reply } }: { readonly decision: Decision }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/t/$id" params={{ id: task.id }}>
        <bdi lang={task.lang}>{task.excerpt}</bdi>
      </Link>
      <p className="small dim">
        {task.network} · <bdi>{task.customer}</bdi>
      </p>
      {isAllowed ? (
        <p>
          {reply?.state === 'withdrawn' ? t('automation.takenBack') : t('automation.answered')}{' '}
          <span lang={task.lang} dir="auto">
            {reply?.text}
          </span>
        </p>
      ) : (
        <p>
          {t('automation.left')} {reasonTexts(refusals).join(' · ')}
        </p>
      )}
    </>
  );
}
