import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../i18n/format.js';
import { serverNowMs } from '../time/server-clock.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { meansUntilReply, morningIn, parseSnooze } from './parse-snooze.js';

const HOUR_MS = 3_600_000;
const DAYS = 7;
const MONDAY = 1;

const untilMonday = (nowMs: number): number => (MONDAY + DAYS - new Date(nowMs).getDay()) % DAYS || DAYS;

export function SnoozeDialog({
  onClose,
  onPick,
}: {
  readonly onClose: () => void;
  /** Null: until the customer writes again. */
  readonly onPick: (until: string | null) => void;
}) {
  const { t } = useTranslation();
  const [nowMs] = useState(serverNowMs);
  const [text, setText] = useState('');
  const presets = [
    { label: t('snooze.oneHour'), atMs: nowMs + HOUR_MS },
    { label: t('snooze.threeHours'), atMs: nowMs + 3 * HOUR_MS },
    { label: t('snooze.tomorrow'), atMs: morningIn(1, nowMs) },
    { label: t('snooze.monday'), atMs: morningIn(untilMonday(nowMs), nowMs) },
  ];
  const words = {
    minute: t('snooze.words.minute'),
    hour: t('snooze.words.hour'),
    day: t('snooze.words.day'),
    tomorrow: t('snooze.words.tomorrow'),
    reply: t('snooze.words.reply'),
  };
  const typed = parseSnooze(text, nowMs, words);
  const isUntilReply = meansUntilReply(text, words);
  const pick = (atMs: number): void => {
    onPick(new Date(atMs).toISOString());
  };
  const isWrong = text.trim() !== '' && typed === null && !isUntilReply;
  return (
    <Dialog title={t('snooze.title')} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isUntilReply) onPick(null);
          else if (typed !== null) pick(typed);
        }}
      >
        <Field
          label={t('snooze.label')}
          hint={
            isUntilReply
              ? t('snooze.untilReply')
              : typed === null
                ? t('snooze.hint')
                : formatDateTime(new Date(typed).toISOString())
          }
          error={isWrong ? t('snooze.notUnderstood') : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              data-first-focus
              autoComplete="off"
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <ul className="plain es-actions">
          {presets.map(({ label, atMs }) => (
            <li key={label}>
              <button
                type="button"
                className="es-button"
                onClick={() => {
                  pick(atMs);
                }}
              >
                {label}
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              className="es-button"
              onClick={() => {
                onPick(null);
              }}
            >
              {t('snooze.untilReply')}
            </button>
          </li>
        </ul>
        <div className="es-actions es-actions-end">
          <button type="submit" className="es-button es-button-primary" disabled={typed === null && !isUntilReply}>
            {t('act.snooze')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
