import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { connectorsQuery } from '../api/queries.js';
import type { ConnectorInfo, Source } from '../api/configuration-types.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, fieldError, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { SettingFields, settingsFrom, type SettingValues } from './setting-fields.js';

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
          <Field label={t('source.connector')} hint={connector.description}>
            {(ids) => (
              <select
                {...ids}
                className="es-select"
                value={connector.kind}
                onChange={(event) => {
                  setKind(event.currentTarget.value);
                }}
              >
                {[...data]
                  .sort((a, b) => a.kind.localeCompare(b.kind))
                  .map((item) => (
                    <option key={item.kind} value={item.kind}>
                      {item.kind}
                    </option>
                  ))}
              </select>
            )}
          </Field>
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
  const [name, setName] = useState('');
  const [settings, setSettings] = useState<SettingValues>({});
  const [credentials, setCredentials] = useState<SettingValues>({});
  const [minutes, setMinutes] = useState(5);
  const add = useMutation({
    mutationFn: () => {
      const secret = settingsFrom(connector.credentialFields, credentials);
      const body = {
        connector: connector.kind,
        name,
        settings: settingsFrom(connector.settingFields, settings),
        ...(Object.keys(secret).length > 0 ? { credentials: secret } : {}),
        ...(connector.isPolled ? { intervalSeconds: minutes * MINUTE } : {}),
      };
      return request<Source>('/sources', { method: 'POST', body });
    },
    onSuccess: async (source) => {
      await queryClient.invalidateQueries({ queryKey: ['sources'] });
      onClose();
      // A source that is pushed to is of no use before its address is known.
      if (source.inboundUrl !== null) await navigate({ to: '/sources', search: { source: source.id } });
    },
  });
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Field label={t('source.name')} error={fieldError(add.error, 'name')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            required
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <SettingFields
        fields={connector.settingFields}
        group="settings"
        values={settings}
        onChange={setSettings}
        error={add.error}
      />
      <SettingFields
        fields={connector.credentialFields}
        group="credentials"
        values={credentials}
        onChange={setCredentials}
        error={add.error}
        areSecret
      />
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
      {add.error ? <ErrorNotice error={add.error} /> : null}
      <div className="es-actions es-actions-end">
        <button type="button" className="es-button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="es-button es-button-primary" disabled={add.isPending}>
          {t('source.addSubmit')}
        </button>
      </div>
    </form>
  );
}
