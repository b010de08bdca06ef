import { useTranslation } from 'react-i18next';
import { currentLocale } from '../i18n/i18n.js';
import { Field } from '../ui/field.js';
import { WEEKDAYS, weekdayName, type HoursDraft } from './hours-text.js';

/** Weekly hours, or any time where that is allowed. */
export function HoursFields({
  value,
  onChange,
  mayBeAny,
  error,
}: {
  readonly value: HoursDraft;
  readonly onChange: (value: HoursDraft) => void;
  readonly mayBeAny: boolean;
  readonly error?: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="es-fieldset es-form">
      <legend>{t('routing.hours.title')}</legend>
      {mayBeAny ? (
        <label className="es-check">
          <input
            type="checkbox"
            checked={value.isOwn}
            onChange={(event) => {
              onChange({ ...value, isOwn: event.currentTarget.checked });
            }}
          />
          {t('routing.hours.own')}
        </label>
      ) : null}
      {value.isOwn ? (
        <>
          <Field label={t('routing.hours.zone')} error={error}>
            {(ids) => (
              <input
                {...ids}
                className="es-input"
                value={value.zone}
                autoComplete="off"
                onChange={(event) => {
                  onChange({ ...value, zone: event.currentTarget.value.trim() });
                }}
              />
            )}
          </Field>
          <p className="small dim">{t('routing.hours.hint')}</p>
          <div className="es-form-pair">
            {WEEKDAYS.map((day) => (
              <Field key={day} label={weekdayName(day, currentLocale())}>
                {(ids) => (
                  <input
                    {...ids}
                    className="es-input"
                    value={value.days[day]}
                    autoComplete="off"
                    onChange={(event) => {
                      onChange({ ...value, days: { ...value.days, [day]: event.currentTarget.value } });
                    }}
                  />
                )}
              </Field>
            ))}
          </div>
        </>
      ) : null}
    </fieldset>
  );
}
