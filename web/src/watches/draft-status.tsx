import { useTranslation } from 'react-i18next';
import type { WatchDraft } from '../api/watch-types.js';
import { formatDateTime, formatTime } from '../i18n/format.js';
import { errorText } from '../ui/feedback.js';
import type { DraftState } from './draft-saver.js';

/** One line on where the changes are. */
export function DraftStatus({ state }: { readonly state: DraftState }) {
  const { t } = useTranslation();
  switch (state.kind) {
    case 'clean':
    case 'conflict':
      return null;
    case 'waiting':
    case 'saving':
      return <span className="small dim">{t('watchEditor.draft.saving')}</span>;
    case 'saved':
      return (
        <span className="small dim" data-testid="draft-saved">
          {t('watchEditor.draft.saved', { time: formatTime(state.draft.updatedAt) })}
        </span>
      );
    case 'failed':
      return (
        <span className="small es-field-error" role="alert">
          {t('watchEditor.draft.failed', { reason: errorText(state.error) })}
        </span>
      );
  }
}

export interface DraftConflictProps {
  /** Null where the watch itself has moved on. */
  readonly theirs: WatchDraft | null;
  readonly mine: string;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two people wrote at once: both texts, and a way on for each. */
export function DraftConflict({ theirs, mine, onKeepMine, onTakeTheirs }: DraftConflictProps) {
  const { t } = useTranslation();
  return (
    <section className="es-notice es-notice-warn es-conflict" role="alert" data-testid="draft-conflict">
      <p>
        {theirs === null
          ? t('watchEditor.conflict.live')
          : t('watchEditor.conflict.draft', {
              name: theirs.updatedBy?.name ?? '',
              time: formatDateTime(theirs.updatedAt),
            })}
      </p>
      <dl className="es-bench-facts">
        <div>
          <dt>{t('watchEditor.conflict.mine')}</dt>
          <dd>
            <code dir="auto">{mine}</code>
          </dd>
        </div>
        {theirs === null ? null : (
          <div>
            <dt>{t('watchEditor.conflict.theirs')}</dt>
            <dd>
              <code dir="auto">{theirs.query}</code>
            </dd>
          </div>
        )}
      </dl>
      <div className="es-actions">
        <button type="button" className="es-button" onClick={onKeepMine}>
          {t('watchEditor.conflict.keepMine')}
        </button>
        <button type="button" className="es-button" onClick={onTakeTheirs}>
          {t(theirs === null ? 'watchEditor.conflict.takeLive' : 'watchEditor.conflict.takeTheirs')}
        </button>
      </div>
    </section>
  );
}
