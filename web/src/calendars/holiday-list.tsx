import { useTranslation } from 'react-i18next';
import { shownDate } from './calendar-fields.js';
import type { Holiday } from './calendar-types.js';

/** Holidays that somebody has to confirm before they count. Their names come in English, as they are kept. */
export function HolidayList({
  holidays,
  onSettle,
}: {
  readonly holidays: readonly Holiday[];
  readonly onSettle: (holidays: readonly Holiday[], isClosed: boolean) => void;
}) {
  const { t } = useTranslation();
  if (holidays.length === 0) return null;
  return (
    <fieldset className="es-calendar-part">
      <legend>{t('calendar.suggestions')}</legend>
      <p className="small dim">{t('calendar.suggestionsWhy')}</p>
      <ul className="plain es-calendar-dates">
        {holidays.map((holiday) => {
          const values = { date: shownDate(holiday.date), name: holiday.name };
          return (
            <li key={holiday.date}>
              <span>
                <time dateTime={holiday.date}>{values.date}</time>{' '}
                <span lang="en" className="dim">
                  {holiday.name}
                </span>
              </span>
              <span className="es-actions">
                <button
                  type="button"
                  className="es-button"
                  aria-label={t('calendar.confirmOf', values)}
                  onClick={() => {
                    onSettle([holiday], true);
                  }}
                >
                  {t('calendar.confirm')}
                </button>
                <button
                  type="button"
                  className="es-button"
                  aria-label={t('calendar.keepOpenOf', values)}
                  onClick={() => {
                    onSettle([holiday], false);
                  }}
                >
                  {t('calendar.keepOpen')}
                </button>
              </span>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className="es-button"
        onClick={() => {
          onSettle(holidays, true);
        }}
      >
        {t('calendar.confirmAll')}
      </button>
    </fieldset>
  );
}
