import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TEMPLATE_KINDS, TEMPLATE_TONES } from '@domain/reply-text/reply-text.types.js';
import { INTENTS } from '@domain/intent/intent.types.js';
import { request } from '../api/client.js';
import type { Page, Task, Template } from '../api/types.js';
import { currentLanguage, LANGUAGE_NAMES, LANGUAGES } from '../i18n/i18n.js';
import { announce } from '../shell/announcer.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import type { FilledText, ToneChecked } from './api.js';
import { FindingList } from './finding-list.js';
import { useSettledText } from './use-settled-text.js';

type Draft = Pick<Template, 'name' | 'lang' | 'kind' | 'intents' | 'tone' | 'text'>;

const KNOWN = '{{name}} {{handle}} {{brand}} {{agent}} {{team}} {{reference}} {{promise}}';
const EXAMPLE = '{{name|there}}';

const draftOf = (text: Template | null): Draft => ({
  name: text?.name ?? '',
  lang: text?.lang ?? currentLanguage(),
  kind: text?.kind ?? 'answer',
  intents: text?.intents ?? [],
  tone: text?.tone ?? 'neutral',
  text: text?.text ?? '',
});

/** Writes a text, with what it says to a real customer beside it. */
export function TextEditor({ text, onClose }: { readonly text: Template | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(text));
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
  };
  const save = useMutation({
    mutationFn: () =>
      text === null
        ? request<Template>('/templates', { method: 'POST', body: draft })
        : request<Template>(`/templates/${text.id}`, { method: 'PATCH', ifMatch: text.version, body: draft }),
    onSuccess: async () => {
      announce(t('replies.saved'));
      await queryClient.invalidateQueries({ queryKey: ['templates'] });
      onClose();
    },
  });
  return (
    <Dialog title={t(text === null ? 'replies.editor.newTitle' : 'replies.editor.changeTitle')} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Field label={t('replies.editor.name')} error={fieldError(save.error, 'name')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              required
              maxLength={120}
              data-first-focus
              value={draft.name}
              onChange={(event) => {
                change({ name: event.currentTarget.value });
              }}
            />
          )}
        </Field>
        <Choices draft={draft} change={change} />
        <Field
          label={t('replies.editor.text')}
          hint={t('replies.editor.textHint', { names: KNOWN, example: EXAMPLE })}
          error={fieldError(save.error, 'text')}
        >
          {(ids) => (
            <textarea
              {...ids}
              className="es-input"
              required
              rows={5}
              lang={draft.lang}
              dir="auto"
              value={draft.text}
              onChange={(event) => {
                change({ text: event.currentTarget.value });
              }}
            />
          )}
        </Field>
        <Preview draft={draft} />
        <p className="small dim">{t('replies.editor.approval')}</p>
        {save.error ? <ErrorNotice error={save.error} /> : null}
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button
            type="submit"
            className="es-button es-button-primary"
            disabled={save.isPending || draft.name.trim() === '' || draft.text.trim() === ''}
          >
            {t('common.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoicesProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

function Choices({ draft, change }: ChoicesProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="es-form-pair">
        <Field label={t('replies.lang')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={draft.lang}
              onChange={(event) => {
                change({ lang: event.currentTarget.value });
              }}
            >
              {LANGUAGES.map((lang) => (
                <option key={lang} value={lang}>
                  {LANGUAGE_NAMES[lang]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('replies.kindLabel')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={draft.kind}
              onChange={(event) => {
                change({ kind: TEMPLATE_KINDS.find((kind) => kind === event.currentTarget.value) ?? draft.kind });
              }}
            >
              {TEMPLATE_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`replies.kind.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('replies.toneLabel')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={draft.tone}
              onChange={(event) => {
                change({ tone: TEMPLATE_TONES.find((tone) => tone === event.currentTarget.value) ?? draft.tone });
              }}
            >
              {TEMPLATE_TONES.map((tone) => (
                <option key={tone} value={tone}>
                  {t(`replies.tone.${tone}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <fieldset className="es-fieldset">
        <legend>{t('replies.intentsLabel')}</legend>
        <div className="es-actions">
          {INTENTS.map((intent) => (
            <label key={intent} className="es-check">
              <input
                type="checkbox"
                checked={draft.intents.includes(intent)}
                onChange={(event) => {
                  const rest = draft.intents.filter((each) => each !== intent);
                  change({ intents: event.currentTarget.checked ? [...rest, intent] : rest });
                }}
              />
              {t(`replies.intent.${intent}`)}
            </label>
          ))}
          {draft.intents.length === 0 ? <span className="small dim">{t('replies.anything')}</span> : null}
        </div>
      </fieldset>
    </>
  );
}

/** The text as it reads for the customer of a real task, with what the tone guide says about that. */
function Preview({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const tasks = useQuery({
    queryKey: ['tasks', 'to-preview'],
    queryFn: () => request<Page<Task>>('/tasks?view=due&limit=20'),
    staleTime: 60_000,
  }).data?.items;
  const [picked, setPicked] = useState<string | null>(null);
  const taskId = picked ?? tasks?.[0]?.id;
  const text = useSettledText(draft.text);
  const { data } = useQuery({
    queryKey: ['text-preview', taskId, draft.lang, text],
    queryFn: async ({ signal }) => {
      const body = { taskId, text, lang: draft.lang };
      const filled = await request<FilledText>('/templates/preview', { method: 'POST', body, signal });
      const toCheck = { taskId, text: filled.text, lang: draft.lang };
      const tone = await request<ToneChecked>('/tone-guide/check', { method: 'POST', body: toCheck, signal });
      return { filled, findings: tone.findings.filter(({ code }) => code !== 'unfilled-variable') };
    },
    enabled: taskId !== undefined && text.trim() !== '',
    placeholderData: keepPreviousData,
  });
  if (tasks?.length === 0) return <p className="small dim">{t('replies.editor.noTask')}</p>;
  if (tasks === undefined) return null;
  return (
    <section className="es-card" aria-label={t('replies.editor.preview')}>
      <Field label={t('replies.editor.previewTask')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={taskId}
            onChange={(event) => {
              setPicked(event.currentTarget.value);
            }}
          >
            {tasks.map((task) => (
              <option key={task.id} value={task.id}>
                {`${task.customer.handle} · ${task.network} · ${task.lang}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      {data && text.trim() !== '' ? (
        <div role="status" data-preview>
          <p className="es-reply-text" lang={draft.lang} dir="auto">
            {data.filled.text}
          </p>
          {data.filled.missing.length > 0 ? (
            <p className="small es-field-error">
              {t('replies.editor.missing', { names: data.filled.missing.join(', ') })}
            </p>
          ) : null}
          <FindingList findings={data.findings} onShow={() => undefined} />
        </div>
      ) : null}
    </section>
  );
}
