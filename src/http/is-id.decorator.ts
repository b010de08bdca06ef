import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isId } from './id.pipe.js';

/** An id inside a body or a query: the decimal form of a positive 64-bit integer, as text. */
export const IsId = (options: ValidationOptions = {}): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isId',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isId(value),
        defaultMessage: (args) => `${args?.property ?? 'value'} must be an id`,
      },
    },
    options,
  );
