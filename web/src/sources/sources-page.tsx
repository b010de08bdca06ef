import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sourcesQuery } from '../api/queries.js';
import { canConfigure, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { AddSourceDialog } from './add-source-dialog.js';
import { OpmlDialog } from './opml-dialog.js';
import { SourceCard } from './source-card.js';
import { SourceDrawer } from './source-drawer.js';

const route = getRouteApi('/shell/sources');

/** Where we read, and whether we can: quiet must never look like blind. */
export function SourcesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { source: chosen, connected, 'connect-failed': connectFailed } = route.useSearch();
  const { data, error, isPending, refetch } = useQuery(sourcesQuery);
  const [dialog, setDialog] = useState<'add' | 'opml' | null>(null);
  const close = (): void => {
    setDialog(null);
  };
  const mayChange = canConfigure(me);
  const open = data?.find((source) => source.id === chosen);
  const add = (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setDialog('add');
      }}
    >
      {t('source.add')}
    </button>
  );
  return (
    <div className="es-page">
      <div className="es-page-head">
        <h1>{t('nav.sources')}</h1>
        {mayChange ? (
          <div className="es-actions">
            <button
              type="button"
              className="es-button"
              onClick={() => {
                setDialog('opml');
              }}
            >
              {t('source.opml')}
            </button>
            {add}
          </div>
        ) : null}
      </div>
      {connected === undefined ? null : <p role="status">{t('network.nowConnected')}</p>}
      {connectFailed === undefined ? null : (
        <p className="es-field-error" role="alert">
          {t('network.connectFailed', { code: connectFailed })}
        </p>
      )}
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading /> : null}
      {data?.length === 0 ? (
        <EmptyState title={t('source.empty')} why={t('source.emptyWhy')} action={mayChange ? add : null} />
      ) : null}
      <ul className="plain es-card-list">
        {data?.map((source) => (
          <SourceCard key={source.id} source={source} />
        ))}
      </ul>
      {dialog === 'add' ? <AddSourceDialog onClose={close} /> : null}
      {dialog === 'opml' ? <OpmlDialog onClose={close} /> : null}
      {open === undefined ? null : (
        <SourceDrawer
          source={open}
          onClose={() => {
            void navigate({ to: '/sources', search: {} });
          }}
        />
      )}
    </div>
  );
}
