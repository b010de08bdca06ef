import { useTranslation } from 'react-i18next';
import type { Share } from '../api/understanding-types.js';
import { formatPercent } from '../i18n/format.js';

const HUNDRED = 100;

/** "12 % (8–17 %)", or that there is too little to say. */
export function ShareText({ share }: { readonly share: Share | null }) {
  const { t } = useTranslation();
  if (share === null) return <span className="dim">{t('insights.tooFew')}</span>;
  return (
    <span className="es-share">
      <strong>{formatPercent(share.percent / HUNDRED)}</strong>{' '}
      <span className="dim">
        {t('insights.interval', {
          low: formatPercent(share.low / HUNDRED),
          high: formatPercent(share.high / HUNDRED),
        })}
      </span>
    </span>
  );
}
