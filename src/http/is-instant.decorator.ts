import { isISO8601, ValidateBy } from 'class-validator';

/** An instant in ISO 8601 with its date in full: weeks and days of the year are legal there, but few can read them. */
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d/.test(value) &&
  isISO8601(value, { strict: true, strictSeparator: true }) &&
  !Number.isNaN(new Date(value).getTime());

/** An instant inside a body or a query, as text. */
export const IsInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: (args) => `${args?.property ?? 'value'} must be an instant such as 2030-01-31T12:00:00Z`,
    },
  });
