import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../i18n/format.js';
import { RemoveButton } from '../routing/form-dialog.js';
import { canConfigure, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { onCallNowQuery, type Rotation, type Schedule, scheduleQuery } from './api.js';
import { CalendarSection } from './calendar-section.js';
import { ChainSection } from './chain-section.js';
import { OverrideDialog } from './override-dialog.js';
import { RotationDialog } from './rotation-dialog.js';
import { TestSection } from './test-section.js';
import './on-call.css';

/** Who is paged now and over the next weeks, by which chain, and the proof that pages arrive. */
export function PagingSections() {
  const { t } = useTranslation();
  const { data, error, isPending } = useQuery(scheduleQuery);
  return (
    <section aria-labelledby="paging" data-testid="paging">
      <h2 id="paging">{t('paging.title')}</h2>
      <p className="dim">
        {t('paging.intro')} <Link to="/me/contacts">{t('paging.contacts.title')}</Link>
      </p>
      {error ? <ErrorNotice error={error} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data === undefined ? null : (
        <>
          <Now />
          <Rotations schedule={data} />
          <Overrides schedule={data} />
          <ChainSection schedule={data} />
          <TestSection />
          <CalendarSection />
        </>
      )}
    </section>
  );
}

function Now() {
  const { t } = useTranslation();
  const { data, error } = useQuery(onCallNowQuery);
  if (error) return <ErrorNotice error={error} />;
  if (data === undefined || data.rotations.length === 0) return null;
  const between = ({ from, to }: { readonly from: string; readonly to: string }) => ({
    from: formatDateTime(from),
    to: formatDateTime(to),
  });
  return (
    <div className="es-card" data-testid="on-call-now">
      <h3>{t('paging.now')}</h3>
      {data.people.length === 0 ? (
        <p className="es-oncall-gap" role="status">
          {t('paging.nobody')}
        </p>
      ) : null}
      <ul className="plain">
        {data.rotations.map(({ id, name, now }) => (
          <li key={id}>
            <span className="dim">{name}:</span>{' '}
            {now.name === null ? (
              <span className="es-oncall-gap">{t(`paging.cause.${now.cause}`)}</span>
            ) : (
              <strong>{t('paging.until', { name: now.name, when: formatDateTime(now.to) })}</strong>
            )}
          </li>
        ))}
      </ul>
      {data.gaps.length === 0 ? <p className="small dim">{t('paging.noGaps')}</p> : null}
      <ul className="plain">
        {data.gaps.map((gap) => (
          <li key={gap.from} className="es-oncall-gap">
            {t('paging.gap', between(gap))}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('paging.coming')}</summary>
        {data.rotations.map(({ id, name, turns }) => (
          <div key={id}>
            <h4>{name}</h4>
            <ul className="plain small">
              {turns.map((turn) => (
                <li key={turn.from} className={turn.memberId === null ? 'es-oncall-gap' : undefined}>
                  {formatDateTime(turn.from)} – {formatDateTime(turn.to)}: {turn.name ?? t('paging.nobodyTurn')}
                  {turn.cause === 'turn' ? null : ` (${t(`paging.cause.${turn.cause}`)})`}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </div>
  );
}

function Rotations({ schedule }: { readonly schedule: Schedule }) {
  const { t } = useTranslation();
  const mayChange = canConfigure(useMe());
  const [edited, setEdited] = useState<Rotation | 'new' | null>(null);
  const nameOf = (id: string): string => schedule.people.find((person) => person.id === id)?.name ?? id;
  const add = mayChange ? (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setEdited('new');
      }}
    >
      {t('paging.addRotation')}
    </button>
  ) : null;
  return (
    <>
      {schedule.rotations.length === 0 ? (
        <EmptyState title={t('paging.noRotations')} why={t('paging.noRotationsWhy')} action={add} />
      ) : (
        <div className="es-actions">{add}</div>
      )}
      <ul className="plain es-card-list">
        {schedule.rotations.map((rotation) => (
          <li key={rotation.id} className="es-card">
            <div className="es-card-head">
              <h3>{rotation.name}</h3>
              {mayChange ? (
                <button
                  type="button"
                  className="es-button"
                  onClick={() => {
                    setEdited(rotation);
                  }}
                >
                  {t('routing.change')}
                </button>
              ) : null}
            </div>
            <p className="es-facts">
              <span>
                {t('paging.handover')} {rotation.handoverAt}
              </span>
              <span>{rotation.zone}</span>
              <span>
                {t('paging.everyDays')}: {rotation.everyDays}
              </span>
            </p>
            <p>{rotation.members.map(nameOf).join(' → ')}</p>
          </li>
        ))}
      </ul>
      {edited === null ? null : (
        <RotationDialog
          schedule={schedule}
          rotation={edited === 'new' ? null : edited}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </>
  );
}

function Overrides({ schedule }: { readonly schedule: Schedule }) {
  const { t } = useTranslation();
  const me = useMe();
  const [isAdding, setAdding] = useState(false);
  if (schedule.rotations.length === 0) return null;
  const nameOf = (id: string): string => schedule.people.find((person) => person.id === id)?.name ?? id;
  return (
    <>
      <div className="es-page-head">
        <h3>{t('paging.overrides')}</h3>
        <button
          type="button"
          className="es-button"
          onClick={() => {
            setAdding(true);
          }}
        >
          {t('paging.addOverride')}
        </button>
      </div>
      {schedule.overrides.length === 0 ? <p className="dim">{t('paging.noOverrides')}</p> : null}
      <ul className="plain es-card-list">
        {schedule.overrides.map(({ id, from, to, memberId, instead }) => {
          const words =
            memberId === null
              ? nameOf(instead)
              : t('paging.overrideOf', { instead: nameOf(instead), name: nameOf(memberId) });
          const mayRemove = canConfigure(me) || memberId === me.id || instead === me.id;
          return (
            <li key={id} className="es-card">
              <div className="es-card-head">
                <h4>{words}</h4>
                {mayRemove ? (
                  <RemoveButton name={words} path={`/on-call/overrides/${id}`} refresh={['on-call']} />
                ) : null}
              </div>
              <p>
                {formatDateTime(from)} – {formatDateTime(to)}
              </p>
            </li>
          );
        })}
      </ul>
      {isAdding ? (
        <OverrideDialog
          schedule={schedule}
          onClose={() => {
            setAdding(false);
          }}
        />
      ) : null}
    </>
  );
}
