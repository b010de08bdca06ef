import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime } from '../i18n/format.js';
import { announce } from '../shell/announcer.js';
import { ErrorNotice } from '../ui/feedback.js';
import { removeDevice, testDevice, type Device } from './api.js';
import { forgetThisBrowser, ownDeviceId } from './this-browser.js';

/** One device: when it last took a notice, whether it still can, and a test. */
export function DeviceCard({ device }: { readonly device: Device }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['devices'] });
  const test = useMutation({
    mutationFn: () => testDevice(device.id),
    onSuccess: () => {
      announce(t('devices.tested'));
    },
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: async () => {
      await removeDevice(device.id);
      if (device.id === ownDeviceId()) await forgetThisBrowser();
    },
    onSuccess: refresh,
  });
  const { label, goneAt, lastDeliveredAt, lastProblem } = device;
  return (
    <li className="es-card" data-device={device.id}>
      <div className="es-card-head">
        <h3>{label}</h3>
        {device.id === ownDeviceId() ? <span className="es-chip">{t('devices.thisOne')}</span> : null}
      </div>
      <p className="es-facts">
        <span>{t('devices.since', { when: formatDate(device.createdAt) })}</span>
        <span data-testid="last-delivered">
          {lastDeliveredAt === null
            ? t('devices.neverDelivered')
            : t('devices.lastDelivered', { when: formatDateTime(lastDeliveredAt) })}
        </span>
      </p>
      {goneAt === null ? null : (
        <p className="es-notice es-notice-bad">{t('devices.gone', { when: formatDateTime(goneAt) })}</p>
      )}
      {goneAt === null && lastProblem !== null && test.error === null ? (
        <p className="es-notice es-notice-bad">{lastProblem}</p>
      ) : null}
      {test.error ? <ErrorNotice error={test.error} /> : null}
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
      <div className="es-actions">
        {goneAt === null ? (
          <button
            type="button"
            className="es-button"
            aria-label={t('devices.testOf', { name: label })}
            disabled={test.isPending}
            onClick={() => {
              test.mutate();
            }}
          >
            {test.isSuccess ? t('devices.tested') : t('devices.test')}
          </button>
        ) : null}
        <button
          type="button"
          className="es-button es-button-danger"
          aria-label={t('devices.removeOf', { name: label })}
          disabled={remove.isPending}
          onClick={() => {
            remove.mutate();
          }}
        >
          {t('devices.remove')}
        </button>
      </div>
    </li>
  );
}
