import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, LANGUAGES, LANGUAGE_NAMES, switchLanguage } from '../i18n/i18n.js';
import '../ui/controls.css';
import './entry-frame.css';

/** The page around what can be done before signing in. */
export function EntryFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="es-entry">
      <main className="es-entry-card">
        <p className="es-entry-brand">{t('shell.brand')}</p>
        <p className="dim">{t('signIn.tagline')}</p>
        <h1>{title}</h1>
        {children}
      </main>
      <footer>
        <label className="es-actions">
          {t('user.language')}
          <select
            className="es-select"
            value={currentLanguage()}
            onChange={(event) => {
              void switchLanguage(event.currentTarget.value);
            }}
          >
            {LANGUAGES.map((code) => (
              <option key={code} value={code} lang={code}>
                {LANGUAGE_NAMES[code]}
              </option>
            ))}
          </select>
        </label>
      </footer>
    </div>
  );
}
