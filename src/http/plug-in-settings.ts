import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { readUrl } from '../domain/text/read-url.js';
import type { FieldError } from '../errors.js';

const LONGEST_CREDENTIAL = 8_192;

/** A field of a plug-in's form, as far as checking it needs. */
interface Field {
  readonly name: string;
  readonly kind: string;
  readonly required: boolean;
  readonly minLength?: number;
}

/** The faults of settings by the plug-in's own class; none when they can be used. Unknown fields are faults. */
export async function findSettingFaults(
  plugIn: { readonly settings: new () => object },
  settings: Readonly<Record<string, unknown>>,
): Promise<FieldError[]> {
  const instance = plainToInstance(plugIn.settings, settings);
  const errors = await validate(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
  });
  return errors.flatMap((error) => fieldErrors(error, 'settings'));
}

function fieldErrors(error: ValidationError, path: string): FieldError[] {
  const field = `${path}.${error.property}`;
  const [message] = Object.values(error.constraints ?? {});
  const own = message === undefined ? [] : [{ field, message }];
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, field))];
}

/** The faults of credentials: unknown names, wrong types, missing or too short ones. Values never appear in a message. */
export function findCredentialFaults(
  fields: readonly Field[],
  credentials: Readonly<Record<string, unknown>>,
): FieldError[] {
  const unknown = Object.keys(credentials)
    .filter((name) => fields.every((field) => field.name !== name))
    .map((name) => ({ field: `credentials.${name}`, message: `${name} is not a credential of this kind` }));
  const wrong = fields.flatMap(({ name, kind, required, minLength }) => {
    const value = credentials[name];
    const message =
      faultOf(value, required, minLength ?? 1) ??
      (kind === 'url' && !isWebAddress(value) ? 'must be an address' : null);
    return message === null ? [] : [{ field: `credentials.${name}`, message: `${name} ${message}` }];
  });
  return [...unknown, ...wrong];
}

function faultOf(value: unknown, isRequired: boolean, minLength: number): string | null {
  if (value === undefined) return isRequired ? 'is missing' : null;
  if (typeof value !== 'string') return 'must be text';
  if (value.length < minLength) return `must have ${String(minLength)} characters or more`;
  return value.length > LONGEST_CREDENTIAL ? 'is too long' : null;
}

/** Of a credential that is an address; one that is left out is none too few. */
const isWebAddress = (value: unknown): boolean =>
  typeof value !== 'string' || /^https?:$/.test(readUrl(value)?.protocol ?? '');

export interface SettingAddress {
  /** Name of the field it stands in. */
  readonly name: string;
  readonly url: string;
}

/** The addresses among the settings: one of a field of kind `url`, those between commas of one of kind `urls`. */
export const urlsOf = (
  plugIn: { readonly settingFields: readonly Field[] },
  settings: Readonly<Record<string, unknown>>,
): readonly SettingAddress[] =>
  plugIn.settingFields.flatMap(({ name, kind }) => {
    const value = settings[name];
    if (typeof value !== 'string' || (kind !== 'url' && kind !== 'urls')) return [];
    const written = kind === 'url' ? [value] : value.split(',');
    return written.map((url) => ({ name, url: url.trim() })).filter(({ url }) => url !== '');
  });
