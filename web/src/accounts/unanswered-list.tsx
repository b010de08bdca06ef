import { IconExternalLink } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../i18n/format.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import { unansweredQuery } from './api.js';

/** Who waits for an answer, the longest first: the task where there is one, else the comment on its network. */
export function UnansweredList({ id, handle }: { readonly id: string; readonly handle: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(unansweredQuery(id));
  const comments = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Loading rows={2} />;
  return (
    <>
      <ul className="es-account-waiting" aria-label={t('account.waitingOf', { handle })}>
        {comments.map(({ publishedAt, url, taskId, author }, index) => (
          <li key={`${publishedAt}-${String(index)}`}>
            <time dateTime={publishedAt}>{formatDateTime(publishedAt)}</time> <bdi>{author}</bdi>{' '}
            {taskId === null ? null : (
              <Link to="/t/$id" params={{ id: taskId }}>
                {t('account.toTask')}
              </Link>
            )}{' '}
            {url === null ? null : (
              <a href={url} target="_blank" rel="noreferrer noopener">
                {t('account.onNetwork')} <IconExternalLink size={12} aria-hidden />
              </a>
            )}
            {taskId === null && url === null ? <span className="dim">{t('account.noLink')}</span> : null}
          </li>
        ))}
      </ul>
      <MoreButton {...query} />
    </>
  );
}
