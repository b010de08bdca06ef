import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { useRoomAct, type RoomAct } from './use-room-act.js';

/** An act that needs to be explained. */
export function ReasonDialog({
  id,
  title,
  label,
  submit,
  actOf,
  onClose,
}: {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  readonly actOf: (reason: string) => RoomAct;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const act = useRoomAct(id);
  const [reason, setReason] = useState('');
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate(actOf(reason.trim()), { onSuccess: onClose });
        }}
      >
        <Field label={label} isWide>
          {(ids) => (
            <textarea
              {...ids}
              className="es-input"
              data-first-focus
              rows={3}
              maxLength={1_000}
              value={reason}
              onChange={(event) => {
                setReason(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <div className="es-actions">
          <button type="submit" className="es-button es-button-danger" disabled={act.isPending || reason.trim() === ''}>
            {submit}
          </button>
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
