import { IconPlayerPause } from '@tabler/icons-react';
import type { FanOutKind, StatementKind } from '@domain/incident/incident.types.js';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatClock, formatDateTime, formatRelative } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { useNow } from '../time/ticker.js';
import type { Room } from './api.js';
import { mayDecide, mayWork } from './may-decide.js';
import { SeverityBadge } from './severity-badge.js';
import type { useRoomAct } from './use-room-act.js';

/** What a dialog in the room asks for. */
export type RoomAsking =
  | { readonly is: 'statement'; readonly kind: StatementKind }
  | { readonly is: 'fan-out'; readonly kind: FanOutKind; readonly groups: readonly string[] | null }
  | { readonly is: 'hand-over' }
  | { readonly is: 'pause' }
  | { readonly is: 'dismiss' }
  | { readonly is: 'reject'; readonly version: number };

export interface RoomHeadProps {
  readonly room: Room;
  readonly act: ReturnType<typeof useRoomAct>;
  readonly onAsk: (asking: RoomAsking) => void;
  readonly onAcknowledge: () => void;
  readonly onLead: () => void;
}

/** Where it stands, who leads, when the public hears next, and what can be done now. */
export function RoomHead({ room, act, onAsk, onAcknowledge, onLead }: RoomHeadProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { id, severity, state, title, lead, isDrill, detectedAt, closedAt, pause } = room;
  const isRunning = state === 'suspected' || state === 'confirmed' || state === 'contained';
  return (
    <header className={isDrill ? 'es-room-head es-drill' : 'es-room-head'}>
      {isDrill ? <p className="es-drill-word">{t('crisis.drill')}</p> : null}
      <div className="es-room-title">
        <SeverityBadge severity={severity} state={state} />
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {isRunning ? <Elapsed since={detectedAt} /> : null}
      </div>
      <p className="es-room-facts">
        <span>{lead === null ? t('crisis.noLead') : t('crisis.ledBy', { name: lead.name })}</span>
        {isRunning && lead?.id !== me.id && mayWork(me) ? (
          <button type="button" className="es-link-button" onClick={onLead}>
            {t('crisis.command.lead')}
          </button>
        ) : null}
        {closedAt === null ? null : <span>{t('crisis.ended', { when: formatDateTime(closedAt) })}</span>}
        <NextUpdate room={room} />
      </p>
      {pause === null ? null : (
        <p className="es-notice es-notice-warn" data-testid="paused">
          <IconPlayerPause size={18} aria-hidden />
          <span>{t('crisis.pause.is', { name: pause.by.name, when: formatDateTime(pause.at) })}</span>
        </p>
      )}
      <RoomActs room={room} act={act} onAsk={onAsk} onAcknowledge={onAcknowledge} />
      <p className="es-actions small">
        <Link to="/crisis/$id/review" params={{ id }}>
          {t('crisis.review.open')}
        </Link>
        <a href={`/api/v1/incidents/${id}/export`} download={`incident-${id}.md`}>
          {t('crisis.export')}
        </a>
        {mayDecide(me) && isRunning ? (
          <button
            type="button"
            className="es-link-button"
            onClick={() => {
              onAsk({ is: 'hand-over' });
            }}
          >
            {t('crisis.handOver.open')}
          </button>
        ) : null}
      </p>
    </header>
  );
}

/** Since it was noticed, by the second. */
function Elapsed({ since }: { readonly since: string }) {
  const { t } = useTranslation();
  const nowMs = useNow(1_000);
  const time = formatClock(Math.max(0, (nowMs - Date.parse(since)) / 1_000));
  return <span className="tabular dim">{t('crisis.elapsed', { time })}</span>;
}

function NextUpdate({ room: { nextUpdateDueAt } }: { readonly room: Room }) {
  const { t } = useTranslation();
  const nowMs = useNow(10_000);
  if (nextUpdateDueAt === null) return null;
  const isLate = Date.parse(nextUpdateDueAt) < nowMs;
  const zone = new Intl.DateTimeFormat(undefined, { timeZoneName: 'short' })
    .formatToParts(new Date(nextUpdateDueAt))
    .find(({ type }) => type === 'timeZoneName')?.value;
  const when = `${formatRelative(nextUpdateDueAt, nowMs)} (${formatDateTime(nextUpdateDueAt)} ${zone ?? ''})`;
  return (
    <strong className={isLate ? 'es-late' : undefined} data-testid="next-update">
      {isLate ? t('crisis.update.late', { when }) : t('crisis.update.due', { when })}
    </strong>
  );
}

function RoomActs({ room, act, onAsk, onAcknowledge }: Omit<RoomHeadProps, 'onLead'>) {
  const { t } = useTranslation();
  const me = useMe();
  const { state, version, pause, acknowledgedAt, statements } = room;
  const move = (path: string, done: string) => (): void => {
    act.mutate({ path, ifMatch: version, done });
  };
  const isRunning = state === 'suspected' || state === 'confirmed' || state === 'contained';
  const decides = mayDecide(me);
  const isReady = statements.some((statement) => statement.state === 'ready');
  const button = (text: string, run: () => void, isPrimary = false) => (
    <button
      type="button"
      className={isPrimary ? 'es-button es-button-primary' : 'es-button'}
      disabled={act.isPending}
      onClick={run}
    >
      {text}
    </button>
  );
  return (
    <div className="es-room-acts">
      {isRunning && acknowledgedAt === null && mayWork(me)
        ? button(t('crisis.command.acknowledge'), onAcknowledge, true)
        : null}
      {decides && state === 'suspected'
        ? button(t('crisis.act.confirm'), move('confirm', t('crisis.done.confirmed')), acknowledgedAt !== null)
        : null}
      {decides && isReady && (state === 'confirmed' || state === 'contained')
        ? button(
            t('crisis.act.tell'),
            () => {
              onAsk({ is: 'fan-out', kind: 'statement', groups: null });
            },
            state === 'confirmed',
          )
        : null}
      {decides && state === 'confirmed'
        ? button(t('crisis.act.contain'), move('contain', t('crisis.done.contained')))
        : null}
      {decides && isReady && (state === 'contained' || state === 'closed')
        ? button(t('crisis.act.followUp'), () => {
            onAsk({ is: 'fan-out', kind: 'resolution', groups: null });
          })
        : null}
      {decides && (state === 'confirmed' || state === 'contained')
        ? button(t('crisis.act.close'), move('close', t('crisis.done.closed')))
        : null}
      {decides && (state === 'suspected' || state === 'confirmed')
        ? button(t('crisis.act.dismiss'), () => {
            onAsk({ is: 'dismiss' });
          })
        : null}
      {decides && state !== 'suspected' && state !== 'confirmed'
        ? button(t('crisis.act.reopen'), move('reopen', t('crisis.done.reopened')))
        : null}
      {mayWork(me) && pause === null && isRunning
        ? button(t('crisis.pause.do'), () => {
            act.mutate({ path: 'pause', done: t('crisis.done.paused') });
          })
        : null}
      {mayWork(me) && pause !== null
        ? button(t('crisis.pause.undo'), () => {
            act.mutate({ path: 'resume', done: t('crisis.done.resumed') });
          })
        : null}
    </div>
  );
}
