import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { taskQuery } from '../api/queries.js';
import type { MuteKind } from '../api/listening-types.js';
import type { Task } from '../api/types.js';
import { canPreview, MUTE_KINDS, type MuteDraft } from './mute-draft.js';
import { previewSentence } from './mute-preview.js';
import { draftFromTask } from './task-mute.js';
import { useMutePreview } from './use-mute-preview.js';
import './mutes.css';

/** What else could be hidden along with this post, each with what that would have done to the last days. */
export function MuteChoices({
  task,
  firstKey,
  onPick,
}: {
  readonly task: Task;
  readonly firstKey: number;
  readonly onPick: (kind: MuteKind) => void;
}) {
  const { t } = useTranslation();
  const detail = useQuery({ ...taskQuery(task.id), staleTime: Infinity }).data ?? null;
  return (
    <section className="es-dismiss" aria-labelledby="mute-choices">
      <h3 id="mute-choices">{t('mutes.alsoHide')}</h3>
      <ol className="plain es-dismiss">
        {MUTE_KINDS.map((kind, index) => (
          <li key={kind}>
            <Choice
              draft={draftFromTask(kind, task, detail)}
              digit={firstKey + index}
              onPick={() => {
                onPick(kind);
              }}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Choice({
  draft,
  digit,
  onPick,
}: {
  readonly draft: MuteDraft;
  readonly digit: number;
  readonly onPick: () => void;
}) {
  const { t } = useTranslation();
  const { preview, isStale } = useMutePreview(draft, 0);
  const canBe = draft.kind === 'words' || canPreview(draft);
  return (
    <button type="button" className="es-button es-mute-choice" disabled={!canBe} onClick={onPick}>
      <kbd>{digit}</kbd>
      <span className="es-mute-what">
        <span>
          {t(`mutes.from.${draft.kind}`)} <bdi className="es-mute-value">{draft.value}</bdi>
        </span>
        <span className="small dim" data-testid={`would-${draft.kind}`}>
          {preview
            ? previewSentence(preview)
            : draft.kind === 'words'
              ? t('mutes.wordsHint')
              : canBe
                ? isStale
                  ? t('common.loading')
                  : ''
                : t('mutes.noValue')}
        </span>
      </span>
    </button>
  );
}
