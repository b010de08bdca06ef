import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../i18n/coded.js';
import { Dialog } from '../ui/dialog.js';
import type { Command } from './commands.js';
import { keyLabel } from './key-label.js';
import { useCommandRegistry } from './use-commands.js';
import './palette.css';

const nameOf = ({ name, label }: Command): string => name ?? named(label);

/** Every command by name, with its key, so that keys are learnt on the way. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const registry = useCommandRegistry();
  const [commands] = useState(() =>
    registry.available().filter((command) => command.isHidden !== true && (command.isEnabled?.() ?? true)),
  );
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const wanted = text.toLocaleLowerCase();
  const found = commands.filter((command) => nameOf(command).toLocaleLowerCase().includes(wanted));
  const chosen = found[Math.min(active, found.length - 1)];
  const run = (command: Command): void => {
    onClose();
    // After the dialog has given the focus back.
    setTimeout(command.run);
  };
  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <input
        className="es-input"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
        aria-label={t('palette.placeholder')}
        placeholder={t('palette.placeholder')}
        value={text}
        data-first-focus
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
          else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) run(chosen);
          else return;
          event.preventDefault();
        }}
      />
      <div id={listId} role="listbox" aria-label={t('palette.title')} className="es-palette-list" tabIndex={-1}>
        {found.map((command) => (
          <div
            key={command.id}
            id={`${listId}-${command.id}`}
            role="option"
            aria-selected={command === chosen}
            className={command === chosen ? 'es-palette-item es-palette-active' : 'es-palette-item'}
            onClick={() => {
              run(command);
            }}
          >
            <span>{nameOf(command)}</span>
            {registry
              .keysOf(command)
              .slice(0, 1)
              .map((key) => (
                <kbd key={key}>{keyLabel(key)}</kbd>
              ))}
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className="dim">{t('palette.empty')}</p> : null}
    </Dialog>
  );
}
