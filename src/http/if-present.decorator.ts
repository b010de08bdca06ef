import { ValidateIf } from 'class-validator';

/** The field may be left out, but is checked when it is there; unlike IsOptional it does not let null through. */
export const IfPresent = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== undefined);
