import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@nestjs/common';
import { invalid, type AppError, type FieldError } from '../errors.js';

const UNKNOWN_FIELD = 'whitelistValidation';

interface Fault extends FieldError {
  readonly isUnknown: boolean;
}

function faultsOf(errors: readonly ValidationError[], parent = ''): Fault[] {
  return errors.flatMap((error) => {
    const field = parent === '' ? error.property : `${parent}.${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([name, message]) =>
      name === UNKNOWN_FIELD
        ? { field, message: `${field} is not known here`, isUnknown: true }
        : { field, message, isUnknown: false },
    );
    return [...own, ...faultsOf(error.children ?? [], field)];
  });
}

/** `unknown-field` when a name is the fault, so that a typing error is told from a bad value; values are never repeated. */
export function describeFaults(errors: readonly ValidationError[]): AppError {
  const faults = faultsOf(errors);
  const unknown = faults.filter((fault) => fault.isUnknown);
  const fields = faults.map(({ field, message }) => ({ field, message }));
  if (unknown.length > 0) {
    return invalid('unknown-field', `Not known here: ${unknown.map((fault) => fault.field).join(', ')}.`, fields);
  }
  return invalid('invalid-fields', 'Some fields are not right.', fields);
}

/** Bodies and queries become their classes; anything the class does not name is refused. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: describeFaults,
  });
