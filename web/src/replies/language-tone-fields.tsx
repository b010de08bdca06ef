import { useTranslation } from 'react-i18next';
import { FORMALITIES, type LanguageTone, type ToneLanguage } from '@domain/reply-text/tone-guide.types.js';
import { LANGUAGE_NAMES } from '../i18n/i18n.js';
import { Field } from '../ui/field.js';
import { linesOf, wordsOf } from './word-lines.js';

/** Each in its own words; German has no catalogue of its own. */
export const LANGUAGE_LABELS: Readonly<Record<ToneLanguage, string>> = { ...LANGUAGE_NAMES, de: 'Deutsch' };

export interface LanguageToneFieldsProps {
  readonly lang: ToneLanguage;
  readonly tone: LanguageTone;
  readonly onChange: (tone: LanguageTone) => void;
}

/** How one speaks in one language. */
export function LanguageToneFields({ lang, tone, onChange }: LanguageToneFieldsProps) {
  const { t } = useTranslation();
  const change = (part: Partial<LanguageTone>): void => {
    onChange({ ...tone, ...part });
  };
  return (
    <>
      {lang === 'th' ? (
        <label className="es-check">
          <input
            type="checkbox"
            checked={tone.needsParticle}
            onChange={(event) => {
              change({ needsParticle: event.currentTarget.checked });
            }}
          />
          {t('replies.guide.particle')}
        </label>
      ) : (
        <Field label={t('replies.guide.formality')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={tone.formality}
              onChange={(event) => {
                change({ formality: FORMALITIES.find((each) => each === event.currentTarget.value) ?? tone.formality });
              }}
            >
              {FORMALITIES.map((formality) => (
                <option key={formality} value={formality}>
                  {t(`replies.guide.formalities.${formality}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t('replies.guide.maxCharacters')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            type="number"
            min={1}
            max={10_000}
            value={tone.maxCharacters ?? ''}
            onChange={(event) => {
              const length = Number(event.currentTarget.value);
              change({ maxCharacters: event.currentTarget.value === '' || length < 1 ? null : length });
            }}
          />
        )}
      </Field>
      <Field label={t('replies.guide.words')} hint={t('replies.guide.wordsHint')}>
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={3}
            lang={lang}
            defaultValue={linesOf(tone.words)}
            onChange={(event) => {
              change({ words: wordsOf(event.currentTarget.value) });
            }}
          />
        )}
      </Field>
    </>
  );
}
