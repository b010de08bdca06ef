import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { gapsQuery, quarantineQuery } from '../api/queries.js';
import type { Source } from '../api/configuration-types.js';
import { formatDateTime, formatDuration } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { CopyField } from '../ui/copy-field.js';
import { Dialog } from '../ui/dialog.js';
import { HealthMark } from '../ui/health-mark.js';
import { ErrorNotice } from '../ui/feedback.js';

/** One source: its state, its settings, what it could not read and what it could not use. */
export function SourceDrawer({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Dialog title={source.name} onClose={onClose} isDrawer>
      <HealthMark state={source.health.state} />
      {source.health.lastError === null ? null : <p className="es-field-error">{source.health.lastError}</p>}
      {source.inboundUrl === null ? null : (
        <CopyField label={t('source.inboundUrl')} value={source.inboundUrl} hint={t('source.inboundHint')} />
      )}
      <Settings source={source} />
      <Gaps id={source.id} />
      {canConfigure(me) ? <Quarantine id={source.id} /> : null}
      {canConfigure(me) ? <DeleteSource source={source} onClose={onClose} /> : null}
    </Dialog>
  );
}

function Settings({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const shown = Object.entries(source.settings);
  return (
    <section>
      <h3>{t('source.settings')}</h3>
      <dl className="es-facts">
        <div>
          <dt>{t('source.connector')}</dt>
          <dd>{source.connector}</dd>
        </div>
        {source.inboundUrl === null ? (
          <div>
            <dt>{t('source.interval')}</dt>
            <dd>
              {source.intervalSeconds < 60
                ? t('source.seconds', { count: source.intervalSeconds })
                : formatDuration(source.intervalSeconds)}
            </dd>
          </div>
        ) : null}
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt className="es-code">{name}</dt>
            <dd className="es-code">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('source.credentials')}</dt>
          <dd>{source.hasCredentials ? t('source.hasCredentials') : t('source.none')}</dd>
        </div>
      </dl>
    </section>
  );
}

function Gaps({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(gapsQuery(id));
  return (
    <section>
      <h3>{t('source.gaps')}</h3>
      {error ? <ErrorNotice error={error} /> : null}
      {data?.length === 0 ? <p className="dim">{t('source.noGaps')}</p> : null}
      <ul className="plain es-card-list">
        {data?.map((gap) => (
          <li key={`${gap.from ?? ''} ${gap.to}`} className="es-card">
            <p>
              {gap.from === null
                ? t('source.gapUntil', { to: formatDateTime(gap.to) })
                : t('source.gapFrom', { from: formatDateTime(gap.from), to: formatDateTime(gap.to) })}
            </p>
            <p className="small dim">{gap.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Quarantine({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(quarantineQuery(id));
  return (
    <section>
      <h3>{t('source.quarantine')}</h3>
      {error ? <ErrorNotice error={error} /> : null}
      {data?.length === 0 ? <p className="dim">{t('source.noQuarantine')}</p> : null}
      <ul className="plain es-card-list">
        {data?.map((post) => (
          <li key={post.id} className="es-card">
            <p>{post.reason}</p>
            <p className="es-code" dir="auto">
              {post.raw}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DeleteSource({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [isSure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => request<undefined>(`/sources/${source.id}`, { method: 'DELETE', ifMatch: source.version }),
    onSuccess: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['sources'] });
    },
  });
  return (
    <section className="es-form">
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
      {isSure ? <p>{t('source.deleteWhy')}</p> : null}
      <div className="es-actions">
        <button
          type="button"
          className="es-button es-button-danger"
          onClick={() => {
            if (isSure) remove.mutate();
            else setSure(true);
          }}
        >
          {isSure ? t('source.deleteSure') : t('common.delete')}
        </button>
      </div>
    </section>
  );
}
