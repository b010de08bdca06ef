import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { watchesQuery } from '../api/queries.js';
import type { Watch } from '../api/configuration-types.js';
import { languageName } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';

export function WatchesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending, refetch } = useQuery(watchesQuery);
  const add = canConfigure(me) ? (
    <Link to="/watch/$id" params={{ id: 'new' }} className="es-button es-button-primary">
      {t('watch.add')}
    </Link>
  ) : null;
  return (
    <div className="es-page">
      <div className="es-page-head">
        <h1>{t('nav.watch')}</h1>
        {add}
      </div>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading /> : null}
      {data?.length === 0 ? <EmptyState title={t('watch.empty')} why={t('watch.emptyWhy')} action={add} /> : null}
      <ul className="plain es-card-list">
        {data?.map((watch) => (
          <WatchCard key={watch.id} watch={watch} />
        ))}
      </ul>
    </div>
  );
}

function WatchCard({ watch }: { readonly watch: Watch }) {
  const { t } = useTranslation();
  return (
    <li className="es-card">
      <div className="es-card-head">
        <h2>
          <Link to="/watch/$id" params={{ id: watch.id }}>
            {watch.name}
          </Link>
        </h2>
        <span>{t(`watch.kind.${watch.kind}`)}</span>
      </div>
      <p className="es-code">{watch.query}</p>
      <p className="es-facts">
        <Link to="/mentions" search={{ watch: watch.id }}>
          {t('watch.mentions', { count: watch.mentionsLast7Days })}
        </Link>
        {watch.languages.length > 0 ? <span>{watch.languages.map(languageName).join(', ')}</span> : null}
        {watch.team === null ? null : <span>{watch.team.name}</span>}
      </p>
    </li>
  );
}
