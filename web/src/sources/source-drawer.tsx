import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { quarantineQuery } from '../api/queries.js';
import type { Source } from '../api/configuration-types.js';
import { coded } from '../i18n/coded.js';
import { formatDuration } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { CopyField } from '../ui/copy-field.js';
import { Dialog } from '../ui/dialog.js';
import { HealthMark } from '../ui/health-mark.js';
import { ErrorNotice } from '../ui/feedback.js';
import { SourceConnectionPart } from './source-connection.js';
import { SourceGaps } from './source-gaps.js';
import { SourceAllowance, SourceBudgetForm } from './source-network.js';
import { SourceRetentionForm } from './source-retention.js';
import { SourceTrouble } from './source-trouble.js';

/** One source: its state, its settings, what it could not read and what it could not use. */
export function SourceDrawer({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Dialog title={source.name} onClose={onClose} isDrawer>
      <HealthMark state={source.health.state} />
      <SourceTrouble source={source} />
      {source.inboundUrl === null ? null : (
        <CopyField label={t('source.inboundUrl')} value={source.inboundUrl} hint={t('source.inboundHint')} />
      )}
      <Settings source={source} />
      <SourceConnectionPart source={source} />
      <SourceNotices source={source} />
      <SourceAllowance source={source} />
      {canConfigure(me) ? <SourceBudgetForm key={source.version} source={source} /> : null}
      {me.role === 'admin' ? <SourceRetentionForm key={`kept ${String(source.version)}`} source={source} /> : null}
      <SourceGaps id={source.id} />
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

function SourceNotices({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  if (source.notices.length === 0) return null;
  return (
    <section>
      <h3>{t('network.notices')}</h3>
      <ul>
        {source.notices.map(({ code, text }) => (
          <li key={code}>{coded('notice', code, text)}</li>
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
