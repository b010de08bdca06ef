import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { ListedWatch } from '../api/listening-types.js';
import type { WatchDraft } from '../api/watch-types.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { WatchEditor } from './watch-editor.js';

const route = getRouteApi('/shell/watch/$id');

/** A watch and its draft as they were when the editor was opened; what happens to them later shows when it saves. */
const openedQuery = (id: string, opening: number) =>
  queryOptions({
    queryKey: ['opened-watch', id, opening],
    queryFn: async ({ signal }) => {
      const watch = await request<ListedWatch>(`/watches/${id}`, { signal });
      const draft = watch.draft === null ? null : await request<WatchDraft>(`/watches/${id}/draft`, { signal });
      return { watch, draft };
    },
    staleTime: Infinity,
    gcTime: 0,
  });

/** The workbench of a watch, or of one to be. */
export function WatchPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const [opening, setOpening] = useState(0);
  const [publishedId, setPublishedId] = useState<string | null>(null);
  const isNew = id === 'new';
  const opened = useQuery({ ...openedQuery(id, opening), enabled: !isNew });
  const reopen = (): void => {
    setOpening(opening + 1);
  };
  const shared = {
    wasPublished: publishedId === id,
    onPublished: (published: string) => {
      setPublishedId(published);
      reopen();
    },
    onRestart: reopen,
  };
  return (
    <div className="es-page es-bench-page">
      <p>
        <Link to="/watch">{t('watch.back')}</Link>
      </p>
      {isNew ? (
        <WatchEditor key="new" watch={null} draft={null} {...shared} />
      ) : opened.data ? (
        <WatchEditor key={`${id} ${String(opening)}`} {...opened.data} {...shared} />
      ) : opened.error ? (
        <ErrorNotice error={opened.error} onRetry={() => void opened.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </div>
  );
}
