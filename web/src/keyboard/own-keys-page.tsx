import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../api/types.js';
import { named } from '../i18n/coded.js';
import { savePreferences, useMe } from '../session/session.js';
import { ErrorNotice } from '../ui/feedback.js';
import type { KeyChoices, Section } from './commands.js';
import { keyCatalogue } from './key-catalogue.js';
import { keyLabel } from './key-label.js';
import { bindingOf, choose, conflictsOf, type KeyedCommand } from './own-keys.js';
import './own-keys-page.css';

const SECTIONS: readonly Section[] = ['anywhere', 'move', 'decide', 'correct', 'talk'];

/** One's own keys: each single key can be another or none, as people who speak to their computer need it. */
export function OwnKeysPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [catalogue] = useState(keyCatalogue);
  const [error, setError] = useState<unknown>(null);
  const choices = me.preferences.keys ?? {};
  const save = (change: Preferences): void => {
    setError(null);
    savePreferences(me, change).catch(setError);
  };
  const saveKeys = (keys: KeyChoices): void => {
    save({ keys });
  };
  return (
    <div className="es-page">
      <header className="es-page-head">
        <h1>{t('desk.keys.title')}</h1>
        <button
          type="button"
          className="es-button"
          disabled={Object.keys(choices).length === 0}
          onClick={() => {
            saveKeys({});
          }}
        >
          {t('desk.keys.resetAll')}
        </button>
      </header>
      <p className="dim">{t('desk.keys.why')}</p>
      {error === null ? null : <ErrorNotice error={error} />}
      <label className="es-check">
        <input
          type="checkbox"
          checked={me.preferences.keysOff !== true}
          onChange={(event) => {
            save({ keysOff: !event.currentTarget.checked });
          }}
        />
        {t('user.singleKeys')}
      </label>
      <label className="es-check">
        <input
          type="checkbox"
          checked={me.preferences.printedLetters === true}
          onChange={(event) => {
            save({ printedLetters: event.currentTarget.checked });
          }}
        />
        {t('desk.keys.printed')}
      </label>
      {SECTIONS.map((section) => (
        <section key={section} className="es-own-keys">
          <h2>{t(`keys.section.${section}`)}</h2>
          <ul className="plain">
            {catalogue
              .filter((command) => command.section === section)
              .map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  conflicts={conflictsOf(command, catalogue, choices)}
                  keys={choices[command.id] ?? command.keys}
                  isOwn={command.id in choices}
                  onChoose={(keys) => {
                    saveKeys(choose(choices, command.id, keys));
                  }}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface KeyRowProps {
  readonly command: KeyedCommand;
  readonly conflicts: readonly KeyedCommand[];
  readonly keys: readonly string[];
  readonly isOwn: boolean;
  /** Null: as delivered; an empty list: no key. */
  readonly onChoose: (keys: readonly string[] | null) => void;
}

function KeyRow({ command, conflicts, keys, isOwn, onChoose }: KeyRowProps) {
  const { t } = useTranslation();
  const [isListening, setListening] = useState(false);
  const name = named(command.label);
  return (
    <li className="es-own-key" data-command={command.id}>
      <span className="es-own-key-name">
        {name}
        {conflicts.length === 0 ? null : (
          <span className="small es-field-error">
            {t('desk.keys.conflict', { names: conflicts.map((other) => named(other.label)).join(', ') })}
          </span>
        )}
      </span>
      <span className="es-own-key-now">
        {keys.length === 0 ? (
          <span className="dim">{t('desk.keys.none')}</span>
        ) : (
          [...new Set(keys.map(keyLabel))].map((label) => <kbd key={label}>{label}</kbd>)
        )}
      </span>
      <span className="es-actions">
        <button
          type="button"
          className="es-button"
          aria-label={t('desk.keys.changeOf', { name })}
          aria-pressed={isListening}
          onClick={() => {
            setListening(!isListening);
          }}
          onBlur={() => {
            setListening(false);
          }}
          onKeyDown={(event) => {
            if (!isListening || event.key === 'Tab') return;
            event.preventDefault();
            event.nativeEvent.stopImmediatePropagation();
            const binding = event.key === 'Escape' ? '' : bindingOf(event);
            if (binding === null) return;
            setListening(false);
            if (binding !== '') onChoose([binding]);
          }}
        >
          {t(isListening ? 'desk.keys.press' : 'desk.keys.change')}
        </button>
        <button
          type="button"
          className="es-button"
          aria-label={t('desk.keys.offOf', { name })}
          disabled={keys.length === 0}
          onClick={() => {
            onChoose([]);
          }}
        >
          {t('desk.keys.off')}
        </button>
        <button
          type="button"
          className="es-button"
          aria-label={t('desk.keys.resetOf', { name })}
          disabled={!isOwn}
          onClick={() => {
            onChoose(null);
          }}
        >
          {t('desk.keys.reset')}
        </button>
      </span>
    </li>
  );
}
