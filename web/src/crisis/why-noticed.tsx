import { useTranslation } from 'react-i18next';
import { formatPercent } from '../i18n/format.js';
import type { Room } from './api.js';
import { noticedWords } from './noticed-words.js';

/** What was unusual, and what most of it is about; nothing of what a person raised. */
export function WhyNoticed({ reasons }: Pick<Room, 'reasons'>) {
  const { t } = useTranslation();
  const { findings, causes, places } = noticedWords(reasons);
  if (findings.length === 0) return null;
  return (
    <section className="es-why-noticed" aria-labelledby="crisis-why" data-testid="why-noticed">
      <h2 id="crisis-why">{t('crisis.why.title')}</h2>
      <ul>
        {[...findings, ...places].map((text) => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      {causes.length === 0 ? null : (
        <dl aria-label={t('crisis.why.madeOf')}>
          {causes.map(({ text, share }) => (
            <div key={text}>
              <dt dir="auto">{text}</dt>
              <dd className="small dim">{t('crisis.why.rise', { share: formatPercent(share) })}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
