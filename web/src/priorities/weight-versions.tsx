import { IconBroadcast } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { weightVersionsQuery } from '../api/understanding-queries.js';
import type { WeightsVersion } from '../api/understanding-types.js';
import { formatDateTime } from '../i18n/format.js';
import { Chip } from '../ui/chip.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { weightName } from './weight-parts.js';
import { MoreButton } from '../ui/more-button.js';

export interface WeightVersionsProps {
  readonly live: number;
  /** Null for who may read but not change. */
  readonly onTake: ((version: WeightsVersion) => void) | null;
}

/** Every version of the weights, newest first, with who changed what and why. */
export function WeightVersions({ live, onTake }: WeightVersionsProps) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(weightVersionsQuery);
  const versions = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="es-card-list" aria-labelledby="weight-versions">
      <h2 id="weight-versions">{t('weights.versions')}</h2>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={2} /> : null}
      <ol className="plain es-card-list">
        {versions.map((version) => (
          <li key={version.version} className="es-card" data-version={version.version}>
            <div className="es-card-head">
              <h3>{t('weights.versionN', { n: version.version })}</h3>
              {version.version === live ? (
                <Chip icon={IconBroadcast}>{t('weights.inForce')}</Chip>
              ) : onTake === null ? null : (
                <button
                  type="button"
                  className="es-button"
                  onClick={() => {
                    onTake(version);
                  }}
                >
                  {t('weights.take', { n: version.version })}
                </button>
              )}
            </div>
            <p dir="auto">{version.reason}</p>
            {version.changedParts.length > 0 ? (
              <p className="small">
                {t('weights.changes', { names: version.changedParts.map(weightName).join(', ') })}
              </p>
            ) : null}
            <p className="small dim">
              <bdi>{version.author?.name ?? t('event.system')}</bdi> ·{' '}
              <time dateTime={version.createdAt}>{formatDateTime(version.createdAt)}</time>
            </p>
          </li>
        ))}
      </ol>
      <MoreButton {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </section>
  );
}
