import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChipField } from './chip-field.js';
import { QueryFields } from './query-fields.js';
import { QueryNear } from './query-near.js';
import { NetworkChecks } from './network-checks.js';
import { chipOf, isFieldValue, readForm, writeForm, type QueryForm } from './simple-form.js';

export interface QuerySimpleProps {
  readonly query: string;
  readonly networks: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (query: string) => void;
  readonly onExpert: () => void;
}

/** The query as a form, where it can be shown as one. */
export function QuerySimple({ query, networks, isReadOnly, onChange, onExpert }: QuerySimpleProps) {
  const { t } = useTranslation();
  // Rows that are half filled in are in no query; they are kept as long as the query is the one they led to.
  const [own, setOwn] = useState<{ readonly query: string; readonly form: QueryForm } | null>(null);
  const read = own?.query === query ? ({ ok: true, form: own.form } as const) : readForm(query);
  if (!read.ok) return <NotAsForm reason={read.reason} part={read.part} onExpert={onExpert} />;
  const { form } = read;
  const change = (part: Partial<QueryForm>): void => {
    const changed = { ...form, ...part };
    const written = writeForm(changed);
    setOwn({ query: written, form: changed });
    onChange(written);
  };
  return (
    <div className="es-form" data-testid="simple-form">
      {(['anyOf', 'allOf', 'noneOf'] as const).map((list) => (
        <ChipField
          key={list}
          label={t(`watchEditor.simple.${list}`)}
          hint={list === 'anyOf' ? t('watchEditor.chip.hint') : undefined}
          chips={form[list]}
          isReadOnly={isReadOnly}
          onChange={(chips) => {
            change({ [list]: chips });
          }}
        />
      ))}
      <QueryNear
        rows={form.near}
        isReadOnly={isReadOnly}
        fault={(chip) => (chipOf(chip) === null ? t('watchEditor.chip.bad', { chip }) : undefined)}
        onChange={(near) => {
          change({ near });
        }}
      />
      <QueryFields
        rows={form.fields}
        isReadOnly={isReadOnly}
        fault={(field) => (isFieldValue(field) ? undefined : t('watchEditor.fields.bad'))}
        onChange={(fields) => {
          change({ fields });
        }}
      />
      <NetworkChecks
        known={networks}
        chosen={form.networks}
        onChange={(chosen) => {
          change({ networks: chosen });
        }}
      />
    </div>
  );
}

function NotAsForm({
  reason,
  part,
  onExpert,
}: {
  readonly reason: string | null;
  readonly part: string;
  readonly onExpert: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="es-notice es-notice-warn" data-testid="not-simple">
      <span>
        {reason === null ? t('watchEditor.simple.notShown') : t('watchEditor.simple.notRead', { reason })}{' '}
        {part === '' ? null : <code dir="auto">{part}</code>}
      </span>
      <button type="button" className="es-button" onClick={onExpert}>
        {t('watchEditor.simple.goExpert')}
      </button>
    </div>
  );
}
