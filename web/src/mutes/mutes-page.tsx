import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { muteQuery, mutesQuery } from '../api/listening-queries.js';
import { canAct, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { WatchNav } from '../watches/watch-nav.js';
import { MuteCard } from './mute-card.js';
import { MuteDialog } from './mute-dialog.js';
import './mutes.css';
import { MoreButton } from '../ui/more-button.js';

const route = getRouteApi('/shell/mutes');

/** What is kept out of the inbox: by which rule, for whom, why, until when, and how much it has been. */
export function MutesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { mute } = route.useSearch();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(mutesQuery);
  const [isAdding, setAdding] = useState(false);
  const mutes = data?.pages.flatMap((page) => page.items) ?? [];
  const add = canAct(me) ? (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setAdding(true);
      }}
    >
      {t('mutes.add')}
    </button>
  ) : null;
  return (
    <div className="es-page">
      <WatchNav />
      <div className="es-page-head">
        <h1>{t('mutes.title')}</h1>
        {add}
      </div>
      <p>{t('mutes.intro')}</p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data && mutes.length === 0 ? (
        <EmptyState title={t('mutes.empty')} why={t('mutes.emptyWhy')} action={add} />
      ) : null}
      {mutes.length > 0 ? (
        <ul className="plain es-card-list" aria-label={t('mutes.title')}>
          {mutes.map((each) => (
            <MuteCard key={each.id} mute={each} />
          ))}
        </ul>
      ) : null}
      <MoreButton {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
      {isAdding ? (
        <MuteDialog
          mute={null}
          onClose={() => {
            setAdding(false);
          }}
        />
      ) : null}
      {mute === undefined ? null : (
        <OneMute
          id={mute}
          onClose={() => {
            void navigate({ to: '/mutes', search: {} });
          }}
        />
      )}
    </div>
  );
}

/** The rule named in the address, to be changed. */
function OneMute({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data, error } = useQuery(muteQuery(id));
  if (error) return <ErrorNotice error={error} />;
  return data ? <MuteDialog key={data.version} mute={data} onClose={onClose} /> : null;
}
