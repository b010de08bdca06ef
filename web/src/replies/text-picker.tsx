import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templatesQuery } from '../api/queries.js';
import type { Task, Template } from '../api/types.js';
import { searchTexts, textsFor } from '../tasks/approved-text.js';
import type { ComposerMode } from '../tasks/composer-state.js';
import { Dialog } from '../ui/dialog.js';
import '../keyboard/palette.css';
import './replies.css';

const MOST_SHOWN = 30;

export interface TextPickerProps {
  readonly task: Task;
  readonly mode: ComposerMode;
  readonly onPick: (template: Template) => void;
  readonly onClose: () => void;
}

/** Approved texts by words of their title or content, the fittest first. */
export function TextPicker({ task, mode, onPick, onClose }: TextPickerProps) {
  const { t } = useTranslation();
  const templates = useQuery(templatesQuery).data ?? [];
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const found = searchTexts(textsFor(task, templates, mode), words).slice(0, MOST_SHOWN);
  const chosen = found[Math.min(active, found.length - 1)];
  return (
    <Dialog title={t('replies.picker.title')} onClose={onClose}>
      <input
        ref={(field) => {
          // It comes into a dialog that is open already.
          field?.focus();
        }}
        className="es-input"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
        aria-label={t('replies.search')}
        placeholder={t('replies.search')}
        value={words}
        data-first-focus
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
          else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) onPick(chosen);
          else return;
          event.preventDefault();
        }}
      />
      {found.length === 0 ? <p className="dim">{t('replies.picker.none')}</p> : null}
      <div id={listId} role="listbox" aria-label={t('replies.picker.title')} className="es-palette-list" tabIndex={-1}>
        {found.map((template) => (
          <div
            key={template.id}
            id={`${listId}-${template.id}`}
            role="option"
            aria-selected={template === chosen}
            className={template === chosen ? 'es-palette-item es-palette-active' : 'es-palette-item'}
            onClick={() => {
              onPick(template);
            }}
          >
            <span className="es-picker-text">
              <strong>{template.name}</strong>
              <span className="small" lang={template.lang} dir="auto">
                {template.text}
              </span>
            </span>
            <span className="small">{template.lang}</span>
          </div>
        ))}
      </div>
      <p className="small">
        <Link to="/replies">{t('replies.title')}</Link>
      </p>
    </Dialog>
  );
}
