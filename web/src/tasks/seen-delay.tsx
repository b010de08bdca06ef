import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../api/types.js';
import { formatDateTime, formatDuration } from '../i18n/format.js';

/** How long the post was there before we saw it: a line of its own, never hidden in the team's time. */
export function SeenDelay({ delay }: { readonly delay: TaskDetail['seenDelay'] }) {
  const { t } = useTranslation();
  if (delay === null) return null;
  return (
    <p className="es-seen-delay small dim" data-testid="seen-delay" title={formatDateTime(delay.seenAt)}>
      {t('clock.seen', { time: formatDuration(delay.seconds, 'long') })}
    </p>
  );
}
