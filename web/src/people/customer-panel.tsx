import { IconPhone, IconUser } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types.js';
import { formatDateTime } from '../i18n/format.js';
import { useCommands } from '../keyboard/use-commands.js';
import { canAct, useMe } from '../session/session.js';
import { historyQuery, personQuery, surveySettingsQuery, taskSurveysQuery } from './api.js';
import { CallDialog } from './call-dialog.js';
import { JourneyChoice } from './journey-choice.js';
import { personName } from './person-name.js';
import { Scores } from './scores.js';
import { Suggestions } from './suggestions.js';
import { SurveyDialog } from './survey-dialog.js';
import { Told } from './told.js';
import './people.css';

type Asking = 'call' | 'survey';

/** Beside a task: who the customer is, what to know before the first word, and the way to the phone. */
export function CustomerPanel({ task, headingLevel }: { readonly task: Task; readonly headingLevel: 1 | 2 }) {
  const Heading = headingLevel === 1 ? 'h2' : 'h3';
  const { t } = useTranslation();
  const me = useMe();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { personId } = task.customer as { readonly personId?: string | null };
  const { data: settings } = useQuery({ ...surveySettingsQuery, enabled: canAct(me) });
  const { data: surveys } = useQuery(taskSurveysQuery(task.id));
  const isSuggested =
    task.state === 'resolved' && settings?.sending === 'suggest' && settings.canSend && surveys?.length === 0;
  useCommands([
    {
      id: 'survey',
      label: 'people.survey.ask',
      section: 'talk',
      keys: [],
      isEnabled: () => canAct(me),
      run: () => {
        setAsking('survey');
      },
    },
    {
      id: 'call',
      label: 'people.call.command',
      section: 'talk',
      keys: ['KeyC'],
      isEnabled: () => canAct(me),
      run: () => {
        setAsking('call');
      },
    },
  ]);
  const close = (): void => {
    setAsking(null);
  };
  return (
    <section className="es-customer" aria-labelledby={`customer-${task.id}`}>
      <Heading id={`customer-${task.id}`} className="es-customer-title">
        <IconUser size={16} aria-hidden /> {t('people.panel.title')}
      </Heading>
      {personId === undefined || personId === null ? null : <Known id={personId} />}
      <Asked taskId={task.id} />
      {canAct(me) ? (
        <>
          <JourneyChoice task={task} />
          {isSuggested ? <p className="small">{t('people.survey.suggested')}</p> : null}
          <div className="es-actions">
            <button
              type="button"
              className="es-button"
              onClick={() => {
                setAsking('call');
              }}
            >
              <IconPhone size={16} aria-hidden /> {t('people.call.command')}
            </button>
            <button
              type="button"
              className={isSuggested ? 'es-button es-button-primary' : 'es-button'}
              onClick={() => {
                setAsking('survey');
              }}
            >
              {t('people.survey.ask')}
            </button>
          </div>
        </>
      ) : null}
      {asking === 'call' ? <CallDialog task={task} onClose={close} /> : null}
      {asking === 'survey' ? <SurveyDialog task={task} onClose={close} /> : null}
    </section>
  );
}

function Known({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data: person } = useQuery(personQuery(id));
  const { data: history } = useInfiniteQuery(historyQuery(id));
  if (person === undefined) return null;
  return (
    <>
      <p>
        <strong>{personName(person) || t('people.noName')}</strong>{' '}
        {person.tier === null ? null : <span className="es-tier">{person.tier}</span>}{' '}
        <span className="dim">{person.handles.map(({ network, handle }) => `${network}: ${handle}`).join(' · ')}</span>
      </p>
      <Told sentences={history?.pages[0]?.sentences ?? []} />
      <Scores scores={person.scores} />
      {person.isMasked ? null : <Suggestions id={person.id} isBrief />}
      <p>
        <Link to="/people/$id" params={{ id: person.id }}>
          {t('people.openProfile')}
        </Link>
      </p>
    </>
  );
}

function Asked({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(taskSurveysQuery(taskId));
  if (data === undefined || data.length === 0) return null;
  return (
    <ul className="plain">
      {data.map(({ id, kind, score, sentAt }) => (
        <li key={id}>
          {score === null
            ? t('people.survey.waiting', { at: formatDateTime(sentAt) })
            : t('people.survey.answered', { kind: kind.toUpperCase(), score })}
        </li>
      ))}
    </ul>
  );
}
