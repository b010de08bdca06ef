import { useTranslation } from 'react-i18next';
import { Field } from '../ui/field.js';
import { EXPIRY_DAYS, USUAL_EXPIRY, type Expiry } from './expiry.js';

const choiceOf = (expiry: Expiry): string => (expiry.kind === 'days' ? String(expiry.days) : expiry.kind);

function expiryFrom(choice: string): Expiry {
  if (choice === 'never') return { kind: 'never' };
  if (choice === 'date') return { kind: 'date', date: '' };
  const days = EXPIRY_DAYS.find((each) => String(each) === choice);
  return days === undefined ? USUAL_EXPIRY : { kind: 'days', days };
}

export function ExpiryField({
  value,
  error,
  onChange,
}: {
  readonly value: Expiry;
  readonly error: string | undefined;
  readonly onChange: (value: Expiry) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('mutes.expiry')} error={error}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={choiceOf(value)}
            onChange={(event) => {
              onChange(expiryFrom(event.currentTarget.value));
            }}
          >
            {EXPIRY_DAYS.map((days) => (
              <option key={days} value={days}>
                {t('mutes.forDays', { count: days })}
              </option>
            ))}
            <option value="date">{t('mutes.untilDate')}</option>
            <option value="never">{t('mutes.noEnd')}</option>
          </select>
        )}
      </Field>
      {value.kind === 'date' ? (
        <Field label={t('mutes.lastDay')}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              className="es-input"
              required
              value={value.date}
              onChange={(event) => {
                onChange({ kind: 'date', date: event.currentTarget.value });
              }}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
