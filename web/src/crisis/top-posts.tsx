import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatCompact, formatTime } from '../i18n/format.js';
import { postsQuery } from './api.js';

/** Whom most people hear. */
export function TopPosts({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const posts = useQuery(postsQuery(id)).data ?? [];
  return (
    <section aria-labelledby="crisis-posts">
      <h2 id="crisis-posts">{t('crisis.posts.title')}</h2>
      {posts.length === 0 ? <p className="dim">{t('crisis.posts.none')}</p> : null}
      <ol className="plain es-card-list">
        {posts.map(({ id: postId, handle, network, followers, text, lang, url, publishedAt, taskId }) => (
          <li key={postId} className="es-card">
            <p className="small">
              <bdi>{handle}</bdi> · {network}
              {followers === null ? null : (
                <> · {t('crisis.posts.followers', { shown: formatCompact(followers) })}</>
              )} · <span className="tabular">{formatTime(publishedAt)}</span>
            </p>
            <p className="es-content" lang={lang} dir="auto">
              {text}
            </p>
            <p className="es-actions small">
              {taskId === null ? null : (
                <Link to="/t/$id" params={{ id: taskId }}>
                  {t('crisis.posts.task')}
                </Link>
              )}
              {url === null ? null : (
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {t('crisis.posts.original')}
                </a>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
