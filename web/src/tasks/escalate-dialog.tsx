import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usersQuery } from '../api/queries.js';
import type { Command } from '../keyboard/commands.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import '../inbox/dismiss-dialog.css';

const REASONS = ['authority', 'legal', 'safety', 'skill'] as const;
const LONGEST_REASON = 1_000;

export interface Escalation {
  readonly reason: string;
  /** A person instead of the next step of the chain. */
  readonly to?: string;
}

/** Why it has to go up: a digit for the usual reasons, words for any other. */
export function EscalateDialog({
  onClose,
  onPick,
}: {
  readonly onClose: () => void;
  readonly onPick: (escalation: Escalation) => void;
}) {
  const { t } = useTranslation();
  const users = (useQuery(usersQuery).data ?? []).filter(({ state }) => state === 'active');
  const [text, setText] = useState('');
  const [to, setTo] = useState('');
  const pick = (reason: string): void => {
    onPick({ reason, ...(to === '' ? {} : { to }) });
  };
  const commands = REASONS.map((reason, index): Command => ({
    id: `escalate-${reason}`,
    label: `desk.escalate.${reason}`,
    section: 'decide',
    keys: [`Digit${String(index + 1)}`, `Numpad${String(index + 1)}`],
    run: () => {
      pick(t(`desk.escalate.${reason}`));
    },
  }));
  return (
    <Dialog title={t('desk.escalate.title')} onClose={onClose} commands={commands}>
      <ol className="plain es-dismiss">
        {REASONS.map((reason, index) => (
          <li key={reason}>
            <button
              type="button"
              className="es-button"
              data-first-focus={index === 0 ? true : undefined}
              onClick={() => {
                pick(t(`desk.escalate.${reason}`));
              }}
            >
              <kbd>{index + 1}</kbd>
              {t(`desk.escalate.${reason}`)}
            </button>
          </li>
        ))}
      </ol>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') pick(text.trim());
        }}
      >
        <Field label={t('desk.escalate.other')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              autoComplete="off"
              maxLength={LONGEST_REASON}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <Field label={t('desk.escalate.to')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={to}
              onChange={(event) => {
                setTo(event.currentTarget.value);
              }}
            >
              <option value="">{t('desk.escalate.chain')}</option>
              {users.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="es-actions es-actions-end">
          <button type="submit" className="es-button es-button-primary" disabled={text.trim() === ''}>
            {t('desk.command.escalate')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
