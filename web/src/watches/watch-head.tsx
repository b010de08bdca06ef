import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedWatch } from '../api/listening-types.js';
import type { WatchKind } from '../api/types.js';
import { Dialog } from '../ui/dialog.js';
import { DraftStatus } from './draft-status.js';
import type { DraftState } from './draft-saver.js';
import { VersionDiff } from './version-diff.js';

export type EditorMode = 'simple' | 'expert';

export interface WatchHeadProps {
  readonly watch: ListedWatch | null;
  readonly name: string;
  readonly kind: WatchKind;
  readonly mode: EditorMode;
  readonly hasDraft: boolean;
  readonly state: DraftState;
  readonly isReadOnly: boolean;
  /** Why it cannot go live now; null when it can. */
  readonly block: string | null;
  readonly onMode: (mode: EditorMode) => void;
  readonly onPublish: () => void;
  readonly onDiscard: () => void;
  /** Waits until the draft is on the server. */
  readonly onDiff: () => Promise<unknown>;
}

/** What it is, which version is worked on, and what can be done with it. */
export function WatchHead(props: WatchHeadProps) {
  const { t } = useTranslation();
  const { watch, name, kind, hasDraft } = props;
  return (
    <header className="es-bench-head">
      <div className="es-bench-title">
        <h1>{name.trim() === '' ? t('watch.add') : name}</h1>
        <span>{t(`watch.kind.${kind}`)}</span>
        {watch === null ? null : (
          <span className="dim" data-testid="version">
            {hasDraft
              ? t('watchEditor.head.draft', { n: watch.version + 1, live: watch.version })
              : t('watchEditor.head.live', { live: watch.version })}
          </span>
        )}
        <DraftStatus state={props.state} />
      </div>
      <div className="es-actions">
        <ModeSwitch mode={props.mode} onMode={props.onMode} />
        <HeadActions {...props} />
      </div>
    </header>
  );
}

function ModeSwitch({ mode, onMode }: Pick<WatchHeadProps, 'mode' | 'onMode'>) {
  const { t } = useTranslation();
  return (
    <div className="es-segments" role="group" aria-label={t('watchEditor.mode.title')}>
      {(['simple', 'expert'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={mode === each}
          onClick={() => {
            onMode(each);
          }}
        >
          {t(`watchEditor.mode.${each}`)}
        </button>
      ))}
    </div>
  );
}

function HeadActions({ watch, hasDraft, isReadOnly, block, onPublish, onDiscard, onDiff }: WatchHeadProps) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'diff' | 'discard' | null>(null);
  const close = (): void => {
    setDialog(null);
  };
  return (
    <>
      {watch === null ? null : (
        <>
          {hasDraft ? (
            <button
              type="button"
              className="es-button"
              onClick={() => {
                void onDiff().then(() => {
                  setDialog('diff');
                });
              }}
            >
              {t('watchEditor.head.diff')}
            </button>
          ) : null}
          <Link to="/watch/$id/versions" params={{ id: watch.id }} className="es-button">
            {t('watchEditor.head.versions')}
          </Link>
          {hasDraft && !isReadOnly ? (
            <button
              type="button"
              className="es-button"
              onClick={() => {
                setDialog('discard');
              }}
            >
              {t('watchEditor.head.discard')}
            </button>
          ) : null}
        </>
      )}
      {isReadOnly ? null : (
        <button
          type="button"
          className="es-button es-button-primary"
          disabled={block !== null}
          aria-describedby={block === null ? undefined : 'publish-why'}
          onClick={onPublish}
        >
          {t('watchEditor.head.publish')}
        </button>
      )}
      {dialog === 'diff' && watch ? (
        <Dialog title={t('watchEditor.head.diffTitle', { live: watch.version })} onClose={close}>
          <VersionDiff watchId={watch.id} from={watch.version} to="draft" />
        </Dialog>
      ) : null}
      {dialog === 'discard' ? (
        <Dialog title={t('watchEditor.discard.title')} onClose={close}>
          <p>{t('watchEditor.discard.why')}</p>
          <div className="es-actions es-actions-end">
            <button type="button" className="es-button" data-first-focus onClick={close}>
              {t('common.cancel')}
            </button>
            <button
              type="button"
              className="es-button es-button-danger"
              onClick={() => {
                close();
                onDiscard();
              }}
            >
              {t('watchEditor.head.discard')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
