import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { Task } from '../api/types.js';
import type { TimesOfText } from './api.js';
import { whenInZone, zoneName } from './when-in-zone.js';
import './approvals.css';

const PAUSE_MS = 300;
const MINUTE_MS = 60_000;

export interface PromiseLineProps {
  readonly task: Task;
  readonly text: string;
  /** Null: its author says that it promises no time; undefined: what is read counts. */
  readonly choice: null | undefined;
  readonly onChoose: (choice: null | undefined) => void;
}

/** The time that a text promises, before it leaves; what says no one instant is said to be so. */
export function PromiseLine({ task, text, choice, onChoose }: PromiseLineProps) {
  const { t } = useTranslation();
  const settled = useSettled(text);
  const { data } = useQuery({
    queryKey: ['promises-read', task.id, settled],
    queryFn: ({ signal }) =>
      request<TimesOfText>('/promises/read', { method: 'POST', body: { text: settled, taskId: task.id }, signal }),
    enabled: settled.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: MINUTE_MS,
    gcTime: MINUTE_MS,
  });
  if (data === undefined || settled.trim() === '' || (data.found.length === 0 && data.unclear.length === 0))
    return null;
  return (
    <div className="small" role="status" data-testid="promise-line">
      {data.found.length > 0 && choice === null ? (
        <p className="es-promise-line">
          {t('promise.none')}
          <button
            type="button"
            className="es-button"
            onClick={() => {
              onChoose(undefined);
            }}
          >
            {t('promise.readAgain')}
          </button>
        </p>
      ) : (
        data.found.map(({ dueAt, zone, text: said }, index) => (
          <p key={`${dueAt} ${said}`} className="es-promise-line">
            <strong>{t('promise.line', { when: whenInZone(dueAt, zone), zone: zoneName(zone) })}</strong>
            {index === 0 ? (
              <button
                type="button"
                className="es-button"
                onClick={() => {
                  onChoose(null);
                }}
              >
                {t('promise.isNone')}
              </button>
            ) : null}
          </p>
        ))
      )}
      {data.unclear.map(({ text: said, reason }) => (
        <p key={said} className="dim">
          {t(`promise.unclear.${reason}`, { text: said })}
        </p>
      ))}
    </div>
  );
}

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return settled;
}
