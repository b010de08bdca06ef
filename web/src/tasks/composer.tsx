import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templatesQuery } from '../api/queries.js';
import type { Task, Visibility } from '../api/types.js';
import { keyLabel } from '../keyboard/key-label.js';
import { useCommands } from '../keyboard/use-commands.js';
import { withWords } from '../i18n/with-words.js';
import { AnswerableReason } from './answerable.js';
import { fillVariables, openVariables, textsFor } from './approved-text.js';
import { closeComposer, draftOf, keepDraft, openComposer, type Composer, type ComposerMode } from './composer-state.js';
import { useTaskActs } from './task-acts-provider.js';
import './composer.css';

const ReplyMeasureLine = lazy(async () => {
  const module = await withWords('networks', import('./reply-measure.js'));
  return { default: module.ReplyMeasureLine };
});

export interface ComposerBoxProps {
  readonly task: Task;
  readonly composer: Composer;
  /** After something was sent; `isDone`: the task is to be closed as well. */
  readonly onSent: (task: Task, isDone: boolean) => void;
}

const MODES: readonly ComposerMode[] = ['reply', 'note'];

export function ComposerBox({ task, composer, onSent }: ComposerBoxProps) {
  const { t } = useTranslation();
  const { mode } = composer;
  return (
    <section
      className={mode === 'note' ? 'es-composer es-composer-note' : 'es-composer'}
      aria-label={t(`composer.title.${mode}`)}
    >
      <div className="es-composer-tabs" role="group" aria-label={t('composer.kind')}>
        {MODES.map((name) => (
          <button
            key={name}
            type="button"
            className="es-composer-tab"
            aria-pressed={name === 'note' ? mode === 'note' : mode !== 'note'}
            onClick={() => {
              openComposer({ taskId: task.id, mode: name });
            }}
          >
            {name === 'reply' && mode === 'acknowledge' ? t('composer.title.acknowledge') : t(`composer.title.${name}`)}
          </button>
        ))}
      </div>
      <ComposerForm key={`${task.id} ${mode}`} task={task} composer={composer} onSent={onSent} />
    </section>
  );
}

function useDraft(task: Task, composer: Composer): readonly [string, (text: string) => void] {
  const templates = useQuery(templatesQuery).data;
  const first = composer.mode === 'acknowledge' && templates ? textsFor(task, templates)[0] : undefined;
  const prefilled = first ? fillVariables(first.text, task) : '';
  const [typed, setTyped] = useState(() => draftOf(composer));
  return [
    typed ?? prefilled,
    (text) => {
      keepDraft(composer, text);
      setTyped(text);
    },
  ];
}

function ComposerForm({ task, composer, onSent }: ComposerBoxProps) {
  const { t } = useTranslation();
  const { acts, addNote } = useTaskActs();
  const { mode } = composer;
  const [text, setText] = useDraft(task, composer);
  const [visibility, setVisibility] = useState<Visibility>(
    task.replyability.verdict === 'private-only' ? 'private' : 'public',
  );
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const open = mode === 'note' ? [] : openVariables(text);
  const cannotSend =
    mode !== 'note' && (task.replyability.verdict === 'by-hand' || task.replyability.verdict === 'not-possible');
  const isReady = text.trim() !== '' && open.length === 0 && !cannotSend;

  const send = (isDone: boolean): void => {
    if (!isReady) return;
    if (mode === 'note') {
      addNote(task, text.trim());
    } else if (mode === 'acknowledge') acts.acknowledge(task, text.trim(), visibility);
    else acts.reply(task, text.trim(), visibility);
    keepDraft(composer, null);
    closeComposer();
    if (mode !== 'note') onSent(task, isDone);
  };

  useCommands([
    {
      id: 'send',
      label: 'command.send',
      section: 'talk',
      keys: ['$mod+Enter'],
      inEditable: true,
      isEnabled: () => isReady,
      run: () => {
        send(false);
      },
    },
    {
      id: 'send-done',
      label: 'command.sendDone',
      section: 'talk',
      keys: ['$mod+Shift+Enter'],
      inEditable: true,
      isEnabled: () => isReady,
      run: () => {
        send(true);
      },
    },
    {
      id: 'close-composer',
      label: 'command.closeComposer',
      section: 'talk',
      keys: ['Escape'],
      inEditable: true,
      run: closeComposer,
    },
  ]);

  return (
    <form
      className="es-composer-form"
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      {cannotSend ? (
        <p className="es-notice es-notice-warn">
          {t(`replyability.verdict.${task.replyability.verdict}`)}
          <Suspense fallback={null}>
            <AnswerableReason replyability={task.replyability} />
          </Suspense>
        </p>
      ) : null}
      {mode === 'note' ? null : <TextChoice task={task} onPick={setText} />}
      <textarea
        ref={field}
        className="es-input"
        rows={4}
        aria-label={t(`composer.title.${mode}`)}
        aria-invalid={open.length > 0}
        aria-describedby={`composer-${task.id}`}
        lang={mode === 'note' ? undefined : task.lang}
        dir="auto"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <p id={`composer-${task.id}`} className={open.length > 0 ? 'small es-field-error' : 'small dim'}>
        {open.length > 0
          ? t('composer.fill', { names: open.join(' ') })
          : t(mode === 'note' ? 'composer.noteHint' : 'composer.holdHint')}
      </p>
      {mode === 'note' || cannotSend ? null : (
        <Suspense fallback={null}>
          <ReplyMeasureLine task={task} text={text} visibility={visibility} />
        </Suspense>
      )}
      <div className="es-actions">
        <button type="submit" className="es-button es-button-primary" disabled={!isReady}>
          {t(mode === 'note' ? 'composer.addNote' : 'composer.send')} <kbd aria-hidden>{keyLabel('$mod+Enter')}</kbd>
        </button>
        {mode === 'note' ? null : (
          <button
            type="button"
            className="es-button"
            disabled={!isReady}
            onClick={() => {
              send(true);
            }}
          >
            {t('composer.sendDone')}
          </button>
        )}
        {mode !== 'note' && task.replyability.verdict === 'public' ? (
          <VisibilityChoice value={visibility} onChange={setVisibility} />
        ) : null}
        <button type="button" className="es-button" onClick={closeComposer}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  );
}

function TextChoice({ task, onPick }: { readonly task: Task; readonly onPick: (text: string) => void }) {
  const { t } = useTranslation();
  const templates = useQuery(templatesQuery).data ?? [];
  const texts = textsFor(task, templates);
  if (texts.length === 0) return null;
  return (
    <select
      className="es-select"
      aria-label={t('composer.approved')}
      value=""
      onChange={(event) => {
        const chosen = texts.find((text) => text.id === event.currentTarget.value);
        if (chosen) onPick(fillVariables(chosen.text, task));
      }}
    >
      <option value="">{t('composer.approved')}</option>
      {texts.map((text) => (
        <option key={`${text.id} ${text.lang}`} value={text.id}>
          {`${text.lang} · ${text.name}`}
        </option>
      ))}
    </select>
  );
}

function VisibilityChoice({
  value,
  onChange,
}: {
  readonly value: Visibility;
  readonly onChange: (value: Visibility) => void;
}) {
  const { t } = useTranslation();
  return (
    <select
      className="es-select"
      aria-label={t('composer.visibility')}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value === 'private' ? 'private' : 'public');
      }}
    >
      <option value="public">{t('visibility.public')}</option>
      <option value="private">{t('visibility.private')}</option>
    </select>
  );
}
