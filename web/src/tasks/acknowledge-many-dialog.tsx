import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templatesQuery } from '../api/queries.js';
import type { Task, Template } from '../api/types.js';
import { languageName } from '../i18n/format.js';
import { keyLabel } from '../keyboard/key-label.js';
import { Dialog } from '../ui/dialog.js';
import { textsFor } from './approved-text.js';

/** Tasks that are told the same; no text where their source cannot be answered from here. */
interface Part {
  readonly lang: string;
  readonly isAnswerable: boolean;
  readonly tasks: readonly Task[];
}

export interface AcknowledgeManyDialogProps {
  readonly tasks: readonly Task[];
  readonly onClose: () => void;
  readonly onSend: (parts: readonly { readonly tasks: readonly Task[]; readonly templateId: string | null }[]) => void;
}

function partsOf(tasks: readonly Task[]): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const task of tasks) {
    const { verdict } = task.replyability;
    const isAnswerable = verdict === 'public' || verdict === 'private-only';
    const lang = isAnswerable ? (task.lang.split('-')[0] ?? task.lang) : '';
    const part = parts.get(lang) ?? { lang, isAnswerable, tasks: [] };
    parts.set(lang, { ...part, tasks: [...part.tasks, task] });
  }
  return [...parts.values()].sort((a, b) => b.tasks.length - a.tasks.length);
}

/** Before many customers are told something: who, how many, and the very words, language by language. */
export function AcknowledgeManyDialog({ tasks, onClose, onSend }: AcknowledgeManyDialogProps) {
  const { t } = useTranslation();
  const templates = useQuery(templatesQuery).data;
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const parts = partsOf(tasks);
  const textOf = ({ lang, tasks: [first] }: Part): Template | undefined => {
    const texts = first === undefined ? [] : textsFor(first, templates ?? [], 'acknowledge');
    return texts.find(({ id }) => id === chosen[lang]) ?? texts[0];
  };
  const isReady = parts.every((part) => !part.isAnswerable || textOf(part) !== undefined);
  const send = (): void => {
    if (!isReady) return;
    onSend(
      parts.map((part) => ({ tasks: part.tasks, templateId: part.isAnswerable ? (textOf(part)?.id ?? null) : null })),
    );
  };
  return (
    <Dialog
      title={t('desk.acknowledge.title', { count: tasks.length })}
      onClose={onClose}
      commands={[
        {
          id: 'send',
          label: 'command.send',
          section: 'talk',
          keys: ['$mod+Enter'],
          inEditable: true,
          isEnabled: () => isReady,
          run: send,
        },
      ]}
    >
      {parts.map((part) => {
        const text = textOf(part);
        const [first] = part.tasks;
        return (
          <section key={part.lang} className="es-form">
            <h3>
              {part.isAnswerable ? languageName(part.lang) : t('desk.acknowledge.claimOnly')} · {part.tasks.length}
            </h3>
            {part.isAnswerable && first !== undefined ? (
              <>
                <select
                  className="es-select"
                  aria-label={t('desk.acknowledge.textFor', { language: languageName(part.lang) })}
                  value={text?.id ?? ''}
                  onChange={(event) => {
                    setChosen({ ...chosen, [part.lang]: event.currentTarget.value });
                  }}
                >
                  {textsFor(first, templates ?? [], 'acknowledge').map(({ id, lang, name }) => (
                    <option key={id} value={id}>
                      {`${lang} · ${name}`}
                    </option>
                  ))}
                </select>
                <blockquote lang={text?.lang} dir="auto" className="es-content">
                  {text?.text}
                </blockquote>
              </>
            ) : (
              <p className="dim">{t('desk.acknowledge.claimOnlyWhy')}</p>
            )}
          </section>
        );
      })}
      <div className="es-actions es-actions-end">
        <button
          type="button"
          className="es-button es-button-primary"
          data-first-focus
          disabled={!isReady}
          onClick={send}
        >
          {t('desk.acknowledge.send', { count: tasks.length })} <kbd aria-hidden>{keyLabel('$mod+Enter')}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
