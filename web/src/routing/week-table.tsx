import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../i18n/format.js';
import { currentLocale } from '../i18n/i18n.js';
import { serverNowMs } from '../time/server-clock.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { shiftWeekQuery, type Stretch } from './api.js';
import { splitByDay, startOfDay, weekFrom } from './split-days.js';

const DAYS = 7;

/** Seven days of shifts, absences and gaps, in the reader's own time. */
export function WeekTable() {
  const { t } = useTranslation();
  const [first, setFirst] = useState(() => startOfDay(new Date(serverNowMs())));
  const { data, error, isPending } = useQuery(shiftWeekQuery(first.toISOString()));
  const days = weekFrom(first);
  const dayName = new Intl.DateTimeFormat(currentLocale(), { weekday: 'short', day: 'numeric', month: 'numeric' });
  const dayNames = days.map((day) => dayName.format(day));
  const turn = (by: number): void => {
    const next = new Date(first);
    next.setDate(first.getDate() + by);
    setFirst(next);
  };
  return (
    <section className="es-form">
      <div className="es-actions">
        <button
          type="button"
          className="es-button"
          onClick={() => {
            turn(-DAYS);
          }}
        >
          {t('routing.onCall.weekBefore')}
        </button>
        <button
          type="button"
          className="es-button"
          onClick={() => {
            turn(DAYS);
          }}
        >
          {t('routing.onCall.weekAfter')}
        </button>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data ? (
        <div className="es-oncall-scroll" role="region" aria-label={t('routing.onCall.week')} tabIndex={0}>
          <table className="es-oncall-week">
            <thead>
              <tr>
                <th scope="col">{t('routing.onCall.who')}</th>
                {dayNames.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.people.map(({ id, name, shifts, absences }) => {
                const away = splitByDay(absences, days);
                return (
                  <tr key={id}>
                    <th scope="row">{name}</th>
                    {splitByDay(shifts, days).map((cell, n) => (
                      <td key={n} data-day={dayNames[n]}>
                        <Times of={cell} />
                        {(away[n] ?? []).map((each) => (
                          <span key={each.from} className="es-oncall-away">
                            {t('routing.onCall.awayAt', { times: timesText(each) })}
                          </span>
                        ))}
                      </td>
                    ))}
                  </tr>
                );
              })}
              {data.teams.map(({ id, name, gaps }) => (
                <tr key={`gaps-${id}`}>
                  <th scope="row">{t('routing.onCall.gapsOf', { team: name })}</th>
                  {splitByDay(gaps, days).map((cell, n) => (
                    <td key={n} className="es-oncall-gap" data-day={cell.length === 0 ? undefined : dayNames[n]}>
                      <Times of={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

const timesText = ({ from, to }: Stretch): string => `${formatTime(from)}–${formatTime(to)}`;

function Times({ of }: { readonly of: readonly Stretch[] }) {
  return (
    <>
      {of.map((each) => (
        <span key={each.from}>{timesText(each)}</span>
      ))}
    </>
  );
}
