import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { INTENTS } from '@domain/intent/intent.types.js';
import { PRIORITY_LEVELS } from '@domain/priority/priority.types.js';
import type { SentimentLabel } from '@domain/sentiment/sentiment.types.js';
import { watchesQuery } from '../api/queries.js';
import { Field } from '../ui/field.js';
import type { Condition } from './api.js';

const FEELINGS: readonly SentimentLabel[] = ['negative', 'neutral', 'positive', 'unsure'];

interface WhichProps {
  readonly when: Condition;
  readonly onChange: (when: Condition) => void;
}

/** Leaves out what is empty: no choice means any. */
function withList(when: Condition, name: keyof Condition, list: readonly string[]): Condition {
  const { [name]: _, ...rest } = when;
  return list.length === 0 ? rest : { ...rest, [name]: list };
}

export function WhichFields({ when, onChange }: WhichProps) {
  const { t } = useTranslation();
  const { data: watches } = useQuery(watchesQuery);
  const change = (name: keyof Condition) => (list: readonly string[]) => {
    onChange(withList(when, name, list));
  };
  return (
    <div className="es-form">
      <p className="small dim">{t('standards.which.hint')}</p>
      <div className="es-which-groups">
        <Choices
          title={t('standards.which.intents')}
          options={INTENTS.map((intent) => [intent, t(`intent.${intent}`)])}
          chosen={when.intents ?? []}
          onChange={change('intents')}
        />
        <Choices
          title={t('standards.which.sentiments')}
          options={FEELINGS.map((feeling) => [feeling, t(`sentiment.${feeling}`)])}
          chosen={when.sentiments ?? []}
          onChange={change('sentiments')}
        />
        <Choices
          title={t('standards.which.priorities')}
          options={PRIORITY_LEVELS.map((level) => [level, level])}
          chosen={when.priorities ?? []}
          onChange={change('priorities')}
        />
        {watches === undefined || watches.length === 0 ? null : (
          <Choices
            title={t('standards.which.watches')}
            options={watches.map(({ id, name }) => [id, name])}
            chosen={when.watchIds ?? []}
            onChange={change('watchIds')}
          />
        )}
      </div>
      <Words title={t('standards.which.languages')} chosen={when.languages ?? []} onChange={change('languages')} />
      <Words title={t('standards.which.networks')} chosen={when.networks ?? []} onChange={change('networks')} />
      <Words title={t('standards.which.tiers')} chosen={when.tiers ?? []} onChange={change('tiers')} />
    </div>
  );
}

function Choices({
  title,
  options,
  chosen,
  onChange,
}: {
  readonly title: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly chosen: readonly string[];
  readonly onChange: (list: readonly string[]) => void;
}) {
  return (
    <fieldset className="es-fieldset">
      <legend>{title}</legend>
      {options.map(([value, label]) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => {
              const rest = chosen.filter((each) => each !== value);
              onChange(event.currentTarget.checked ? [...rest, value] : rest);
            }}
          />
          <span dir="auto">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A list by commas. What is typed stays as it is typed. */
function Words({
  title,
  chosen,
  onChange,
}: {
  readonly title: string;
  readonly chosen: readonly string[];
  readonly onChange: (list: readonly string[]) => void;
}) {
  const [text, setText] = useState(chosen.join(', '));
  return (
    <Field label={title}>
      {(ids) => (
        <input
          {...ids}
          className="es-input"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            const words = event.currentTarget.value.split(',').map((word) => word.trim());
            onChange([...new Set(words.filter((word) => word !== ''))]);
          }}
        />
      )}
    </Field>
  );
}
