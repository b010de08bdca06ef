import { useTranslation } from 'react-i18next';
import { Field } from '../ui/field.js';

export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Days (UTC), both included. */
export function RangeFields({
  range,
  onChange,
}: {
  readonly range: DayRange;
  readonly onChange: (part: Partial<DayRange>) => void;
}) {
  const { t } = useTranslation();
  const day = (name: keyof DayRange, label: string) => (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          className="es-input"
          type="date"
          value={range[name]}
          onChange={(event) => {
            if (event.currentTarget.value !== '') onChange({ [name]: event.currentTarget.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <>
      {day('from', t('standards.from'))}
      {day('to', t('standards.to'))}
    </>
  );
}
