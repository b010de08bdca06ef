import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { watchQuery } from '../api/queries.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { WatchEditor } from './watch-editor.js';

const route = getRouteApi('/shell/watch/$id');

export function WatchPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const isNew = id === 'new';
  const { data, error } = useQuery({ ...watchQuery(id), enabled: !isNew });
  return (
    <div className="es-page">
      <p>
        <Link to="/watch">{t('watch.back')}</Link>
      </p>
      <h1>{isNew ? t('watch.add') : (data?.name ?? t('nav.watch'))}</h1>
      {error ? <ErrorNotice error={error} /> : null}
      {isNew ? (
        <WatchEditor key="new" watch={null} />
      ) : data ? (
        <WatchEditor key={`${data.id} ${String(data.version)}`} watch={data} />
      ) : error ? null : (
        <Loading rows={4} />
      )}
    </div>
  );
}
