import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { INCIDENT_SEVERITIES, type IncidentSeverity } from '@domain/incident/incident.types.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, request } from '../api/client.js';
import { watchesQuery } from '../api/queries.js';
import { currentLanguage } from '../i18n/i18n.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { playbooksQuery, type Room } from './api.js';

const USUAL_PLAYBOOK = 'emergency';

export interface RaiseDialogProps {
  /** Part of it from the beginning. */
  readonly taskIds: readonly string[];
  readonly onClose: () => void;
  readonly onRaised: (id: string) => void;
}

export function RaiseDialog({ taskIds, onClose, onRaised }: RaiseDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const watches = useQuery(watchesQuery).data ?? [];
  const playbooks = useQuery(playbooksQuery).data ?? [];
  const [title, setTitle] = useState('');
  const [severity, setSeverity] = useState<IncidentSeverity>('SEV2');
  const [watchId, setWatchId] = useState('');
  const [playbook, setPlaybook] = useState(USUAL_PLAYBOOK);
  const [key] = useState(newKey);
  const raise = useMutation({
    mutationFn: () =>
      request<Room>('/incidents', {
        method: 'POST',
        idempotencyKey: key,
        body: { title: title.trim(), severity, playbook, taskIds, ...(watchId === '' ? {} : { watchId }) },
      }),
    onSuccess: async (room) => {
      await queryClient.invalidateQueries({ queryKey: ['incidents'] });
      onClose();
      onRaised(room.id);
    },
  });
  return (
    <Dialog title={t('crisis.raise.title')} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          raise.mutate();
        }}
      >
        <Field label={t('crisis.raise.name')} isWide>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              data-first-focus
              maxLength={200}
              value={title}
              onChange={(event) => {
                setTitle(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <Field label={t('crisis.raise.severity')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={severity}
              onChange={(event) => {
                setSeverity(INCIDENT_SEVERITIES.find((each) => each === event.currentTarget.value) ?? 'SEV2');
              }}
            >
              {INCIDENT_SEVERITIES.map((each) => (
                <option key={each} value={each}>
                  {t(`crisis.severity.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('crisis.raise.watch')} hint={t('crisis.raise.watchHint')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={watchId}
              onChange={(event) => {
                setWatchId(event.currentTarget.value);
              }}
            >
              <option value="">{t('crisis.raise.noWatch')}</option>
              {watches.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('crisis.checklist')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={playbook}
              onChange={(event) => {
                setPlaybook(event.currentTarget.value);
              }}
            >
              {playbooks.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[currentLanguage()] ?? name['en']}
                </option>
              ))}
            </select>
          )}
        </Field>
        {raise.error ? <ErrorNotice error={raise.error} /> : null}
        <div className="es-actions">
          <button
            type="submit"
            className="es-button es-button-primary"
            disabled={raise.isPending || title.trim() === ''}
          >
            {t('crisis.raise.submit')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
