import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coded } from '../i18n/coded.js';
import { formatNumber, formatTime } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { MoreButton } from '../ui/more-button.js';
import { timelineQuery, type Room, type TimelineEvent } from './api.js';
import { mayWork } from './may-decide.js';
import type { useRoomAct } from './use-room-act.js';

/** What happened, newest first, and a line to add to it. */
export function Timeline({ room, act }: { readonly room: Room; readonly act: ReturnType<typeof useRoomAct> }) {
  const { t } = useTranslation();
  const me = useMe();
  const query = useInfiniteQuery(timelineQuery(room.id));
  const events = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="crisis-timeline">
      <h2 id="crisis-timeline">{t('crisis.timeline.title')}</h2>
      {mayWork(me) ? <NoteForm room={room} act={act} /> : null}
      {query.isPending ? <Loading rows={3} /> : null}
      <ol className="plain es-timeline" data-testid="timeline">
        {events.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </ol>
      <MoreButton {...query} />
    </section>
  );
}

function EventLine({ event: { kind, at, actor, details } }: { readonly event: TimelineEvent }) {
  const { t } = useTranslation();
  const { text, reason, count, written, watch, common, posts } = details;
  const number = typeof count === 'number' ? count : typeof written === 'number' ? written : null;
  const words = typeof text === 'string' ? text : typeof reason === 'string' ? reason : null;
  return (
    <li>
      <time className="tabular dim" dateTime={at}>
        {formatTime(at)}
      </time>{' '}
      {coded('crisis.event', kind, kind)}
      {number === null ? null : <span className="tabular"> · {formatNumber(number)}</span>}
      {typeof watch === 'string' ? (
        <span>
          {' · '}
          <bdi>{watch}</bdi>
        </span>
      ) : null}
      {typeof common === 'number' && typeof posts === 'number' ? (
        <span className="dim">
          {' · '}
          {t('crisis.related.common', { common: formatNumber(common), posts: formatNumber(posts) })}
        </span>
      ) : null}
      {actor === null ? null : <span className="dim"> · {actor.name}</span>}
      {words === null || words === '' ? null : (
        <q className="es-content" dir="auto">
          {words}
        </q>
      )}
    </li>
  );
}

function NoteForm({ room, act }: { readonly room: Room; readonly act: ReturnType<typeof useRoomAct> }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isUpdate, setUpdate] = useState(false);
  const mayBeUpdate = room.state === 'confirmed' || room.state === 'contained';
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate(
          {
            path: 'note',
            body: { text: text.trim(), isUpdate: isUpdate && mayBeUpdate },
            done: t('crisis.done.noted'),
          },
          {
            onSuccess: () => {
              setText('');
              setUpdate(false);
            },
          },
        );
      }}
    >
      <Field label={t('crisis.timeline.note')} isWide>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={2}
            maxLength={4_000}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {mayBeUpdate ? (
        <label className="es-check">
          <input
            type="checkbox"
            checked={isUpdate}
            onChange={(event) => {
              setUpdate(event.currentTarget.checked);
            }}
          />{' '}
          {t('crisis.timeline.isUpdate')}
        </label>
      ) : null}
      <button type="submit" className="es-button" disabled={act.isPending || text.trim() === ''}>
        {t('crisis.timeline.add')}
      </button>
    </form>
  );
}
