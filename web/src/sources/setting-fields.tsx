import type { SettingField } from '../api/configuration-types.js';
import { coded } from '../i18n/coded.js';
import { fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';

export type SettingValues = Readonly<Record<string, string | boolean>>;

/** The typed values as the connector wants them; what was left empty is left out. */
export function settingsFrom(fields: readonly SettingField[], values: SettingValues): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const { name, kind } of fields) {
    const value = values[name];
    if (value === undefined || value === '') continue;
    settings[name] = kind === 'number' ? Number(value) : value;
  }
  return settings;
}

export interface SettingFieldsProps {
  /** Of the connector or notifier, by which the words of its fields are found; the server's English stands where there are none. */
  readonly kind: string;
  readonly fields: readonly SettingField[];
  /** Under which name the server reports mistakes: `settings.url`. */
  readonly group: 'settings' | 'credentials';
  readonly values: SettingValues;
  readonly onChange: (values: SettingValues) => void;
  readonly error: unknown;
  readonly areSecret?: boolean;
}

/** A form drawn from what the connector says it needs. */
export function SettingFields({ kind, fields, group, values, onChange, error, areSecret = false }: SettingFieldsProps) {
  return fields.map((field) => {
    const label = coded('fieldName', field.name, field.name);
    const hint = coded('field', `${kind}.${field.name}`, field.description);
    const set = (value: string | boolean): void => {
      onChange({ ...values, [field.name]: value });
    };
    if (field.kind === 'boolean') {
      return (
        <label key={field.name} className="es-check">
          <input
            type="checkbox"
            checked={values[field.name] === true}
            onChange={(event) => {
              set(event.currentTarget.checked);
            }}
          />
          <span>
            {label} <span className="small dim">{hint}</span>
          </span>
        </label>
      );
    }
    const value = values[field.name];
    return (
      <Field key={field.name} label={label} hint={hint} error={fieldError(error, `${group}.${field.name}`)}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            type={areSecret ? 'password' : field.kind === 'urls' ? 'text' : field.kind}
            {...(field.kind === 'urls' ? { inputMode: 'url', spellCheck: false } : {})}
            autoComplete={areSecret ? 'new-password' : 'off'}
            required={field.required}
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => {
              set(event.currentTarget.value);
            }}
          />
        )}
      </Field>
    );
  });
}
