import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { membersQuery, type Room } from './api.js';
import { useRoomAct } from './use-room-act.js';

/** The lead to the next shift, with what they need to know. */
export function HandOverDialog({ room, onClose }: { readonly room: Room; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const members = (useQuery(membersQuery).data ?? []).filter(({ id }) => id !== room.lead?.id);
  const act = useRoomAct(room.id);
  const [to, setTo] = useState('');
  const [text, setText] = useState('');
  return (
    <Dialog title={t('crisis.handOver.title')} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          const done = t('crisis.done.handedOver');
          act.mutate(
            { path: 'hand-over', ifMatch: room.version, body: { to, text: text.trim() }, done },
            { onSuccess: onClose },
          );
        }}
      >
        <Field label={t('crisis.handOver.to')} isWide>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              data-first-focus
              value={to}
              onChange={(event) => {
                setTo(event.currentTarget.value);
              }}
            >
              <option value="">{t('crisis.role.nobody')}</option>
              {members.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('crisis.handOver.text')} isWide>
          {(ids) => (
            <textarea
              {...ids}
              className="es-input"
              rows={4}
              maxLength={4_000}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <button
          type="submit"
          className="es-button es-button-primary"
          disabled={act.isPending || to === '' || text.trim() === ''}
        >
          {t('crisis.handOver.submit')}
        </button>
      </form>
    </Dialog>
  );
}
