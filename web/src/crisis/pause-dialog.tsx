import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import type { Room } from './api.js';
import { useRoomAct } from './use-room-act.js';

/** Asked once more before a single key silences a workspace, or lets it speak again. */
export function PauseDialog({ room: { id, pause }, onClose }: { readonly room: Room; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const act = useRoomAct(id);
  // As it was when it was asked: somebody else may have pressed the button meanwhile.
  const [isPaused] = useState(pause !== null);
  const [reason, setReason] = useState('');
  return (
    <Dialog title={t(isPaused ? 'crisis.pause.undo' : 'crisis.pause.do')} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate(
            isPaused
              ? { path: 'resume', done: t('crisis.done.resumed') }
              : { path: 'pause', body: { reason: reason.trim() }, done: t('crisis.done.paused') },
            { onSuccess: onClose },
          );
        }}
      >
        <p>{t(isPaused ? 'crisis.pause.undoMeans' : 'crisis.pause.means')}</p>
        {isPaused ? null : (
          <Field label={t('crisis.pause.why')} isWide>
            {(ids) => (
              <input
                {...ids}
                className="es-input"
                maxLength={500}
                value={reason}
                onChange={(event) => {
                  setReason(event.currentTarget.value);
                }}
              />
            )}
          </Field>
        )}
        <div className="es-actions">
          <button type="submit" className="es-button es-button-primary" data-first-focus disabled={act.isPending}>
            {t(isPaused ? 'crisis.pause.undo' : 'crisis.pause.do')}
          </button>
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
