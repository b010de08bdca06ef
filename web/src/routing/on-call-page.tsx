import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../i18n/format.js';
import { PagingSections } from '../on-call/paging-sections.js';
import { canConfigure, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { absencesQuery, shiftsNowQuery, shiftsQuery } from './api.js';
import { ChainList } from './chain-list.js';
import { RemoveButton } from './form-dialog.js';
import { AbsenceDialog, ShiftDialog } from './shift-dialogs.js';
import { WeekTable } from './week-table.js';
import './routing.css';

/** Who is there now and over the week, who is away, and who is told when nobody takes a task. */
export function OnCallPage() {
  const { t } = useTranslation();
  return (
    <div className="es-page">
      <h1>{t('routing.onCall.title')}</h1>
      <PagingSections />
      <Now />
      <h2>{t('routing.onCall.week')}</h2>
      <WeekTable />
      <Shifts />
      <Absences />
      <ChainList />
    </div>
  );
}

function Now() {
  const { t } = useTranslation();
  const { data, error, isPending } = useQuery(shiftsNowQuery);
  if (error) return <ErrorNotice error={error} />;
  if (isPending) return <Loading rows={2} />;
  const uncovered = data.teams.filter(({ isKept, onShift }) => isKept && onShift === 0);
  return (
    <section className="es-card" data-testid="on-shift-now">
      <h2>{t('routing.onCall.now')}</h2>
      {uncovered.map(({ id, name }) => (
        <p key={id} className="es-oncall-gap" role="status">
          {t('routing.onCall.uncovered', { team: name })}
        </p>
      ))}
      {data.people.length === 0 ? <p>{t('routing.onCall.nobody')}</p> : null}
      <ul className="plain es-card-list">
        {data.people.map((person) => (
          <li key={person.id}>
            <p className="es-facts">
              <strong>{person.name}</strong>
              {person.isAbsent ? <span>{t('routing.onCall.away')}</span> : null}
              {person.presence === null ? null : <span>{t(`routing.presence.${person.presence}`)}</span>}
              <span>{t('routing.onCall.openTasks', { n: person.openTasks })}</span>
              {person.authority.map((kind) => (
                <span key={kind}>{t(`routing.kind.${kind}`)}</span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shifts() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error } = useQuery(shiftsQuery);
  const [isAdding, setAdding] = useState(false);
  const add = canConfigure(me) ? (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setAdding(true);
      }}
    >
      {t('routing.onCall.addShift')}
    </button>
  ) : null;
  return (
    <>
      <div className="es-page-head">
        <h2>{t('routing.onCall.shifts')}</h2>
        {data?.length === 0 ? null : add}
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      {data?.length === 0 ? (
        <EmptyState title={t('routing.onCall.noShifts')} why={t('routing.onCall.noShiftsWhy')} action={add} />
      ) : null}
      <ul className="plain es-card-list">
        {data?.map((shift) => (
          <li key={shift.id} className="es-card">
            <div className="es-card-head">
              <h3>{shift.member.name}</h3>
              {canConfigure(me) ? (
                <RemoveButton
                  name={shift.member.name}
                  path={`/shifts/${shift.id}`}
                  version={shift.version}
                  refresh={['shifts']}
                />
              ) : null}
            </div>
            <p className="es-facts">
              <span>
                {shift.hours === null
                  ? t('routing.onCall.once')
                  : t('routing.hours.in', { zone: shift.hours.zone ?? '' })}
              </span>
              {shift.from === null ? null : (
                <span>{t('routing.onCall.from', { when: formatDateTime(shift.from) })}</span>
              )}
              {shift.to === null ? null : <span>{t('routing.onCall.until', { when: formatDateTime(shift.to) })}</span>}
              {shift.note === '' ? null : <span>{shift.note}</span>}
            </p>
          </li>
        ))}
      </ul>
      {isAdding ? (
        <ShiftDialog
          onClose={() => {
            setAdding(false);
          }}
        />
      ) : null}
    </>
  );
}

function Absences() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error } = useQuery(absencesQuery);
  const [isAdding, setAdding] = useState(false);
  const mayRemove = (memberId: string): boolean => canConfigure(me) || me.role === 'team-lead' || memberId === me.id;
  return (
    <>
      <div className="es-page-head">
        <h2>{t('routing.onCall.absences')}</h2>
        <button
          type="button"
          className="es-button"
          onClick={() => {
            setAdding(true);
          }}
        >
          {t('routing.onCall.addAbsence')}
        </button>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      {data?.length === 0 ? <p className="dim">{t('routing.onCall.noAbsences')}</p> : null}
      <ul className="plain es-card-list">
        {data?.map((absence) => (
          <li key={absence.id} className="es-card">
            <div className="es-card-head">
              <h3>{absence.member.name}</h3>
              {mayRemove(absence.member.id) ? (
                <RemoveButton name={absence.member.name} path={`/absences/${absence.id}`} refresh={['shifts']} />
              ) : null}
            </div>
            <p className="es-facts">
              <span>{t('routing.onCall.from', { when: formatDateTime(absence.from) })}</span>
              <span>{t('routing.onCall.until', { when: formatDateTime(absence.to) })}</span>
              {absence.substitute === null ? null : (
                <span>{t('routing.onCall.substitute', { name: absence.substitute.name })}</span>
              )}
              {absence.note === '' ? null : <span>{absence.note}</span>}
            </p>
          </li>
        ))}
      </ul>
      {isAdding ? (
        <AbsenceDialog
          onClose={() => {
            setAdding(false);
          }}
        />
      ) : null}
    </>
  );
}
