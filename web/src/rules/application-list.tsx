import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { coded } from '../i18n/coded.js';
import { formatDateTime } from '../i18n/format.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import { applicationsQuery, type Rule, type RuleApplication } from './api.js';
import { RuleTargetLine } from './rule-target-line.js';
import { outcomeText } from './rule-words.js';

/** What a rule did, newest first. */
export function ApplicationList({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(applicationsQuery(rule.id));
  const applications = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Loading rows={2} /> : null}
      {query.data && applications.length === 0 ? <p className="dim">{t('rules.noHistory')}</p> : null}
      {applications.length === 0 ? null : (
        <ul className="plain es-card-list">
          {applications.map((application) => (
            <li key={application.id}>
              <RuleTargetLine target={application.target} />
              <p className="small dim">
                <time dateTime={application.decidedAt}>{formatDateTime(application.decidedAt)}</time> ·{' '}
                {outcomeOf(application)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <MoreButton {...query} />
    </>
  );
}

function outcomeOf({ state, acts, problem }: RuleApplication): string {
  if (state === 'done') return acts.map(outcomeText).join(' · ');
  const why = problem === null ? '' : `: ${coded('rules.leftOut', problem, problem)}`;
  return `${coded('rules.state', state, state)}${why}`;
}
