import { useQuery } from '@tanstack/react-query';
import { Suspense, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { templatesQuery } from '../api/queries.js';
import type { Task, Template, Visibility } from '../api/types.js';
import { keyLabel } from '../keyboard/key-label.js';
import { useCommands } from '../keyboard/use-commands.js';
import { withWords } from '../i18n/with-words.js';
import type { FilledText } from '../replies/api.js';
import { useMe } from '../session/session.js';
import { AnswerableReason } from './answerable.js';
import { fillVariables, isFilledHere, openVariables, textsFor } from './approved-text.js';
import { TextChoice, VisibilityChoice } from './composer-choices.js';
import { ComposerField } from './composer-field.js';
import { closeComposer, draftOf, keepDraft, openComposer, type Composer, type ComposerMode } from './composer-state.js';
import { PreparedSlot } from './prepared-slot.js';
import { useTaskActs } from './task-acts-provider.js';
import { fetched } from '../ui/fetched.js';
import './composer.css';

const ReplyMeasureLine = fetched(
  async () => (await withWords('networks', import('./reply-measure.js'))).ReplyMeasureLine,
);

const AttachMedia = fetched(
  async () => (await withWords('networks', import('../replies-media/attach-media.js'))).AttachMedia,
);

/** What the tone guide says, and the steps of calming down. */
const ToneLine = fetched(async () => (await withWords('replies', import('../replies/tone-line.js'))).ToneLine);

/** The time that a text promises, and a way to say that it is none. */
const PromiseLine = fetched(
  async () => (await withWords('approvals', import('../approvals/promise-line.js'))).PromiseLine,
);

const TextPicker = fetched(async () => (await withWords('replies', import('../replies/text-picker.js'))).TextPicker);

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

interface Draft {
  readonly text: string;
  /** The approved text it was made of; null: none. */
  readonly template: Template | null;
  readonly type: (text: string) => void;
  /** Puts in an approved text: in place of one that nobody touched, else where the cursor is. */
  readonly put: (template: Template, at: number) => void;
}

function useDraft(task: Task, composer: Composer): Draft {
  const { name: agent } = useMe();
  const templates = useQuery(templatesQuery).data;
  const first = composer.mode === 'acknowledge' && templates ? textsFor(task, templates, 'acknowledge')[0] : undefined;
  const [picked, setPicked] = useState<Template | null>(null);
  const [typed, setTyped] = useState(() => draftOf(composer));
  const template = picked ?? (typed === null ? (first ?? null) : null);
  const filled = useFilled(task, template, agent);
  const text = typed ?? filled;
  const keep = (words: string): void => {
    keepDraft(composer, words);
    setTyped(words);
  };
  return {
    text,
    template,
    type: keep,
    put: (chosen, at) => {
      const isUntouched = typed === null || text.trim() === '';
      setPicked(chosen);
      if (isUntouched) {
        keepDraft(composer, null);
        setTyped(null);
      } else keep(`${text.slice(0, at)}${fillVariables(chosen.text, task, agent)}${text.slice(at)}`);
    },
  };
}

/** An approved text as it reads for the customer: at once with what the page knows, then with what the server knows. */
function useFilled(task: Task, template: Template | null, agent: string): string {
  const { data } = useQuery({
    queryKey: ['filled', task.id, template?.id, template?.version],
    queryFn: ({ signal }) =>
      request<FilledText>('/templates/preview', {
        method: 'POST',
        body: { taskId: task.id, text: template?.text ?? '', lang: template?.lang ?? task.lang },
        signal,
      }),
    enabled: template !== null && !isFilledHere(template.text),
    staleTime: 60_000,
  });
  if (template === null) return '';
  return data?.text ?? fillVariables(template.text, task, agent);
}

function ComposerForm({ task, composer, onSent }: ComposerBoxProps) {
  const { t } = useTranslation();
  const { acts, addNote } = useTaskActs();
  const { mode } = composer;
  const { text, template, type, put } = useDraft(task, composer);
  const [promise, setPromise] = useState<null | undefined>(undefined);
  const [isPicking, setPicking] = useState(false);
  const [blockedText, setBlockedText] = useState<string | null>(null);
  const onBlocked = useCallback((words: string | null) => {
    setBlockedText(words);
  }, []);
  const [visibility, setVisibility] = useState<Visibility>(
    task.replyability.verdict === 'private-only' ? 'private' : 'public',
  );
  // What is said about the text comes when there is a field to write it in.
  const hasLines = useDeferredValue(true, false);
  const field = useRef<HTMLTextAreaElement>(null);
  const putLast = (chosen: Template): void => {
    put(chosen, text.length);
  };
  useEffect(() => {
    field.current?.focus();
  }, []);
  const closePicker = (): void => {
    setPicking(false);
    // After the dialog is gone: while it is there it keeps the focus.
    setTimeout(() => {
      field.current?.focus();
    });
  };
  const open = mode === 'note' ? [] : openVariables(text);
  const cannotSend =
    mode !== 'note' && (task.replyability.verdict === 'by-hand' || task.replyability.verdict === 'not-possible');
  const isReady = text.trim() !== '' && open.length === 0 && !cannotSend && blockedText !== text;

  const speaking = promise === null ? { promise } : {};
  const send = (isDone: boolean): void => {
    if (!isReady) return;
    if (mode === 'note') {
      addNote(task, text.trim());
    } else if (mode === 'acknowledge') acts.acknowledge(task, text.trim(), visibility, template?.id, speaking);
    else acts.reply(task, text.trim(), visibility, template?.id, speaking);
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
      {mode === 'note' ? null : <TextChoice task={task} mode={mode} onPick={putLast} />}
      {mode === 'note' ? null : <PreparedSlot task={task} onPick={putLast} />}
      <ComposerField
        fieldRef={field}
        value={text}
        onChange={type}
        label={t(`composer.title.${mode}`)}
        describedBy={`composer-${task.id}`}
        lang={mode === 'note' ? undefined : task.lang}
        hasBlanks={mode !== 'note'}
        onSlash={
          mode === 'note'
            ? null
            : () => {
                setPicking(true);
              }
        }
      />
      {isPicking ? (
        <Suspense fallback={null}>
          <TextPicker
            task={task}
            mode={mode}
            onClose={closePicker}
            onPick={(chosen) => {
              put(chosen, field.current?.selectionStart ?? text.length);
              closePicker();
            }}
          />
        </Suspense>
      ) : null}
      <p id={`composer-${task.id}`} className={open.length > 0 ? 'small es-field-error' : 'small dim'}>
        {open.length > 0
          ? t('composer.fill', { names: open.join(' ') })
          : t(mode === 'note' ? 'composer.noteHint' : 'composer.holdHint')}
      </p>
      {mode === 'note' || cannotSend || !hasLines ? null : (
        <Suspense fallback={null}>
          <ReplyMeasureLine task={task} text={text} visibility={visibility} />
          <PromiseLine task={task} text={text} choice={promise} onChoose={setPromise} />
          <AttachMedia task={task} visibility={visibility} />
          <ToneLine
            task={task}
            text={text}
            visibility={visibility}
            onBlocked={onBlocked}
            onShow={(span) => {
              field.current?.focus();
              field.current?.setSelectionRange(...span);
            }}
          />
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
