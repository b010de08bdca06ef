import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../shell/announcer.js';
import { Field } from './field.js';

/** Something to hand on: selected by a click, copied by a button. */
export function CopyField({
  label,
  value,
  hint,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
}) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  // Absent on plain http; the text can still be selected there.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  return (
    <div className="es-form">
      <Field label={label} hint={hint}>
        {(ids) => (
          <input
            {...ids}
            className="es-input es-code"
            readOnly
            value={value}
            onFocus={(event) => {
              event.currentTarget.select();
            }}
          />
        )}
      </Field>
      {clipboard === undefined ? null : (
        <div>
          <button
            type="button"
            className="es-button"
            onClick={() => {
              void clipboard.writeText(value).then(() => {
                setCopied(true);
                announce(t('common.copied'));
              });
            }}
          >
            {isCopied ? t('common.copied') : t('common.copy')}
          </button>
        </div>
      )}
    </div>
  );
}
