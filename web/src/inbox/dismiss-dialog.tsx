import { useTranslation } from 'react-i18next';
import type { DismissReason } from '../api/types.js';
import type { Command } from '../keyboard/commands.js';
import { Dialog } from '../ui/dialog.js';
import './dismiss-dialog.css';

const REASONS: readonly DismissReason[] = ['not-about-us', 'spam', 'duplicate', 'no-answer-needed'];

/** Why this is not for us: one more key, a digit. */
export function DismissDialog({
  onClose,
  onPick,
}: {
  readonly onClose: () => void;
  readonly onPick: (reason: DismissReason) => void;
}) {
  const { t } = useTranslation();
  const commands = REASONS.map((reason, index): Command => ({
    id: `dismiss-${reason}`,
    label: `dismiss.${reason}`,
    section: 'decide',
    keys: [`Digit${String(index + 1)}`, `Numpad${String(index + 1)}`],
    run: () => {
      onPick(reason);
    },
  }));
  return (
    <Dialog title={t('dismiss.title')} onClose={onClose} commands={commands}>
      <ol className="plain es-dismiss">
        {REASONS.map((reason, index) => (
          <li key={reason}>
            <button
              type="button"
              className="es-button"
              data-first-focus={index === 0 ? true : undefined}
              onClick={() => {
                onPick(reason);
              }}
            >
              <kbd>{index + 1}</kbd>
              {t(`dismiss.${reason}`)}
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
