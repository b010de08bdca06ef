import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Source } from '../api/configuration-types.js';
import { request } from '../api/client.js';
import { formatDateTime } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { ErrorNotice } from '../ui/feedback.js';

/** The account of the network that the source reads and answers as, where a person has to agree to it. */
export function SourceConnectionPart({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const me = useMe();
  const connect = useMutation({
    mutationFn: () =>
      request<{ readonly authorizeUrl: string }>(`/sources/${source.id}/connect`, { method: 'POST', body: {} }),
    onSuccess: ({ authorizeUrl }) => {
      location.assign(authorizeUrl);
    },
  });
  const { connection } = source;
  if (connection === null) return null;
  const isConnected = connection.state === 'connected' || connection.state === 'expiring';
  return (
    <section>
      <h3>{t('network.connection')}</h3>
      <p className={isConnected ? undefined : 'es-field-error'}>
        {isConnected && connection.account !== null
          ? t('network.connected', { account: connection.account })
          : t(`network.connectionState.${connection.state}`)}
        {connection.expiresAt === null
          ? null
          : ` (${t('network.until', { when: formatDateTime(connection.expiresAt) })})`}
      </p>
      {connect.error ? <ErrorNotice error={connect.error} /> : null}
      {canConfigure(me) ? (
        <div className="es-actions">
          <button
            type="button"
            className={isConnected ? 'es-button' : 'es-button es-button-primary'}
            disabled={connect.isPending || connect.isSuccess}
            onClick={() => {
              connect.mutate();
            }}
          >
            {isConnected || connection.state === 'revoked' ? t('network.reconnect') : t('network.connect')}
          </button>
        </div>
      ) : null}
    </section>
  );
}
