import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types.js';
import { canAct, useMe } from '../session/session.js';
import { Dialog } from '../ui/dialog.js';
import { macrosQuery } from './api.js';
import { isFor, useMacroRun } from './macro-keys.js';

/** Macros by name, for hands without keys. */
export function MacroMenu({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const mayRun = canAct(useMe());
  const { data = [] } = useQuery({ ...macrosQuery, enabled: mayRun });
  const run = useMacroRun();
  const [isOpen, setOpen] = useState(false);
  const macros = data.filter((macro) => isFor(macro, task.id));
  if (!mayRun || macros.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className="es-button"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('replies.macro.run')}
      </button>
      {isOpen ? (
        <Dialog
          title={t('replies.macro.run')}
          onClose={() => {
            setOpen(false);
          }}
        >
          <ul className="plain es-card-list">
            {macros.map((macro) => (
              <li key={macro.id}>
                <button
                  type="button"
                  className="es-button"
                  onClick={() => {
                    setOpen(false);
                    void run(macro, [task.id]);
                  }}
                >
                  {macro.name} {macro.key === null ? null : <kbd aria-hidden>{macro.key}</kbd>}
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      ) : null}
    </>
  );
}
