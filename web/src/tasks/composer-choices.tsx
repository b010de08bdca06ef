import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templatesQuery } from '../api/queries.js';
import type { Task, Template, Visibility } from '../api/types.js';
import { isOfTeam, textsFor } from './approved-text.js';
import type { ComposerMode } from './composer-state.js';

/** The texts stand in it from when it is gone to: a hundred of them would hold up the field that one writes in. */
export function TextChoice({
  task,
  mode,
  onPick,
}: {
  readonly task: Task;
  readonly mode: ComposerMode;
  readonly onPick: (template: Template) => void;
}) {
  const { t } = useTranslation();
  const templates = useQuery(templatesQuery).data ?? [];
  const [isWanted, setWanted] = useState(false);
  const texts = isWanted ? textsFor(task, templates, mode) : [];
  if (!templates.some((template) => isOfTeam(template, task))) return null;
  const want = (): void => {
    setWanted(true);
  };
  return (
    <select
      className="es-select"
      aria-label={t('composer.approved')}
      value=""
      onFocus={want}
      onPointerDown={want}
      onChange={(event) => {
        const chosen = texts.find((text) => text.id === event.currentTarget.value);
        if (chosen) onPick(chosen);
      }}
    >
      <option value="">{t('composer.approved')}</option>
      {texts.map((text) => (
        <option key={text.id} value={text.id}>
          {`${text.lang} · ${text.name}`}
        </option>
      ))}
    </select>
  );
}

export function VisibilityChoice({
  value,
  onChange,
}: {
  readonly value: Visibility;
  readonly onChange: (value: Visibility) => void;
}) {
  const { t } = useTranslation();
  return (
    <select
      className="es-select"
      aria-label={t('composer.visibility')}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value === 'private' ? 'private' : 'public');
      }}
    >
      <option value="public">{t('visibility.public')}</option>
      <option value="private">{t('visibility.private')}</option>
    </select>
  );
}
