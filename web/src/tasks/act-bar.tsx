import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { withWords } from '../i18n/with-words.js';
import { keyLabel } from '../keyboard/key-label.js';
import type { TaskCommands } from './task-commands.js';
import type { TaskView } from './task-store.js';
import { fetched } from '../ui/fetched.js';

const MacroMenu = fetched(async () => (await withWords('replies', import('../replies/macro-menu.js'))).MacroMenu);

interface Button {
  readonly label: string;
  readonly key: string | null;
  readonly run: () => void;
  readonly isMain?: boolean;
}

/** What can be done now, with the key that does it. */
export function ActBar({ view, commands }: { readonly view: TaskView; readonly commands: TaskCommands }) {
  const { t } = useTranslation();
  const { task } = view;
  const isClosed = task.state === 'resolved' || task.state === 'dismissed';
  const isParked = isClosed || task.state === 'snoozed' || task.state === 'waiting';
  const mayAcknowledge =
    !isClosed && task.acknowledgedAt === null && (task.reply === null || task.reply.state === 'rejected');
  const buttons: Button[] = [];
  if (mayAcknowledge)
    buttons.push({ label: t('act.acknowledge'), key: 'KeyA', run: commands.acknowledge, isMain: true });
  if (!isClosed) {
    buttons.push({ label: t('act.reply'), key: 'KeyR', run: commands.reply });
    buttons.push({ label: t('act.done'), key: 'KeyD', run: commands.done });
    if (task.state !== 'snoozed') buttons.push({ label: t('act.snooze'), key: 'KeyH', run: commands.snooze });
    buttons.push({ label: t(task.assignee === null ? 'act.mine' : 'act.release'), key: 'KeyI', run: commands.mine });
  }
  buttons.push({ label: t('act.note'), key: 'KeyN', run: commands.note });
  if (!isClosed) buttons.push({ label: t('act.dismiss'), key: 'KeyM', run: commands.dismiss });
  if (isParked) buttons.push({ label: t('act.reopen'), key: null, run: commands.reopen });
  return (
    <div className="es-actions" role="group" aria-label={t('act.title')}>
      {buttons.map((button) => (
        <button
          key={button.label}
          type="button"
          className={button.isMain ? 'es-button es-button-primary' : 'es-button'}
          onClick={button.run}
        >
          {button.label}
          {button.key === null ? null : <kbd aria-hidden>{keyLabel(button.key)}</kbd>}
        </button>
      ))}
      {isClosed ? null : (
        <Suspense fallback={null}>
          <MacroMenu task={task} />
        </Suspense>
      )}
    </div>
  );
}
