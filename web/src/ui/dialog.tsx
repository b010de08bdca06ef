import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../keyboard/use-commands.js';
import type { Command } from '../keyboard/commands.js';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** At the side of the page instead of in its middle. */
  readonly isDrawer?: boolean;
  /** Keys that work while it is open; everything below it is silent. */
  readonly commands?: readonly Command[];
}

const NO_COMMANDS: readonly Command[] = [];

/** The browser's own modal dialog: it keeps the focus inside, closes with Esc and gives the focus back. */
export function Dialog({ title, onClose, children, isDrawer = false, commands = NO_COMMANDS }: DialogProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
      // It would focus its first button, which is the one that closes it.
      dialog.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    }
    return () => {
      dialog?.close();
    };
  }, []);
  // At the end of the document: the browser shows it above all, and what reads the document's order finds it there too.
  return createPortal(
    <dialog
      ref={element}
      className={isDrawer ? 'es-dialog es-dialog-drawer' : 'es-dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <ModalKeys commands={commands} />
      <div className="es-dialog-body">
        <header className="es-dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="es-icon-button" onClick={onClose} aria-label={t('common.close')}>
            <IconX size={18} aria-hidden />
          </button>
        </header>
        {children}
      </div>
    </dialog>,
    document.body,
  );
}

/** Stands before the content, so that keys which the content offers come to be above it and not below. */
function ModalKeys({ commands }: { readonly commands: readonly Command[] }) {
  useCommands(commands, true);
  return null;
}
