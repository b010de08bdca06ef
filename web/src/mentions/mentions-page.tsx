import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mentionsQuery } from '../api/queries.js';
import type { Mention } from '../api/types.js';
import { formatDateTime, formatPercent } from '../i18n/format.js';
import { JudgementChips } from '../judgement/judgement-chips.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { SentimentMark } from '../ui/encodings.js';
import { StoryDrawer } from '../stories/story-drawer.js';
import { MentionChips } from './mention-chips.js';
import { MentionDrawer } from './mention-drawer.js';
import { MentionFilters } from './mention-filters.js';
import '../judgement/judgement.css';
import './mentions.css';

const route = getRouteApi('/shell/mentions');

/** Everything that matched, also what made no task. */
export function MentionsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { mention, story, ...filters } = route.useSearch();
  const query = useInfiniteQuery(mentionsQuery(filters));
  const mentions = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <div className="es-page">
      <div className="es-page-head">
        <h1>{t('nav.mentions')}</h1>
      </div>
      <MentionFilters filters={filters} />
      {query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Loading /> : null}
      {query.data && mentions.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? 'mentions.noMatch' : 'mentions.empty')}
          why={t(isFiltered ? 'mentions.noMatchWhy' : 'mentions.emptyWhy')}
          action={
            isFiltered ? (
              <Link to="/mentions" search={{}} className="es-button">
                {t('inbox.clearFilters')}
              </Link>
            ) : (
              <Link to="/watch" className="es-button">
                {t('inbox.emptyAction')}
              </Link>
            )
          }
        />
      ) : null}
      <ul className="plain es-card-list">
        {mentions.map((item) => (
          <MentionLine
            key={item.id}
            mention={item}
            onOpen={() => {
              void navigate({ to: '/mentions', search: { ...filters, mention: item.id } });
            }}
          />
        ))}
      </ul>
      {query.hasNextPage ? (
        <p>
          <button
            type="button"
            className="es-button"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('common.more')}
          </button>
        </p>
      ) : null}
      {story === undefined || mention !== undefined ? null : (
        <StoryDrawer
          id={story}
          onClose={() => {
            void navigate({ to: '/mentions', search: filters });
          }}
        />
      )}
      {mention === undefined ? null : (
        <MentionDrawer
          id={mention}
          onClose={() => {
            void navigate({ to: '/mentions', search: filters });
          }}
        />
      )}
    </div>
  );
}

function MentionLine({ mention, onOpen }: { readonly mention: Mention; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <article className="es-card es-mention">
        <div className="es-card-head">
          <span className="es-mention-who">
            <SentimentMark label={mention.sentiment.label} hasWord />
            <span
              className="dim tabular"
              title={t('judged.sure', { percent: formatPercent(mention.sentiment.confidence) })}
            >
              {formatPercent(mention.sentiment.confidence)}
            </span>
            <strong>
              <bdi>{mention.author.name ?? mention.author.handle}</bdi>
            </strong>
            <span className="dim">
              {mention.network} · {mention.lang} · <bdi>{mention.source.name}</bdi>
            </span>
          </span>
          <time dateTime={mention.publishedAt} className="dim small">
            {formatDateTime(mention.publishedAt)}
          </time>
        </div>
        <button type="button" className="es-mention-text" lang={mention.lang} dir="auto" onClick={onOpen}>
          {mention.title === null || mention.title === '' ? null : <strong>{mention.title} </strong>}
          {mention.text}
        </button>
        <JudgementChips mention={mention} />
        <MentionChips mention={mention} />
        <p className="es-facts small">
          <span>{t('mention.matched', { names: mention.watches.map((watch) => watch.name).join(', ') })}</span>
          {mention.versions > 1 ? <span>{t('mention.versions', { count: mention.versions })}</span> : null}
          {mention.isDeleted ? <span>{t('mention.deleted')}</span> : null}
          {mention.conversation?.taskId ? (
            <Link to="/t/$id" params={{ id: mention.conversation.taskId }}>
              {t('mention.task')}
            </Link>
          ) : null}
        </p>
      </article>
    </li>
  );
}
