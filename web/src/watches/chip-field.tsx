import { IconX } from '@tabler/icons-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../shell/announcer.js';
import { chipLabel, chipOf } from './simple-form.js';
import { splitChips } from './split-chips.js';

export interface ChipFieldProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly chips: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (chips: readonly string[]) => void;
}

/** Words and phrases as small boxes: Enter or a comma adds one, Backspace in the empty field takes the last back. */
export function ChipField({ label, hint, chips, isReadOnly, onChange }: ChipFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string | undefined>();

  const add = (written: string): void => {
    const parts = splitChips(written);
    const fresh = parts.map(chipOf);
    const bad = parts[fresh.indexOf(null)] ?? (parts.length === 0 && written.trim() !== '' ? written : undefined);
    setRefused(bad);
    if (bad !== undefined) return;
    setText('');
    const all = [...new Set([...chips, ...fresh.filter((chip) => chip !== null)])];
    if (all.length > chips.length) onChange(all);
  };
  const remove = (chip: string): void => {
    onChange(chips.filter((other) => other !== chip));
    announce(t('watchEditor.chip.removed', { chip: chipLabel(chip) }));
    input.current?.focus();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const last = chips.at(-1);
    if (event.key === 'Enter') {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '' && last !== undefined) {
      event.preventDefault();
      onChange(chips.slice(0, -1));
      setText(chipLabel(last));
    }
  };
  const described = [hint === undefined ? [] : [`${id}-hint`], refused === undefined ? [] : [`${id}-error`]].flat();
  return (
    <div className="es-field">
      <label htmlFor={id}>{label}</label>
      <div className="es-tokens">
        {chips.length > 0 ? (
          <ul className="plain es-token-list" aria-label={label}>
            {chips.map((chip) => (
              <li key={chip} className="es-token">
                <span dir="auto">{chipLabel(chip)}</span>
                {isReadOnly ? null : (
                  <button
                    type="button"
                    aria-label={t('watchEditor.chip.remove', { chip: chipLabel(chip) })}
                    onClick={() => {
                      remove(chip);
                    }}
                  >
                    <IconX size={14} aria-hidden />
                  </button>
                )}
              </li>
            ))}
          </ul>
        ) : null}
        <input
          ref={input}
          id={id}
          className="es-input"
          value={text}
          disabled={isReadOnly}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="auto"
          aria-describedby={described.length > 0 ? described.join(' ') : undefined}
          aria-invalid={refused !== undefined}
          onKeyDown={press}
          onChange={(event) => {
            const written = event.currentTarget.value;
            setText(written);
            setRefused(undefined);
            if (/[,，、\n]$/u.test(written) && splitChips(written).length > 0) add(written);
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text');
            if (!/[\n,]/u.test(pasted)) return;
            event.preventDefault();
            add(`${text}${pasted}`);
          }}
          onBlur={() => {
            if (text.trim() !== '') add(text);
          }}
        />
      </div>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="small dim">
          {hint}
        </p>
      )}
      {refused === undefined ? null : (
        <p id={`${id}-error`} className="small es-field-error" role="alert">
          {t('watchEditor.chip.bad', { chip: refused })}
        </p>
      )}
    </div>
  );
}
