import { useTranslation } from 'react-i18next';
import { Field } from '../ui/field.js';
import type { Quiet } from './rule-draft.js';

const NIGHT = { from: '22:00', until: '07:00' } as const;

export interface QuietFieldsProps {
  readonly quiet: Quiet;
  readonly hasFault: boolean;
  readonly onChange: (quiet: Quiet) => void;
}

/** The same hours every day; hours of another form are only shown to be there. */
export function QuietFields({ quiet, hasFault, onChange }: QuietFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="es-alert-rule-set">
      <legend>{t('alertRule.quiet')}</legend>
      <label className="es-alert-rule-check">
        <input
          type="checkbox"
          checked={quiet.is !== 'none'}
          onChange={() => {
            const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
            onChange(quiet.is === 'none' ? { is: 'daily', ...NIGHT, zone } : { is: 'none' });
          }}
        />
        <span>{t('alertRule.hasQuiet')}</span>
      </label>
      {quiet.is === 'other' ? <p className="small dim">{t('alertRule.quietOther')}</p> : null}
      {quiet.is === 'daily' ? (
        <div className="es-alert-rule-times">
          <TimeField
            label={t('alertRule.from')}
            value={quiet.from}
            onChange={(from) => {
              onChange({ ...quiet, from });
            }}
          />
          <TimeField
            label={t('alertRule.until')}
            value={quiet.until}
            onChange={(until) => {
              onChange({ ...quiet, until });
            }}
          />
          <p className="small dim">{t('alertRule.zone', { zone: quiet.zone })}</p>
        </div>
      ) : null}
      {hasFault ? <p className="small es-field-error">{t('alertRule.fault.quiet')}</p> : null}
    </fieldset>
  );
}

function TimeField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          type="time"
          className="es-input"
          value={value}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}
