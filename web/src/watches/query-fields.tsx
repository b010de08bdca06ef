import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FIELD_NAMES, FIXED_VALUES, type FieldName, type SimpleField } from './simple-form.js';
import { TextCell } from './text-cell.js';

export interface QueryFieldsProps {
  readonly rows: readonly SimpleField[];
  readonly isReadOnly: boolean;
  readonly fault: (field: SimpleField) => string | undefined;
  readonly onChange: (rows: readonly SimpleField[]) => void;
}

const NEW: SimpleField = { field: 'author', value: '', isNegated: false };

/** What must be true of the post besides its words: who wrote it, where, in what language. */
export function QueryFields({ rows, isReadOnly, fault, onChange }: QueryFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="es-plain-fieldset es-rows">
      <legend>{t('watchEditor.fields.title')}</legend>
      {rows.map((row, index) => (
        <FieldRow
          key={index}
          n={index + 1}
          row={row}
          isReadOnly={isReadOnly}
          fault={fault}
          onChange={(changed) => {
            onChange(rows.map((other, at) => (at === index ? changed : other)));
          }}
          onRemove={() => {
            onChange(rows.filter((_, other) => other !== index));
          }}
        />
      ))}
      {isReadOnly ? null : (
        <div>
          <button
            type="button"
            className="es-button es-button-small"
            onClick={() => {
              onChange([...rows, NEW]);
            }}
          >
            <IconPlus size={14} aria-hidden />
            {t('watchEditor.fields.add')}
          </button>
        </div>
      )}
    </fieldset>
  );
}

interface FieldRowProps extends Pick<QueryFieldsProps, 'isReadOnly' | 'fault'> {
  readonly n: number;
  readonly row: SimpleField;
  readonly onChange: (row: SimpleField) => void;
  readonly onRemove: () => void;
}

function FieldRow({ n, row, isReadOnly, fault, onChange, onRemove }: FieldRowProps) {
  const { t } = useTranslation();
  const values = FIXED_VALUES[row.field];
  return (
    <div className="es-query-row">
      <select
        className="es-select"
        aria-label={t('watchEditor.fields.name', { n })}
        disabled={isReadOnly}
        value={row.field}
        onChange={(event) => {
          const field = event.currentTarget.value as FieldName;
          onChange({ ...row, field, value: FIXED_VALUES[field]?.[0] ?? '' });
        }}
      >
        {[...new Set<FieldName>([...FIELD_NAMES, row.field])].map((name) => (
          <option key={name} value={name}>
            {t(`watchEditor.field.${name}`)}
          </option>
        ))}
      </select>
      <select
        className="es-select"
        aria-label={t('watchEditor.fields.relation', { n })}
        disabled={isReadOnly}
        value={row.isNegated ? 'not' : 'is'}
        onChange={(event) => {
          onChange({ ...row, isNegated: event.currentTarget.value === 'not' });
        }}
      >
        <option value="is">{t('watchEditor.fields.is')}</option>
        <option value="not">{t('watchEditor.fields.isNot')}</option>
      </select>
      {values ? (
        <select
          className="es-select"
          aria-label={t('watchEditor.fields.value', { n })}
          disabled={isReadOnly}
          value={row.value}
          onChange={(event) => {
            onChange({ ...row, value: event.currentTarget.value });
          }}
        >
          {values.map((value) => (
            <option key={value} value={value}>
              {t(`watchEditor.fieldValue.${value as 'reply' | 'repost' | 'link'}`)}
            </option>
          ))}
        </select>
      ) : (
        <TextCell
          label={t('watchEditor.fields.value', { n })}
          value={row.value}
          isReadOnly={isReadOnly}
          fault={(value) => fault({ ...row, value })}
          onCommit={(value) => {
            onChange({ ...row, value });
          }}
        />
      )}
      {isReadOnly ? null : (
        <button
          type="button"
          className="es-icon-button"
          aria-label={t('watchEditor.fields.remove', { n })}
          onClick={onRemove}
        >
          <IconTrash size={16} aria-hidden />
        </button>
      )}
    </div>
  );
}
