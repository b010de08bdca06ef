import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { connectorsQuery } from '../api/queries.js';
import type { ConnectorInfo, Source } from '../api/configuration-types.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { KindChoice, PlugInForm } from './plug-in-form.js';

const MINUTE = 60;
const INTERVALS_MINUTES = [1, 5, 15, 60] as const;

export function AddSourceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(connectorsQuery);
  const [kind, setKind] = useState('feed');
  const connector = data?.find((item) => item.kind === kind) ?? data?.[0];
  return (
    <Dialog title={t('source.add')} onClose={onClose}>
      {error ? <ErrorNotice error={error} /> : null}
      {data === undefined && !error ? <Loading rows={3} /> : null}
      {data && connector ? (
        <>
          <KindChoice label={t('source.connector')} kinds={data} chosen={connector} onChoose={setKind} />
          <p className="small dim">{connector.canReply ? t('network.canAnswer') : t('network.readOnly')}</p>
          <SourceForm key={connector.kind} connector={connector} onClose={onClose} />
        </>
      ) : null}
    </Dialog>
  );
}

function SourceForm({ connector, onClose }: { readonly connector: ConnectorInfo; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [minutes, setMinutes] = useState(5);
  return (
    <PlugInForm
      plugIn={connector}
      nameLabel={t('source.name')}
      submitLabel={t('source.addSubmit')}
      add={(words) => {
        const interval = connector.isPolled ? { intervalSeconds: minutes * MINUTE } : {};
        return request<Source>('/sources', {
          method: 'POST',
          body: { connector: connector.kind, ...words, ...interval },
        });
      }}
      onAdded={async (source) => {
        await queryClient.invalidateQueries({ queryKey: ['sources'] });
        onClose();
        // A source that is pushed to is of no use before its address is known.
        if (source.inboundUrl !== null) await navigate({ to: '/sources', search: { source: source.id } });
      }}
      onClose={onClose}
    >
      {connector.isPolled ? (
        <Field label={t('source.interval')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={minutes}
              onChange={(event) => {
                setMinutes(Number(event.currentTarget.value));
              }}
            >
              {INTERVALS_MINUTES.map((value) => (
                <option key={value} value={value}>
                  {t('source.minutes', { count: value })}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
    </PlugInForm>
  );
}
