import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchPreview } from '../api/watch-types.js';
import { formatNumber, formatPercent } from '../i18n/format.js';

const rounded = (value: number): string => formatNumber(Math.round(value * 10) / 10);

/** What the hits would cost: tasks, people, the quota of the networks; and what other watches find already. */
export function PreviewFacts({ preview }: { readonly preview: WatchPreview }) {
  const { t } = useTranslation();
  const quota = preview.quota.filter(({ share }) => share !== null);
  return (
    <dl className="es-bench-facts">
      <Fact name={t('watchEditor.preview.tasks')}>
        {t('watchEditor.preview.tasksPerDay', {
          tasks: rounded(preview.tasks.perDay),
          urgent: rounded(preview.tasks.p1PerDay),
        })}
      </Fact>
      <Fact name={t('watchEditor.preview.load')}>
        {t('watchEditor.preview.people', {
          people: formatNumber(Math.round(preview.load.people * 100) / 100),
          minutes: formatNumber(Math.round(preview.load.minutesPerTask)),
        })}
      </Fact>
      {quota.length > 0 ? (
        <Fact name={t('watchEditor.preview.quota')}>
          <ul className="plain">
            {quota.map(({ network, share, note }) => (
              <li key={network} title={note}>
                {t('watchEditor.preview.share', { name: network, percent: formatPercent(share ?? 0) })}
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {preview.overlaps.length > 0 ? (
        <Fact name={t('watchEditor.preview.overlaps')}>
          <ul className="plain">
            {preview.overlaps.map(({ watchId, name, share }) => (
              <li key={watchId}>
                <Link to="/watch/$id" params={{ id: watchId }}>
                  {name}
                </Link>{' '}
                {formatPercent(share)}
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
