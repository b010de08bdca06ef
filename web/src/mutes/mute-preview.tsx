import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { MutePreview } from '../api/listening-types.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import { HighlightedText } from '../tasks/highlighted-text.js';
import { PriorityMark } from '../ui/encodings.js';
import { ErrorNotice } from '../ui/feedback.js';
import type { MutePreviewState } from './use-mute-preview.js';

/** "Would have hidden 214 posts in 30 days, 2 of them P1." */
export function previewSentence({ hidden, days, byPriority }: MutePreview): string {
  if (hidden === 0) return i18next.t('mutes.wouldNothing', { days: formatNumber(days) });
  const urgent = byPriority.P1;
  return i18next.t('mutes.would', {
    count: hidden,
    shown: formatNumber(hidden),
    days: formatNumber(days),
    urgent:
      urgent === 0
        ? i18next.t('mutes.urgentNone')
        : i18next.t('mutes.urgent', { count: urgent, shown: formatNumber(urgent) }),
  });
}

/** The sentence, how it splits by priority, and some of the posts. */
export function MutePreviewBox({ preview, fault, failure, isStale }: MutePreviewState) {
  const { t } = useTranslation();
  return (
    <section className="es-mute-preview" aria-label={t('mutes.preview')} aria-busy={isStale}>
      <p role="status" data-testid="mute-preview" className={preview?.byPriority.P1 ? 'es-mute-urgent' : undefined}>
        {preview ? previewSentence(preview) : isStale ? t('common.loading') : t('mutes.previewEmpty')}
      </p>
      {fault === null ? null : <p className="small es-field-error">{fault}</p>}
      {failure ? <ErrorNotice error={failure} /> : null}
      {preview && preview.hidden > 0 ? (
        <>
          <p className="es-facts small tabular">
            {(['P1', 'P2', 'P3', 'P4'] as const).map((level) => (
              <span key={level}>
                {level} {formatNumber(preview.byPriority[level])}
              </span>
            ))}
            {preview.isSampled ? <span>{t('mutes.sampled')}</span> : null}
          </p>
          <ul className="plain es-card-list">
            {preview.examples.map((example) => (
              <li key={example.id} className="es-card">
                <p className="small dim">
                  {example.priority ? <PriorityMark level={example.priority} /> : null}{' '}
                  <bdi>{example.author?.handle ?? ''}</bdi> · {example.network} · {formatDateTime(example.publishedAt)}
                </p>
                <HighlightedText text={example.text} spans={example.spans ?? []} lang={example.lang} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
