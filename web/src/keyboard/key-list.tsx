import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../i18n/coded.js';
import { Dialog } from '../ui/dialog.js';
import type { Section } from './commands.js';
import { keyLabel } from './key-label.js';
import { useCommandRegistry } from './use-commands.js';
import './palette.css';

const SECTIONS: readonly Section[] = ['anywhere', 'move', 'decide', 'correct', 'talk'];

/** The keys that work on this page now. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const registry = useCommandRegistry();
  const [commands] = useState(() => registry.available().filter((command) => registry.keysOf(command).length > 0));
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      {registry.areCharacterKeysOff ? <p>{t('keys.off')}</p> : null}
      {SECTIONS.map((section) => {
        const rows = commands.filter((command) => command.section === section);
        if (rows.length === 0) return null;
        return (
          <section key={section}>
            <h3>{t(`keys.section.${section}`)}</h3>
            <dl className="es-keys">
              {rows.map((command) => (
                <div key={command.id} className="es-keys-row">
                  <dt>{command.name ?? named(command.label)}</dt>
                  <dd>
                    {[...new Set(registry.keysOf(command).map(keyLabel))].map((label) => (
                      <kbd key={label}>{label}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </Dialog>
  );
}
