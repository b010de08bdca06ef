import { IconBroadcast, IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { versionsQuery } from '../api/listening-queries.js';
import type { WatchVersion } from '../api/listening-types.js';
import { watchQuery } from '../api/queries.js';
import { formatDateTime } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { Chip } from '../ui/chip.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { BackfillBar } from './backfill-bar.js';
import { RestoreDialog } from './restore-dialog.js';
import { VersionDiff } from './version-diff.js';
import './versions-page.css';
import { MoreButton } from '../ui/more-button.js';

const route = getRouteApi('/shell/watch/$id/versions');

const numberIn = (text: string | undefined, among: readonly WatchVersion[]): number | undefined =>
  among.find(({ n }) => String(n) === text)?.n;

/** Every version of a watch, newest first: two of them to compare, any of them to restore. */
export function VersionsPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const search = route.useSearch();
  const watch = useQuery(watchQuery(id));
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    versionsQuery(id),
  );
  const versions = data?.pages.flatMap((page) => page.items) ?? [];
  const live = versions.find(({ isLive }) => isLive) ?? versions[0];
  const to = numberIn(search.to, versions) ?? versions[0]?.n;
  const from = numberIn(search.from, versions) ?? versions.find(({ n }) => n !== to)?.n;
  const [restoring, setRestoring] = useState<number | null>(null);
  return (
    <div className="es-page">
      <p>
        <Link to="/watch/$id" params={{ id }}>
          {t('versions.back')}
        </Link>
      </p>
      <h1>{t('versions.title', { name: watch.data?.name ?? '' })}</h1>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data && versions.length === 0 ? <EmptyState title={t('versions.empty')} why={t('versions.emptyWhy')} /> : null}
      {versions.length > 0 ? (
        <VersionTable id={id} versions={versions} from={from} to={to} onRestore={setRestoring} />
      ) : null}
      <MoreButton {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
      {from !== undefined && to !== undefined ? (
        <section className="es-diff" aria-labelledby="diff-title">
          <h2 id="diff-title">{t('versions.compared', { from, to })}</h2>
          {from === to ? (
            <p className="dim">{t('versions.pickTwo')}</p>
          ) : (
            <VersionDiff watchId={id} from={from} to={to} />
          )}
        </section>
      ) : null}
      <BackfillBar watchId={id} />
      {restoring !== null && watch.data && live ? (
        <RestoreDialog
          watch={watch.data}
          n={restoring}
          live={live.n}
          onClose={() => {
            setRestoring(null);
          }}
        />
      ) : null}
    </div>
  );
}

interface VersionTableProps {
  readonly id: string;
  readonly versions: readonly WatchVersion[];
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly onRestore: (n: number) => void;
}

function VersionTable({ id, versions, from, to, onRestore }: VersionTableProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const pick = (change: { readonly from?: string; readonly to?: string }): void => {
    const search = { from: String(from ?? ''), to: String(to ?? ''), ...change };
    void navigate({ to: '/watch/$id/versions', params: { id }, search, replace: true });
  };
  return (
    <ol className="plain es-card-list" aria-label={t('versions.list.versions')}>
      {versions.map((version) => {
        const n = String(version.n);
        return (
          <li key={version.n} className="es-card es-version" data-version={n}>
            <fieldset className="es-version-pick">
              <legend className="visually-hidden">{t('versions.compareOf', { n })}</legend>
              <label className="es-check">
                <input
                  type="radio"
                  name="from"
                  checked={from === version.n}
                  onChange={() => {
                    pick({ from: n });
                  }}
                />
                {t('versions.before')}
              </label>
              <label className="es-check">
                <input
                  type="radio"
                  name="to"
                  checked={to === version.n}
                  onChange={() => {
                    pick({ to: n });
                  }}
                />
                {t('versions.after')}
              </label>
            </fieldset>
            <VersionText version={version} />
            {canConfigure(me) && !version.isLive ? (
              <button
                type="button"
                className="es-button"
                onClick={() => {
                  onRestore(version.n);
                }}
              >
                {t('versions.restore', { n })}
              </button>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function VersionText({ version }: { readonly version: WatchVersion }) {
  const { t } = useTranslation();
  return (
    <div className="es-version-text">
      <p className="es-chips">
        <strong>{t('versions.version', { n: version.n })}</strong>
        {version.isLive ? <Chip icon={IconBroadcast}>{t('versions.isLive')}</Chip> : null}
        {version.restoredFrom === null ? null : (
          <Chip icon={IconHistory}>{t('versions.restoredFrom', { n: version.restoredFrom })}</Chip>
        )}
      </p>
      <p dir="auto">{version.reason === null || version.reason === '' ? t('versions.noReason') : version.reason}</p>
      <p className="small dim">
        <bdi>{version.author?.name ?? t('event.system')}</bdi> ·{' '}
        <time dateTime={version.createdAt}>{formatDateTime(version.createdAt)}</time>
      </p>
    </div>
  );
}
