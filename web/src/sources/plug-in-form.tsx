import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingField } from '../api/configuration-types.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { SettingFields, settingsFrom, type SettingValues } from './setting-fields.js';

export interface PlugIn {
  readonly kind: string;
  readonly description: string;
  readonly settingFields: readonly SettingField[];
  readonly credentialFields: readonly SettingField[];
}

/** What somebody typed in, as the server takes it. */
export interface PlugInWords {
  readonly name: string;
  readonly settings: Record<string, unknown>;
  readonly credentials?: Record<string, unknown>;
}

export function KindChoice<Kind extends PlugIn>({
  label,
  kinds,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly kinds: readonly Kind[];
  readonly chosen: Kind;
  readonly onChoose: (kind: string) => void;
}) {
  return (
    <Field label={label} hint={chosen.description}>
      {(ids) => (
        <select
          {...ids}
          className="es-select"
          value={chosen.kind}
          onChange={(event) => {
            onChoose(event.currentTarget.value);
          }}
        >
          {[...kinds]
            .sort((a, b) => a.kind.localeCompare(b.kind))
            .map(({ kind }) => (
              <option key={kind} value={kind}>
                {kind}
              </option>
            ))}
        </select>
      )}
    </Field>
  );
}

export interface PlugInFormProps<Added> {
  readonly plugIn: PlugIn;
  readonly nameLabel: string;
  readonly submitLabel: string;
  readonly add: (words: PlugInWords) => Promise<Added>;
  readonly onAdded: (added: Added) => Promise<void>;
  readonly onClose: () => void;
  /** Fields of its own, below those of the plug-in. */
  readonly children?: ReactNode;
}

/** Adds something of a kind that says itself what it needs: a source, a notifier. */
export function PlugInForm<Added>({
  plugIn,
  nameLabel,
  submitLabel,
  add,
  onAdded,
  onClose,
  children,
}: PlugInFormProps<Added>) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [settings, setSettings] = useState<SettingValues>({});
  const [credentials, setCredentials] = useState<SettingValues>({});
  const adding = useMutation({
    mutationFn: () => {
      const secret = settingsFrom(plugIn.credentialFields, credentials);
      return add({
        name,
        settings: settingsFrom(plugIn.settingFields, settings),
        ...(Object.keys(secret).length > 0 ? { credentials: secret } : {}),
      });
    },
    onSuccess: onAdded,
  });
  const { error } = adding;
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        adding.mutate();
      }}
    >
      <Field label={nameLabel} error={fieldError(error, 'name')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            required
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <SettingFields
        kind={plugIn.kind}
        fields={plugIn.settingFields}
        group="settings"
        values={settings}
        onChange={setSettings}
        error={error}
      />
      <SettingFields
        kind={plugIn.kind}
        fields={plugIn.credentialFields}
        group="credentials"
        values={credentials}
        onChange={setCredentials}
        error={error}
        areSecret
      />
      {children}
      {error ? <ErrorNotice error={error} /> : null}
      <div className="es-actions es-actions-end">
        <button type="button" className="es-button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="es-button es-button-primary" disabled={adding.isPending}>
          {submitLabel}
        </button>
      </div>
    </form>
  );
}
