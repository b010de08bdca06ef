import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../keyboard/use-commands.js';
import { useMe } from '../session/session.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { chartQuery, groupsQuery, roomQuery, type Room } from './api.js';
import { FanOutDialog } from './fan-out-dialog.js';
import { HandOverDialog } from './hand-over-dialog.js';
import { IncidentChart } from './incident-chart.js';
import { mayDecide, mayWork } from './may-decide.js';
import { PauseDialog } from './pause-dialog.js';
import { PulseLine } from './pulse-line.js';
import { ReasonDialog } from './reason-dialog.js';
import { ChartedWatch, RelatedWatches } from './related-watches.js';
import { RolesAndChecklist } from './roles-checklist.js';
import { RoomHead, type RoomAsking } from './room-head.js';
import { StatementDialog } from './statement-dialog.js';
import { StatementList } from './statement-list.js';
import { TaskGroupList } from './task-groups.js';
import { Timeline } from './timeline.js';
import { ToldList } from './told-list.js';
import { TopPosts } from './top-posts.js';
import { usePageNext, useRoomAct } from './use-room-act.js';
import { WhyNoticed } from './why-noticed.js';
import './crisis.css';

export function RoomPage() {
  const { id } = useParams({ from: '/shell/crisis/$id' });
  const { data, error, isPending, refetch } = useQuery(roomQuery(id));
  return (
    <div className="es-page es-room">
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={5} /> : null}
      {data ? <RoomOf room={data} /> : null}
    </div>
  );
}

function RoomOf({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const me = useMe();
  const { id, version, statements } = room;
  const [picked, setPicked] = useState<string | null>(null);
  // One that was parted meanwhile is shown no more.
  const charted = room.relatedWatches.some((watch) => watch.id === picked) ? picked : null;
  const chart = useQuery(chartQuery(id, charted)).data;
  const groups = useQuery(groupsQuery(id)).data;
  const act = useRoomAct(id);
  const paging = usePageNext(id, t('paging.pageNext'));
  const [asking, setAsking] = useState<RoomAsking | null>(null);
  const close = (): void => {
    setAsking(null);
  };
  const waiting = statements.find((statement) => statement.mayDecide);
  const ready = statements.find(({ state }) => state === 'ready');
  const isRunning = room.state === 'suspected' || room.state === 'confirmed' || room.state === 'contained';
  const acknowledge = (): void => {
    act.mutate({ path: 'acknowledge', ifMatch: version, done: t('crisis.done.acknowledged') });
  };
  const takeLead = (): void => {
    act.mutate({ path: 'lead', ifMatch: version, done: t('crisis.done.lead') });
  };
  const approve = (): void => {
    if (waiting === undefined) return;
    act.mutate({ path: 'statement/approve', body: { version: waiting.version }, done: t('crisis.done.approved') });
  };
  useCommands([
    {
      id: 'incident-acknowledge',
      label: 'crisis.command.acknowledge',
      section: 'decide',
      keys: ['KeyA'],
      isEnabled: () => isRunning && room.acknowledgedAt === null && mayWork(me),
      run: acknowledge,
    },
    {
      id: 'incident-holding',
      label: 'crisis.command.holding',
      section: 'talk',
      keys: ['KeyB'],
      isEnabled: () => room.state !== 'reviewed' && room.state !== 'dismissed' && mayDecide(me),
      run: () => {
        setAsking({ is: 'statement', kind: 'holding' });
      },
    },
    {
      id: 'incident-approve',
      label: 'crisis.command.approve',
      section: 'decide',
      keys: ['KeyY'],
      isEnabled: () => waiting !== undefined,
      run: approve,
    },
    {
      id: 'incident-lead',
      label: 'crisis.command.lead',
      section: 'decide',
      keys: ['KeyO'],
      isEnabled: () => isRunning && room.lead?.id !== me.id && mayWork(me),
      run: takeLead,
    },
    {
      id: 'incident-pause',
      label: room.pause === null ? 'crisis.pause.do' : 'crisis.pause.undo',
      section: 'decide',
      keys: ['KeyP'],
      isEnabled: () => mayWork(me) && (room.pause !== null || isRunning),
      run: () => {
        setAsking({ is: 'pause' });
      },
    },
    {
      id: 'incident-page-next',
      label: 'paging.pageNext',
      section: 'decide',
      keys: ['Shift+KeyP'],
      isEnabled: () => mayWork(me) && room.pagingAlertId !== null,
      run: () => {
        if (room.pagingAlertId !== null) paging.pageNext(room.pagingAlertId);
      },
    },
  ]);
  return (
    <>
      <RoomHead room={room} act={act} onAsk={setAsking} onAcknowledge={acknowledge} onLead={takeLead} />
      <WhyNoticed reasons={room.reasons} />
      {chart ? (
        <section aria-label={t('crisis.chart.title')}>
          <PulseLine pulse={chart.pulse} />
          <ChartedWatch room={room} value={charted} onChange={setPicked} />
          <IncidentChart chart={chart} />
        </section>
      ) : null}
      <div className="es-room-columns">
        <Timeline room={room} act={act} />
        <div className="es-room-middle">
          <TaskGroupList
            groups={groups}
            canTell={mayDecide(me) && ready !== undefined && (room.state === 'confirmed' || room.state === 'contained')}
            onTell={(keys) => {
              setAsking({ is: 'fan-out', kind: 'statement', groups: keys });
            }}
          />
          <TopPosts id={id} />
        </div>
        <div className="es-room-side">
          <RelatedWatches room={room} />
          <StatementList room={room} act={act} onAsk={setAsking} />
          <RolesAndChecklist room={room} act={act} />
        </div>
      </div>
      <ToldList id={id} />
      <RoomDialogs room={room} asking={asking} onClose={close} />
    </>
  );
}

function RoomDialogs({
  room,
  asking,
  onClose,
}: {
  readonly room: Room;
  readonly asking: RoomAsking | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  if (asking === null) return null;
  if (asking.is === 'statement') return <StatementDialog room={room} kind={asking.kind} onClose={onClose} />;
  if (asking.is === 'fan-out')
    return <FanOutDialog room={room} kind={asking.kind} groups={asking.groups} onClose={onClose} />;
  if (asking.is === 'pause') return <PauseDialog room={room} onClose={onClose} />;
  if (asking.is === 'hand-over') return <HandOverDialog room={room} onClose={onClose} />;
  if (asking.is === 'dismiss')
    return (
      <ReasonDialog
        id={room.id}
        title={t('crisis.dismiss.title')}
        label={t('crisis.dismiss.why')}
        submit={t('crisis.dismiss.submit')}
        actOf={(reason) => ({ path: 'dismiss', ifMatch: room.version, body: { reason } })}
        onClose={onClose}
      />
    );
  return (
    <ReasonDialog
      id={room.id}
      title={t('crisis.reject.title')}
      label={t('crisis.reject.why')}
      submit={t('crisis.reject.submit')}
      actOf={(reason) => ({ path: 'statement/reject', body: { version: asking.version, reason } })}
      onClose={onClose}
    />
  );
}
