import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../i18n/i18n.js';
import { formatDateTime, formatDuration } from '../i18n/format.js';
import { ErrorNotice } from '../ui/feedback.js';
import { shownDate } from './calendar-fields.js';
import { calendarPreviewQuery } from './calendar-queries.js';
import type { CalendarHours, CalendarPreview } from './calendar-types.js';

/** What hours come to in the next two weeks; null while they cannot be read. */
export function PreviewBox({ hours }: { readonly hours: CalendarHours | null }) {
  const { t } = useTranslation();
  return (
    <section className="es-calendar-preview" aria-label={t('calendar.preview')}>
      <h3>{t('calendar.preview')}</h3>
      {hours === null ? <p className="dim">{t('calendar.previewNone')}</p> : <Preview hours={hours} />}
    </section>
  );
}

function Preview({ hours }: { readonly hours: CalendarHours }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(calendarPreviewQuery(hours));
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const time = new Intl.DateTimeFormat(currentLocale(), { timeStyle: 'short', timeZone: hours.zone ?? 'UTC' });
  return (
    <>
      <p role="status">
        {openingText(data, t('calendar.openNow'), t('calendar.neverOpens'), (when) => t('calendar.opensAt', { when }))}
      </p>
      <table className="es-calendar-days">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('calendar.day')}</th>
            <th scope="col">{t('calendar.hours')}</th>
          </tr>
        </thead>
        <tbody>
          {data.days.map(({ date, windows, openSeconds }) => (
            <tr key={date}>
              <th scope="row">{shownDate(date)}</th>
              <td>
                {windows.length === 0 ? (
                  <span className="dim">{t('calendar.closedDay')}</span>
                ) : (
                  <>
                    {windows
                      .map(({ from, to }) => `${time.format(new Date(from))}–${time.format(new Date(to))}`)
                      .join(', ')}{' '}
                    <span className="small dim">{formatDuration(openSeconds)}</span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function openingText(
  { isOpen, nextOpeningAt }: CalendarPreview,
  openNow: string,
  never: string,
  opens: (when: string) => string,
): string {
  if (isOpen) return openNow;
  return nextOpeningAt === null ? never : opens(formatDateTime(nextOpeningAt));
}
