import { IconCheck, IconUser } from '@tabler/icons-react';
import { memo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useTaskView } from '../tasks/app-tasks.js';
import { leadingClock } from '../tasks/clock-phase.js';
import { ClockText } from '../tasks/clock-text.js';
import type { TaskView } from '../tasks/task-store.js';
import { StoryMark } from '../stories/story-mark.js';
import { PriorityMark, SentimentMark } from '../ui/encodings.js';
import { useIsUnread } from './company.js';
import type { Cursor } from './cursor.js';
import { RowCompany } from './row-company.js';
import { isDealtWith, rowStatus } from './row-status.js';
import './task-row.css';

export interface TaskRowProps {
  readonly id: string;
  readonly position: number;
  readonly total: number;
  readonly top: number;
  readonly cursor: Cursor;
}

export const rowId = (id: string): string => `task-row-${id}`;

/**
 * One task of the list. Plain elements and its own subscription: a key press redraws two rows, not the list. Its name is its own
 * text, in which the clock changes once a minute.
 */
export const TaskRow = memo(function TaskRow({ id, position, total, top, cursor }: TaskRowProps) {
  const view = useTaskView(id);
  const isCursor = useSyncExternalStore(cursor.subscribe, () => cursor.id() === id);
  const isPicked = useSyncExternalStore(cursor.subscribe, () => cursor.selection().has(id));
  const isUnread = useIsUnread(id);
  if (view === null) return null;
  const classes = [
    'es-row',
    isCursor ? 'es-row-cursor' : '',
    isDealtWith(view) ? 'es-row-done' : '',
    isUnread ? 'es-row-unread' : '',
  ];
  return (
    <div
      id={rowId(id)}
      role="option"
      aria-selected={isCursor || isPicked}
      aria-posinset={position}
      aria-setsize={total}
      data-task={id}
      className={classes.join(' ')}
      style={{ transform: `translateY(${String(top)}px)` }}
    >
      <RowText view={view} isPicked={isPicked} isUnread={isUnread} />
    </div>
  );
});

function RowText({
  view,
  isPicked,
  isUnread,
}: {
  readonly view: TaskView;
  readonly isPicked: boolean;
  readonly isUnread: boolean;
}) {
  const { t } = useTranslation();
  const { task } = view;
  const clock = leadingClock(task);
  const isUrgent = task.priority.level === 'P1' || task.priority.level === 'P2';
  const status = rowStatus(view);
  return (
    <>
      <span className="es-row-mark">
        {isPicked ? <IconCheck size={14} aria-hidden /> : <SentimentMark label={task.sentiment.label} />}
      </span>
      <span className="es-row-who">
        {isUnread ? <span className="es-row-dot" role="img" aria-label={t('inbox.unread')} /> : null}
        <bdi className="es-row-name">{task.customer.name ?? task.customer.handle}</bdi>
        <span className="es-row-facts">
          {task.network} · {task.lang}
        </span>
        <StoryMark story={task.story} isShort />
        {task.assignee === null ? null : (
          <span className="es-row-facts es-row-owner">
            <IconUser size={12} aria-hidden />
            <bdi>{task.assignee.name}</bdi>
          </span>
        )}
      </span>
      <span className="es-row-end">
        <RowCompany id={task.id} />
        <PriorityMark level={task.priority.level} />
        {clock === null ? null : <ClockText clock={clock} isLoud={isUrgent} />}
      </span>
      <span className="es-row-excerpt">
        {task.labels.map((label) => (
          <bdi key={label} className="es-row-label">
            {label}
          </bdi>
        ))}
        <span lang={task.lang} dir="auto">
          {task.excerpt}
        </span>
      </span>
      {status === '' ? null : <span className="es-row-status">{status}</span>}
    </>
  );
}
