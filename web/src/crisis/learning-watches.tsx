import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { watchListQuery } from '../api/listening-queries.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';

const MOST_NAMED = 5;

/** What the calm of the board does not speak of: watches that are too young to notice a surge by. */
export function LearningWatches() {
  const { t } = useTranslation();
  const watches = useInfiniteQuery(watchListQuery);
  const learning = (watches.data?.pages.flatMap(({ items }) => items) ?? []).flatMap(({ name, learningUntil }) =>
    learningUntil === null ? [] : [{ name, learningUntil }],
  );
  if (learning.length === 0) return null;
  const named = learning.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = learning.length - named.length;
  const names = [...named, ...(more > 0 ? [t('crisis.learningMore', { n: formatNumber(more) })] : [])].join(', ');
  const until = learning.reduce((last, { learningUntil }) => (learningUntil > last ? learningUntil : last), '');
  return (
    <p className="small" data-testid="learning">
      {t('crisis.learning', { names, when: formatDateTime(until) })}
    </p>
  );
}
