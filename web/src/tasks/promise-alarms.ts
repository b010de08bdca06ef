import i18next from 'i18next';
import { useEffect } from 'react';
import { formatDuration } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { alarm, announce } from '../shell/announcer.js';
import { currentSecondMs, onEachSecond } from '../time/ticker.js';
import { taskStore } from './app-tasks.js';
import { PromiseWatch, type OwnPromise } from './promise-watch.js';

/** Said in one breath; what is more is seen in the list. */
const MOST_AT_ONCE = 3;

function ownText({ task, clock, stage, leftMs }: OwnPromise): string {
  const values = {
    name: i18next.t(`clock.kind.${clock.kind}`),
    who: task.customer.handle,
    time: formatDuration(leftMs / 1000, 'long'),
  };
  return stage === 'broken' ? i18next.t('announce.mineBroken', values) : i18next.t('announce.mineSoon', values);
}

export function usePromiseAlarms(): void {
  const { id } = useMe();
  useEffect(() => {
    const watch = new PromiseWatch(
      currentSecondMs(),
      (own) => {
        const brokenFirst = own.toSorted((a, b) => a.leftMs - b.leftMs);
        alarm(brokenFirst.slice(0, MOST_AT_ONCE).map(ownText).join('. '));
      },
      (count) => {
        announce(i18next.t('announce.broken', { count }));
      },
    );
    return onEachSecond(() => {
      watch.look(taskStore.all(), id, currentSecondMs());
    });
  }, [id]);
}
