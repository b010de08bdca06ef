import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usersQuery } from '../api/queries.js';
import type { Named, Task } from '../api/types.js';
import type { Command } from '../keyboard/commands.js';
import { useMe } from '../session/session.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import '../inbox/dismiss-dialog.css';

/** As many as there are digits to choose them by; typing finds the others. */
const SHOWN = 9;

export interface AssignDialogProps {
  readonly tasks: readonly Task[];
  readonly onClose: () => void;
  /** Null: nobody. */
  readonly onPick: (assignee: Named | null) => void;
}

/** Whose it becomes: somebody of the team of every one of the tasks. */
export function AssignDialog({ tasks, onClose, onPick }: AssignDialogProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { data: users, error, refetch } = useQuery(usersQuery);
  const [text, setText] = useState('');
  const teams = new Set(tasks.map((task) => task.team.id));
  const able = (users ?? [])
    .filter(({ state }) => state === 'active')
    .filter((user) => [...teams].every((id) => user.teams.some((team) => team.id === id)))
    .sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || a.name.localeCompare(b.name));
  const typed = text.trim().toLocaleLowerCase();
  const found = able.filter(({ name }) => name.toLocaleLowerCase().includes(typed)).slice(0, SHOWN);
  const commands = found.map(({ id, name }, index): Command => ({
    id: `assign-${id}`,
    label: name,
    section: 'decide',
    keys: [`Digit${String(index + 1)}`, `Numpad${String(index + 1)}`],
    run: () => {
      onPick({ id, name });
    },
  }));
  return (
    <Dialog title={t('desk.assign.title')} onClose={onClose} commands={commands}>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {users === undefined && !error ? <Loading rows={2} /> : null}
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = found;
          if (first !== undefined) onPick({ id: first.id, name: first.name });
        }}
      >
        <Field label={t('desk.assign.find')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              autoComplete="off"
              data-first-focus={able.length > SHOWN ? true : undefined}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
          )}
        </Field>
      </form>
      <ol className="plain es-dismiss">
        {found.map(({ id, name }, index) => (
          <li key={id}>
            <button
              type="button"
              className="es-button"
              data-first-focus={index === 0 && able.length <= SHOWN ? true : undefined}
              aria-current={tasks.every((task) => task.assignee?.id === id) ? true : undefined}
              onClick={() => {
                onPick({ id, name });
              }}
            >
              <kbd>{index + 1}</kbd>
              <bdi>{name}</bdi>
              {id === me.id ? <span className="dim">{t('desk.assign.me')}</span> : null}
            </button>
          </li>
        ))}
      </ol>
      {users !== undefined && found.length === 0 ? <p className="dim">{t('desk.assign.none')}</p> : null}
      <div className="es-actions es-actions-end">
        <button
          type="button"
          className="es-button"
          onClick={() => {
            onPick(null);
          }}
        >
          {t('desk.assign.nobody')}
        </button>
      </div>
    </Dialog>
  );
}
