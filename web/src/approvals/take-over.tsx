import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types.js';
import { closeComposer, draftOf, keepDraft } from '../tasks/composer-state.js';
import { useTaskActs } from '../tasks/task-acts-provider.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';

/** After a refusal because somebody else speaks: their words are on the page, and one may still speak instead, knowingly. */
export function TakeOver({ task, name }: { readonly task: Task; readonly name: string | null }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="es-button"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('takeOver.open')}
      </button>
      {isOpen ? (
        <TakeOverDialog
          task={task}
          name={name ?? t('takeOver.another')}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

function TakeOverDialog({
  task,
  name,
  onClose,
}: {
  readonly task: Task;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { acts } = useTaskActs();
  const composer = { taskId: task.id, mode: 'reply' } as const;
  const [text, setText] = useState(() => draftOf(composer) ?? draftOf({ ...composer, mode: 'acknowledge' }) ?? '');
  return (
    <Dialog title={t('takeOver.title', { name })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          acts.reply(task, text.trim(), 'public', undefined, { takeOver: true });
          keepDraft(composer, null);
          closeComposer();
          onClose();
        }}
      >
        <p>{t('takeOver.why', { name })}</p>
        <Field label={t('takeOver.text')} isWide>
          {(ids) => (
            <textarea
              {...ids}
              className="es-input"
              rows={4}
              data-first-focus
              lang={task.lang}
              dir="auto"
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <button type="submit" className="es-button es-button-primary" disabled={text.trim() === ''}>
          {t('takeOver.submit')}
        </button>
      </form>
    </Dialog>
  );
}
