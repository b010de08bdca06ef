import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { templatesQuery } from '../api/queries.js';
import { canConfigure, useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { macrosQuery, type Macro, type MacroStep } from './api.js';
import { MacroEditor } from './macro-editor.js';
import { mayWrite } from './may-write.js';

/** Several acts under one key. */
export function MacrosTab() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending, refetch } = useQuery(macrosQuery);
  const [editing, setEditing] = useState<Macro | 'new' | null>(null);
  const add = mayWrite(me) ? (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setEditing('new');
      }}
    >
      {t('replies.macro.add')}
    </button>
  ) : null;
  return (
    <>
      {data !== undefined && data.length > 0 ? <div className="es-page-head">{add}</div> : null}
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data?.length === 0 ? (
        <EmptyState title={t('replies.macro.empty')} why={t('replies.macro.emptyWhy')} action={add} />
      ) : null}
      <ul className="plain es-card-list" aria-label={t('replies.tab.macros')}>
        {data?.map((macro) => (
          <li key={macro.id}>
            <MacroCard
              macro={macro}
              onChange={() => {
                setEditing(macro);
              }}
            />
          </li>
        ))}
      </ul>
      {editing === null ? null : (
        <MacroEditor
          macro={editing === 'new' ? null : editing}
          taken={data ?? []}
          onClose={() => {
            setEditing(null);
          }}
        />
      )}
    </>
  );
}

function MacroCard({ macro, onChange }: { readonly macro: Macro; readonly onChange: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const texts = useQuery(templatesQuery).data ?? [];
  const remove = useMutation({
    mutationFn: () => request<undefined>(`/macros/${macro.id}`, { method: 'DELETE', ifMatch: macro.version }),
    onSuccess: async () => {
      announce(t('replies.removed'));
      await queryClient.invalidateQueries({ queryKey: ['macros'] });
    },
  });
  const valueOf = (step: MacroStep): string => {
    const named = texts.find(({ id, key }) => id === step.templateId || key === step.templateId);
    return [step.level, step.labels?.join(', '), step.text, named?.name ?? step.templateId, step.minutes, step.note]
      .filter((part) => part !== undefined && part !== null)
      .join(' ');
  };
  return (
    <article className="es-card" data-macro={macro.name}>
      <div className="es-card-head">
        <h2>{macro.name}</h2>
        {macro.key === null ? null : <kbd>{macro.key}</kbd>}
      </div>
      <ol>
        {macro.steps.map((step, i) => (
          <li key={`${String(i)} ${step.kind}`}>
            {t(`replies.macro.kind.${step.kind}`)} <span className="dim">{valueOf(step)}</span>
          </li>
        ))}
      </ol>
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
      <div className="es-actions">
        {mayWrite(me, macro.team) ? (
          <button type="button" className="es-button" onClick={onChange}>
            {t('replies.change')}
          </button>
        ) : null}
        {canConfigure(me) ? (
          <button
            type="button"
            className="es-button es-button-danger"
            disabled={remove.isPending}
            onClick={() => {
              remove.mutate();
            }}
          >
            {t('replies.remove')}
          </button>
        ) : null}
      </div>
    </article>
  );
}
