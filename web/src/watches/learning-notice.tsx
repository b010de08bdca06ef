import { useTranslation } from 'react-i18next';
import type { ListedWatch } from '../api/listening-types.js';
import { formatDateTime } from '../i18n/format.js';

/** What a young watch cannot notice yet, and until when. */
export function LearningNotice({ watch }: { readonly watch: ListedWatch }) {
  const { t } = useTranslation();
  if (watch.learningUntil === null) return null;
  return (
    <p className="small dim" data-testid="learning">
      {t('watch.learning', { when: formatDateTime(watch.learningUntil) })}
    </p>
  );
}
