import { Field } from '../ui/field.js';

/** One line of text under its label. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  error,
  type = 'text',
  isRequired = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly type?: 'text' | 'number' | 'datetime-local';
  readonly isRequired?: boolean;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          type={type}
          className="es-input"
          value={value}
          required={isRequired}
          autoComplete="off"
          {...(type === 'number' ? { min: 0, step: 'any' } : {})}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

/** One of several under its label. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, text: string])[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <select
          {...ids}
          className="es-select"
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value as T);
          }}
        >
          {options.map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
