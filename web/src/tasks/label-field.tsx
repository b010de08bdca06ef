import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types.js';
import { labelsQuery } from '../inbox/desk-api.js';
import { Field } from '../ui/field.js';

export interface LabelChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

const LONGEST = 40;

/** The team's own words: those on all of the tasks can be taken off, any can be typed. */
export function LabelField({
  tasks,
  onChange,
}: {
  readonly tasks: readonly Task[];
  readonly onChange: (change: LabelChange) => void;
}) {
  const { t } = useTranslation();
  const known = useQuery(labelsQuery).data ?? [];
  const [text, setText] = useState('');
  const listId = useId();
  const [first, ...others] = tasks;
  const shared = (first?.labels ?? []).filter((label) => others.every((task) => task.labels.includes(label)));
  return (
    <section className="es-form">
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          const label = text.trim();
          if (label !== '') onChange({ add: [label], remove: [] });
        }}
      >
        <Field label={t('desk.label.add')} hint={t('desk.label.hint')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              autoComplete="off"
              maxLength={LONGEST}
              list={listId}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <datalist id={listId}>
          {known.map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
      </form>
      {shared.length === 0 ? null : (
        <ul className="plain es-actions" aria-label={t('desk.label.now')}>
          {shared.map((label) => (
            <li key={label}>
              <button
                type="button"
                className="es-button"
                onClick={() => {
                  onChange({ add: [], remove: [label] });
                }}
              >
                {t('desk.label.remove', { label })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
