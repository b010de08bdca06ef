import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coded } from '../i18n/coded.js';
import { formatNumber, languageName } from '../i18n/format.js';
import { Loading } from '../ui/feedback.js';
import type { TaskGroup, TaskGroups } from './api.js';

export interface TaskGroupListProps {
  readonly groups: TaskGroups | undefined;
  readonly canTell: boolean;
  readonly onTell: (groups: readonly string[]) => void;
}

/** Customers who wait, by language and what they write about; picked groups are told together. */
export function TaskGroupList({ groups, canTell, onTell }: TaskGroupListProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (groups === undefined) return <Loading rows={2} />;
  const picked = groups.groups.filter(({ key }) => !left.has(key));
  const turn = (key: string): void => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  const { unacknowledged, total } = groups;
  return (
    <section aria-labelledby="crisis-tasks">
      <h2 id="crisis-tasks">
        {t('crisis.groups.title', { unheard: formatNumber(unacknowledged), total: formatNumber(total) })}
      </h2>
      {total === 0 ? <p className="dim">{t('crisis.groups.none')}</p> : null}
      <ul className="plain es-card-list" data-testid="task-groups">
        {groups.groups.map((group) => (
          <GroupLine key={group.key} group={group} isPicked={!left.has(group.key)} onTurn={turn} />
        ))}
      </ul>
      {canTell && total > 0 ? (
        <button
          type="button"
          className="es-button es-button-primary"
          disabled={picked.length === 0}
          onClick={() => {
            onTell(picked.map(({ key }) => key));
          }}
        >
          {t('crisis.groups.tell', {
            shown: formatNumber(picked.reduce((sum, group) => sum + group.count, 0)),
          })}
        </button>
      ) : null}
    </section>
  );
}

function GroupLine({
  group: { key, lang, topic, count, unacknowledged, answerable, example },
  isPicked,
  onTurn,
}: {
  readonly group: TaskGroup;
  readonly isPicked: boolean;
  readonly onTurn: (key: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <li className="es-card">
      <label className="es-check">
        <input
          type="checkbox"
          checked={isPicked}
          onChange={() => {
            onTurn(key);
          }}
        />{' '}
        <strong>{languageName(lang)}</strong> ·{' '}
        {topic.kind === 'story' ? <bdi>{topic.title ?? ''}</bdi> : coded('crisis.intent', topic.id, topic.id)}
      </label>
      <p className="small dim">
        {t('crisis.groups.counts', {
          total: formatNumber(count),
          unheard: formatNumber(unacknowledged),
          answerable: formatNumber(answerable),
        })}
      </p>
      <p className="small es-content" lang={lang} dir="auto">
        {example}
      </p>
    </li>
  );
}
