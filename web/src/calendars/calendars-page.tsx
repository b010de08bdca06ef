import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS } from '@domain/clock/calendar.js';
import { AdminNav } from '../admin/admin-nav.js';
import { useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import { CalendarDialog } from './calendar-dialog.js';
import { calendarQuery, calendarsQuery } from './calendar-queries.js';
import type { OpeningCalendar } from './calendar-types.js';
import './calendars.css';

const route = getRouteApi('/shell/admin/calendars');
/** In the address while a new one is being made. */
const NEW = 'new';

/** The opening hours by which promises are counted. */
export function CalendarsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { calendar } = route.useSearch();
  const query = useInfiniteQuery(calendarsQuery);
  const { data, error, isPending, refetch } = query;
  const calendars = data?.pages.flatMap(({ items }) => items) ?? [];
  const open = (id: string | undefined): void => {
    void navigate({ to: '/admin/calendars', search: id === undefined ? {} : { calendar: id } });
  };
  const mayChange = me.role === 'admin';
  const add = mayChange ? (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        open(NEW);
      }}
    >
      {t('calendar.add')}
    </button>
  ) : null;
  return (
    <div className="es-page">
      <AdminNav />
      <div className="es-page-head">
        <h1>{t('calendar.title')}</h1>
        {calendars.length > 0 ? add : null}
      </div>
      <p>{t('calendar.intro')}</p>
      {mayChange ? null : <p className="dim">{t('common.readOnly')}</p>}
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data && calendars.length === 0 ? (
        <EmptyState title={t('calendar.empty')} why={t('calendar.emptyWhy')} action={add} />
      ) : null}
      {calendars.length > 0 ? (
        <ul className="plain es-card-list" aria-label={t('calendar.title')}>
          {calendars.map((each) => (
            <li key={each.id} className="es-card">
              <CalendarCard calendar={each} mayChange={mayChange} onOpen={open} />
            </li>
          ))}
        </ul>
      ) : null}
      <MoreButton {...query} />
      {calendar === undefined ? null : calendar === NEW && mayChange ? (
        <CalendarDialog
          calendar={null}
          mayChange
          onClose={() => {
            open(undefined);
          }}
        />
      ) : (
        <OneCalendar
          id={calendar}
          mayChange={mayChange}
          onClose={() => {
            open(undefined);
          }}
        />
      )}
    </div>
  );
}

function CalendarCard({
  calendar,
  mayChange,
  onOpen,
}: {
  readonly calendar: OpeningCalendar;
  readonly mayChange: boolean;
  readonly onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { id, name, version, zone, closed, open, suggestions } = calendar;
  const specialCount = Object.keys(open).length;
  return (
    <article>
      <div className="es-card-head">
        <h2 dir="auto">{name}</h2>
        <span className="dim">{t('calendar.version', { n: version })}</span>
      </div>
      <Week calendar={calendar} />
      <p className="es-facts">
        {zone === null ? null : <span>{zone}</span>}
        {closed.length === 0 ? null : <span>{t('calendar.closedCount', { count: closed.length })}</span>}
        {specialCount === 0 ? null : <span>{t('calendar.specialCount', { count: specialCount })}</span>}
        {suggestions.length === 0 ? null : <strong>{t('calendar.pending', { count: suggestions.length })}</strong>}
      </p>
      <div className="es-actions">
        <button
          type="button"
          className="es-button"
          aria-label={t(mayChange ? 'calendar.changeOf' : 'calendar.showOf', { name })}
          onClick={() => {
            onOpen(id);
          }}
        >
          {t(mayChange ? 'calendar.change' : 'calendar.show')}
        </button>
      </div>
    </article>
  );
}

function Week({ calendar: { week } }: { readonly calendar: OpeningCalendar }) {
  const { t } = useTranslation();
  if (week === 'always') return <p>{t('calendar.alwaysText')}</p>;
  return (
    <dl className="es-calendar-week">
      {WEEKDAYS.map((day) => (
        <div key={day}>
          <dt>{t(`calendar.weekday.${day}`)}</dt>
          <dd>{week[day] === undefined || week[day].length === 0 ? t('calendar.closedDay') : week[day].join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The calendar named in the address. */
function OneCalendar({
  id,
  mayChange,
  onClose,
}: {
  readonly id: string;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}) {
  const { data, error } = useQuery(calendarQuery(id));
  if (error) return <ErrorNotice error={error} />;
  return data ? <CalendarDialog key={data.version} calendar={data} mayChange={mayChange} onClose={onClose} /> : null;
}
