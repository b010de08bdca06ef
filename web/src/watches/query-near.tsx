import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chipLabel, chipOf, type SimpleNear } from './simple-form.js';
import { TextCell } from './text-cell.js';

export interface QueryNearProps {
  readonly rows: readonly SimpleNear[];
  readonly isReadOnly: boolean;
  readonly fault: (chip: string) => string | undefined;
  readonly onChange: (rows: readonly SimpleNear[]) => void;
}

const NEW: SimpleNear = { left: '', right: '', words: 10, ordered: false };
const MOST_WORDS = 100;

/** Pairs of words that must stand close to each other. */
export function QueryNear({ rows, isReadOnly, fault, onChange }: QueryNearProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<SimpleNear>): void => {
    onChange(rows.map((row, other) => (other === index ? { ...row, ...part } : row)));
  };
  return (
    <fieldset className="es-plain-fieldset es-rows">
      <legend>{t('watchEditor.near.title')}</legend>
      <p className="small dim">{t('watchEditor.near.hint')}</p>
      {rows.map((row, index) => (
        <div key={index} className="es-query-row">
          <TextCell
            label={t('watchEditor.near.left', { n: index + 1 })}
            value={chipLabel(row.left)}
            isReadOnly={isReadOnly}
            fault={fault}
            onCommit={(text) => {
              change(index, { left: chipOf(text) ?? '' });
            }}
          />
          <span aria-hidden>{t('watchEditor.near.sign')}</span>
          <TextCell
            label={t('watchEditor.near.right', { n: index + 1 })}
            value={chipLabel(row.right)}
            isReadOnly={isReadOnly}
            fault={fault}
            onCommit={(text) => {
              change(index, { right: chipOf(text) ?? '' });
            }}
          />
          <label className="es-check">
            <input
              type="number"
              className="es-input es-number"
              min={0}
              max={MOST_WORDS}
              disabled={isReadOnly}
              value={row.words}
              onChange={(event) => {
                const words = event.currentTarget.valueAsNumber;
                if (Number.isInteger(words) && words >= 0 && words <= MOST_WORDS) change(index, { words });
              }}
            />
            {t('watchEditor.near.words')}
          </label>
          <label className="es-check">
            <input
              type="checkbox"
              disabled={isReadOnly}
              checked={row.ordered}
              onChange={(event) => {
                change(index, { ordered: event.currentTarget.checked });
              }}
            />
            {t('watchEditor.near.ordered')}
          </label>
          {isReadOnly ? null : (
            <button
              type="button"
              className="es-icon-button"
              aria-label={t('watchEditor.near.remove', { n: index + 1 })}
              onClick={() => {
                onChange(rows.filter((_, other) => other !== index));
              }}
            >
              <IconTrash size={16} aria-hidden />
            </button>
          )}
        </div>
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
            {t('watchEditor.near.add')}
          </button>
        </div>
      )}
    </fieldset>
  );
}
