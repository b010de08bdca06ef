import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { devicesQuery } from './api.js';
import { DeviceCard } from './device-card.js';
import { leaveWords } from './this-browser.js';
import { ThisDevice } from './this-device.js';
import './devices-page.css';

/** The phones and browsers on which one is told of alerts, and how this one becomes one of them. */
export function DevicesPage() {
  const { t, i18n } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(devicesQuery);
  useEffect(() => {
    void leaveWords({
      acknowledge: t('devices.worker.acknowledge'),
      // The worker puts the title in by itself.
      acknowledged: t('devices.worker.acknowledged', { title: '{{title}}' }),
      queued: t('devices.worker.queued'),
      refused: t('devices.worker.refused'),
    });
  }, [t, i18n.language]);
  return (
    <div className="es-page">
      <h1>{t('devices.title')}</h1>
      <p className="dim">{t('devices.intro')}</p>
      <ThisDevice devices={data ?? []} />
      <h2>{t('devices.all')}</h2>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={2} /> : null}
      {data?.length === 0 ? <EmptyState title={t('devices.none')} why={t('devices.noneWhy')} headingLevel={2} /> : null}
      <ul className="plain es-card-list">
        {data?.map((device) => (
          <DeviceCard key={device.id} device={device} />
        ))}
      </ul>
    </div>
  );
}
