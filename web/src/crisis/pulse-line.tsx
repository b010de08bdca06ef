import { useTranslation } from 'react-i18next';
import { formatCompact, formatNumber, formatPercent, languageName } from '../i18n/format.js';
import type { Chart } from './api.js';

const MOST_LANGUAGES = 4;
const oneDecimal = (value: number): number => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);

/** The state of it in one line: how much, how bad, how far, in which languages. */
export function PulseLine({ pulse }: { readonly pulse: Chart['pulse'] }) {
  const { t } = useTranslation();
  const { perMinute, usualLow, usualHigh, negativeShare, reach, languages } = pulse;
  return (
    <p className="es-pulse" data-testid="pulse">
      <strong className="tabular">{t('crisis.pulse.now', { shown: formatNumber(oneDecimal(perMinute)) })}</strong>{' '}
      <span className="dim">
        {t('crisis.pulse.usual', {
          low: formatNumber(oneDecimal(usualLow)),
          high: formatNumber(oneDecimal(usualHigh)),
        })}
      </span>
      {negativeShare === null ? null : (
        <span className="es-pulse-negative">{t('crisis.pulse.negative', { share: formatPercent(negativeShare) })}</span>
      )}
      {reach > 0 ? <span>{t('crisis.pulse.reach', { shown: formatCompact(reach) })}</span> : null}
      {languages.slice(0, MOST_LANGUAGES).map(({ lang, share }) => (
        <span key={lang}>
          {languageName(lang)} {formatPercent(share)}
        </span>
      ))}
    </p>
  );
}
