import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types.js';
import { formatDateTime, languageName } from '../i18n/format.js';
import { withWords } from '../i18n/with-words.js';
import { canAct, useMe } from '../session/session.js';
import { isTold, StoryMark } from '../stories/story-mark.js';
import { PriorityMark, SentimentMark } from '../ui/encodings.js';
import { ClockText } from './clock-text.js';
import { promiseText } from './clock-words.js';
import type { TaskCommands } from './task-commands.js';
import type { TaskView } from './task-store.js';
import { ActBar } from './act-bar.js';
import { AnswerableReason } from './answerable.js';
import { fetched } from '../ui/fetched.js';
import './task-header.css';

const TaskCompany = fetched(async () => (await withWords('inbox-more', import('./task-company.js'))).TaskCompany);

export interface TaskHeaderProps {
  readonly view: TaskView;
  readonly commands: TaskCommands;
  readonly headingLevel: 1 | 2;
  /** False for the first picture, in which the buttons do not stand yet; keys work. */
  readonly isWhole: boolean;
}

export function TaskHeader({ view, commands, headingLevel, isWhole }: TaskHeaderProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { task } = view;
  const Heading = headingLevel === 1 ? 'h1' : 'h2';
  return (
    <header className="es-task-head">
      <div className="es-task-title">
        <Heading>
          <bdi>{task.customer.name ?? task.customer.handle}</bdi>
        </Heading>
        <span className="dim">
          {task.customer.handle === '' ? null : (
            <>
              <bdi>{task.customer.handle}</bdi> ·{' '}
            </>
          )}
          {task.network}
          {task.lang === 'und' ? null : ` · ${languageName(task.lang)}`}
        </span>
      </div>
      <ul className="plain es-task-marks">
        <li>
          <PriorityMark level={task.priority.level} />
        </li>
        <li>
          <SentimentMark label={task.sentiment.label} hasWord />
        </li>
        {isTold(task.story) ? (
          <li>
            <StoryMark story={task.story} />
          </li>
        ) : null}
        <li>{t(`taskState.${task.state}`)}</li>
        <li>{task.assignee === null ? t('task.nobody') : t('task.ownedBy', { name: task.assignee.name })}</li>
        {task.incident ? (
          <li data-testid="incident-of-task">
            <IncidentName incident={task.incident} />
          </li>
        ) : null}
        {task.state === 'snoozed' && task.snoozedUntil !== null ? (
          <li>{t('task.snoozedUntil', { when: formatDateTime(task.snoozedUntil) })}</li>
        ) : null}
        {task.labels.map((label) => (
          <li key={label}>
            <bdi className="es-task-label">{label}</bdi>
          </li>
        ))}
      </ul>
      <Suspense>
        <TaskCompany taskId={task.id} />
      </Suspense>
      <Clocks task={task} />
      <Replyability task={task} />
      {canAct(me) && isWhole ? <ActBar view={view} commands={commands} /> : null}
    </header>
  );
}

/** With a way into its room for those who may have one. */
function IncidentName({ incident: { id, title } }: { readonly incident: NonNullable<Task['incident']> }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      {t('nav.crisis')}:{' '}
      {canAct(me) ? (
        <Link to="/crisis/$id" params={{ id }}>
          <bdi>{title}</bdi>
        </Link>
      ) : (
        <bdi>{title}</bdi>
      )}
    </>
  );
}

/** No clock without a name: which promise, which standard, which version. */
function Clocks({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const live = task.clocks.filter((clock) => clock.state !== 'cancelled');
  if (live.length === 0) return <p className="dim">{t('clock.none')}</p>;
  return (
    <ul className="plain es-task-clocks">
      {live.map((clock) => (
        <li key={clock.id}>
          <ClockText clock={clock} isLoud />
          <span className="small dim">{promiseText(clock)}</span>
        </li>
      ))}
    </ul>
  );
}

function Replyability({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const { verdict, deepLink } = task.replyability;
  return (
    <p className="es-task-verdict small">
      <strong>{t(`replyability.verdict.${verdict}`)}</strong>
      <Suspense fallback={null}>
        <AnswerableReason replyability={task.replyability} />
      </Suspense>
      {deepLink === null ? null : (
        <>
          {' '}
          <a href={deepLink} target="_blank" rel="noreferrer noopener">
            {t('task.openOriginal')}
          </a>
        </>
      )}
    </p>
  );
}
