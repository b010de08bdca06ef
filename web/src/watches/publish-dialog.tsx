import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { keyLabel } from '../keyboard/key-label.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { VersionDiff } from './version-diff.js';

const SEND = '$mod+Enter';

export interface PublishDialogProps {
  /** Null for a watch that does not exist yet. */
  readonly live: { readonly id: string; readonly version: number } | null;
  /** Why it cannot go live now; null when it can. */
  readonly block: string | null;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onPublish: (reason: string) => void;
  readonly onClose: () => void;
}

/** What changes, and why: both are kept with the version. */
export function PublishDialog({ live, block, error, isBusy, onPublish, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '' && block === null && !isBusy;
  const publish = (): void => {
    if (isReady) onPublish(reason.trim());
  };
  return (
    <Dialog
      title={t(live === null ? 'watchEditor.publish.titleNew' : 'watchEditor.publish.title', {
        n: (live?.version ?? 0) + 1,
      })}
      onClose={onClose}
      commands={[
        {
          id: 'publish',
          label: 'watchEditor.publish.now',
          section: 'anywhere',
          keys: [SEND],
          inEditable: true,
          run: publish,
        },
      ]}
    >
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          publish();
        }}
      >
        {live === null ? null : <VersionDiff watchId={live.id} from={live.version} to="draft" />}
        <Field label={t('watchEditor.publish.reason')} hint={t('watchEditor.publish.reasonHint')}>
          {(ids) => (
            <textarea
              {...ids}
              className="es-input"
              rows={2}
              required
              maxLength={1000}
              data-first-focus
              value={reason}
              onChange={(event) => {
                setReason(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        {error ? <Refusal error={error} /> : null}
        {block === null ? null : (
          <p id="publish-block" className="es-field-error">
            {block}
          </p>
        )}
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button
            type="submit"
            className="es-button es-button-primary"
            disabled={!isReady}
            aria-describedby={block === null ? undefined : 'publish-block'}
          >
            {t('watchEditor.publish.now')} <kbd aria-hidden>{keyLabel(SEND)}</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Refusal({ error }: { readonly error: unknown }) {
  const fields = error instanceof ApiError ? error.errors : [];
  return (
    <div>
      <ErrorNotice error={error} />
      {fields.length > 0 ? (
        <ul lang="en">
          {fields.map(({ field, message }) => (
            <li key={`${field} ${message}`}>{message}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
