import { useTranslation } from 'react-i18next';
import { formatDuration, formatNumber } from '../i18n/format.js';

const IN_SECONDS_BELOW = 120;

/** How long something took: by the second while that matters. */
export function useWait(): (seconds: number | null) => string {
  const { t } = useTranslation();
  return (seconds) => {
    if (seconds === null) return '–';
    return seconds < IN_SECONDS_BELOW
      ? t('drills.seconds', { shown: formatNumber(seconds) })
      : formatDuration(seconds, 'short');
  };
}
