import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MuteKind } from '../api/listening-types.js';
import type { DismissReason, Task } from '../api/types.js';
import { withWords } from '../i18n/with-words.js';
import type { Command } from '../keyboard/commands.js';
import { Dialog } from '../ui/dialog.js';
import { fetched } from '../ui/fetched.js';
import './dismiss-dialog.css';

const REASONS: readonly DismissReason[] = ['not-about-us', 'spam', 'duplicate', 'no-answer-needed'];
const KINDS: readonly MuteKind[] = ['author', 'site', 'thread', 'words'];

// Of no use to the key that closes this one task, which must not wait for it.
const MuteChoices = fetched(async () => (await withWords('listening', import('../mutes/mute-choices.js'))).MuteChoices);
const MuteFromTask = fetched(
  async () => (await withWords('listening', import('../mutes/mute-from-task.js'))).MuteFromTask,
);

export interface DismissDialogProps {
  /** The one task it is about; null for several, of which nothing can be learnt for others. */
  readonly task: Task | null;
  readonly onClose: () => void;
  /** `onUndo`: what else is taken back together with it. */
  readonly onPick: (reason: DismissReason, onUndo?: () => Promise<unknown>) => void;
}

/** Why this is not for us: one more key, a digit. What is like it can be hidden from now on in the same breath. */
export function DismissDialog({ task, onClose, onPick }: DismissDialogProps) {
  const { t } = useTranslation();
  const [muting, setMuting] = useState<MuteKind | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  // Also on the way back from a rule, whose fields are gone.
  useEffect(() => {
    if (muting === null) first.current?.focus();
  }, [muting]);
  const choice = (id: string, label: string, index: number, run: () => void): Command => ({
    id: `dismiss-${id}`,
    label,
    section: 'decide',
    keys: [`Digit${String(index + 1)}`, `Numpad${String(index + 1)}`],
    // While a rule is written, a digit beside its fields is no decision.
    isEnabled: () => muting === null,
    run,
  });
  const commands = [
    ...REASONS.map((reason, index) =>
      choice(reason, `dismiss.${reason}`, index, () => {
        onPick(reason);
      }),
    ),
    ...(task === null ? [] : KINDS).map((kind, index) =>
      choice(kind, `dismiss.hide.${kind}`, REASONS.length + index, () => {
        setMuting(kind);
      }),
    ),
  ];
  return (
    <Dialog
      title={t(muting === null ? 'dismiss.title' : `dismiss.hide.${muting}`)}
      onClose={onClose}
      commands={commands}
    >
      {task !== null && muting !== null ? (
        <Suspense>
          <MuteFromTask
            task={task}
            kind={muting}
            onBack={() => {
              setMuting(null);
            }}
            onDone={(onUndo) => {
              onPick('not-about-us', onUndo);
            }}
          />
        </Suspense>
      ) : (
        <>
          <ol className="plain es-dismiss">
            {REASONS.map((reason, index) => (
              <li key={reason}>
                <button
                  type="button"
                  className="es-button"
                  ref={index === 0 ? first : undefined}
                  onClick={() => {
                    onPick(reason);
                  }}
                >
                  <kbd>{index + 1}</kbd>
                  {t(`dismiss.${reason}`)}
                </button>
              </li>
            ))}
          </ol>
          {task === null ? null : (
            <Suspense>
              <MuteChoices task={task} firstKey={REASONS.length + 1} onPick={setMuting} />
            </Suspense>
          )}
        </>
      )}
    </Dialog>
  );
}
