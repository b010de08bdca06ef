import { IconHourglassOff, IconPencil, IconUserShield } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ListedWatch } from '../api/listening-types.js';
import { formatDate, formatDateTime, formatNumber, languageName } from '../i18n/format.js';
import { Chip } from '../ui/chip.js';
import { LearningNotice } from './learning-notice.js';

export function WatchCard({ watch }: { readonly watch: ListedWatch }) {
  const { t } = useTranslation();
  const tests = watch.examples.length;
  return (
    <li className="es-card es-watch-card">
      <div className="es-card-head">
        <h2>
          <Link to="/watch/$id" params={{ id: watch.id }}>
            <bdi>{watch.name}</bdi>
          </Link>
        </h2>
        <span className="es-chips">
          <Marks watch={watch} />
          <span>{t(`watch.kind.${watch.kind}`)}</span>
        </span>
      </div>
      <p className="es-code es-watch-query" dir="auto">
        {watch.query}
      </p>
      <LearningNotice watch={watch} />
      <p className="es-facts es-watch-links">
        <Link to="/watch/$id/versions" params={{ id: watch.id }}>
          {t('versions.live', { n: watch.version })}
        </Link>
        <span>{t('versions.list.tests', { count: tests, shown: formatNumber(tests) })}</span>
        <Link to="/mentions" search={{ watch: watch.id }}>
          {t('watch.mentions', { count: watch.mentionsLast7Days })}
        </Link>
        {watch.languages.length > 0 ? <span>{watch.languages.map(languageName).join(', ')}</span> : null}
        {watch.team === null ? null : <bdi>{watch.team.name}</bdi>}
      </p>
    </li>
  );
}

function Marks({ watch }: { readonly watch: ListedWatch }) {
  const { t } = useTranslation();
  const { draft, person } = watch;
  return (
    <>
      {draft === null ? null : (
        <Chip icon={IconPencil} title={formatDateTime(draft.updatedAt)}>
          {draft.updatedBy === null
            ? t('versions.list.draft')
            : t('versions.list.draftBy', { name: draft.updatedBy.name })}
        </Chip>
      )}
      {watch.isExpired ? (
        <Chip icon={IconHourglassOff} tone="bad">
          {t('versions.list.expired')}
        </Chip>
      ) : person ? (
        <Chip icon={IconUserShield} title={person.purpose}>
          {t('versions.list.until', { when: formatDate(person.expiresAt) })}
        </Chip>
      ) : null}
    </>
  );
}
