import { useTranslation } from 'react-i18next';
import type { WatchExample } from '../api/listening-types.js';
import type { WatchPreview } from '../api/watch-types.js';
import { formatNumber } from '../i18n/format.js';
import { ErrorNotice } from '../ui/feedback.js';
import type { Answer } from './use-preview.js';
import { PreviewDays } from './watch-preview-days.js';
import { PreviewFacts } from './watch-preview-facts.js';
import { HitList, NearMissList } from './watch-preview-found.js';

export interface WatchPreviewBoxProps {
  readonly isEmpty: boolean;
  readonly answer: Answer<WatchPreview>;
  readonly isReadOnly: boolean;
  readonly examples: readonly WatchExample[];
  readonly onKeep: (example: WatchExample) => void;
  /** Puts another query in the place of this one. */
  readonly onSuggestion: (query: string) => void;
}

/** What the query would have found lately, before it goes live. */
export function WatchPreviewBox({ isEmpty, answer, ...rest }: WatchPreviewBoxProps) {
  const { t } = useTranslation();
  const { data, refusal, failure, isStale } = answer;
  const isShown = data !== undefined && refusal === null && !isEmpty;
  return (
    <section
      className={isStale && isShown ? 'es-bench-part es-preview es-preview-stale' : 'es-bench-part es-preview'}
      aria-labelledby="preview-title"
      aria-busy={isStale && !isEmpty}
      data-testid="preview"
    >
      <div className="es-preview-head">
        <h2 id="preview-title">{t('watchEditor.preview.title', { count: data?.days ?? 30 })}</h2>
        {isShown ? (
          <span className="small dim tabular">
            {t('watchEditor.preview.took', { seconds: secondsOf(data.tookMs) })}
          </span>
        ) : null}
      </div>
      {isEmpty ? <p className="dim">{t('watchEditor.preview.empty')}</p> : null}
      {failure && !isEmpty ? <ErrorNotice error={failure} /> : null}
      {typeof refusal === 'string' && !isEmpty ? <p className="dim">{t('watchEditor.preview.refused')}</p> : null}
      {isShown ? <Found preview={data} isStale={isStale} {...rest} /> : null}
    </section>
  );
}

/** Seconds; what took no time to speak of took a hundredth. */
const secondsOf = (tookMs: number): string => formatNumber(Math.max(0.01, Math.round(tookMs / 10) / 100));

interface FoundProps extends Omit<WatchPreviewBoxProps, 'isEmpty' | 'answer'> {
  readonly preview: WatchPreview;
  readonly isStale: boolean;
}

function Found({ preview, ...rest }: FoundProps) {
  const { t } = useTranslation();
  const { daily } = preview;
  return (
    <>
      <div>
        <p className="es-preview-hits" role="status">
          <strong>{t('watchEditor.preview.hits', { count: preview.hits, shown: formatNumber(preview.hits) })}</strong>{' '}
          {t('watchEditor.preview.daily', {
            mean: formatNumber(tidy(daily.mean)),
            low: formatNumber(tidy(daily.low)),
            high: formatNumber(tidy(daily.high)),
          })}
        </p>
        <p className="small dim">
          {preview.isSampled
            ? t('watchEditor.preview.sampled', {
                sampled: formatNumber(preview.sampled),
                total: formatNumber(preview.total),
              })
            : t('watchEditor.preview.whole', { total: formatNumber(preview.total) })}
        </p>
      </div>
      <PreviewDays days={preview.perDay} />
      <PreviewFacts preview={preview} />
      <HitList hits={preview.examples} {...rest} />
      <NearMissList misses={preview.nearMisses} {...rest} />
    </>
  );
}

const tidy = (value: number): number => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
