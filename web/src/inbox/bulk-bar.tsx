import { useTranslation } from 'react-i18next';
import { keyLabel } from '../keyboard/key-label.js';
import { useCommandRegistry } from '../keyboard/use-commands.js';
import type { TaskCommands } from '../tasks/task-commands.js';
import './bulk-bar.css';

export interface BulkBarProps {
  readonly count: number;
  readonly commands: TaskCommands;
  readonly onClear: () => void;
}

/** What can be done with all that is picked: the same keys as for one. */
export function BulkBar({ count, commands, onClear }: BulkBarProps) {
  const { t } = useTranslation();
  const registry = useCommandRegistry();
  const buttons: readonly (readonly [string, string | null, string, () => void])[] = [
    ['acknowledge', 'KeyA', t('act.acknowledge'), commands.acknowledge],
    ['done', 'KeyD', t('act.done'), commands.done],
    ['snooze', 'KeyH', t('act.snooze'), commands.snooze],
    ['mine', 'KeyI', t('act.mine'), commands.mine],
    ['assign', 'Shift+KeyI', t('desk.command.assign'), commands.assign],
    ['dismiss', 'KeyM', t('act.dismiss'), commands.dismiss],
    ['priority', 'KeyP', t('correct.priority'), commands.priority],
    ['label', 'KeyL', t('correct.label'), commands.label],
    ...(count > 1 ? ([['merge', null, t('desk.command.merge'), commands.merge]] as const) : []),
  ];
  return (
    <div className="es-bulk" role="toolbar" aria-label={t('desk.bulk.title')} data-testid="bulk-bar">
      <strong>{t('desk.bulk.picked', { count })}</strong>
      {buttons.map(([id, key, label, run]) => (
        <button key={id} type="button" className="es-button" onClick={run}>
          {label}
          {registry
            .keysOf({ id, keys: key === null ? [] : [key] })
            .slice(0, 1)
            .map((binding) => (
              <kbd key={binding} aria-hidden>
                {keyLabel(binding)}
              </kbd>
            ))}
        </button>
      ))}
      <button type="button" className="es-button" onClick={onClear}>
        {t('desk.bulk.clear')}
        <kbd aria-hidden>{keyLabel('Escape')}</kbd>
      </button>
    </div>
  );
}
