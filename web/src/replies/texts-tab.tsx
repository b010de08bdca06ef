import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TEMPLATE_KINDS } from '@domain/reply-text/reply-text.types.js';
import { request } from '../api/client.js';
import type { Template } from '../api/types.js';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/i18n.js';
import { canConfigure, useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { textQuery, textsQuery, type TextFilters } from './api.js';
import { mayWrite } from './may-write.js';
import { TextEditor } from './text-editor.js';

interface TextSearch extends TextFilters {
  readonly text?: string | undefined;
}

/** Without what was taken out. */
const present = (search: TextSearch): Record<string, string> =>
  Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** The texts, found by words, language, kind and state. */
export function TextsTab({ search }: { readonly search: TextSearch }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery({ ...textsQuery(search), placeholderData: keepPreviousData });
  const [isAdding, setAdding] = useState(false);
  const choose = (part: Partial<TextSearch>): void => {
    void navigate({ to: '/replies', search: present({ ...search, ...part }), replace: true });
  };
  const add = mayWrite(me) ? (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setAdding(true);
      }}
    >
      {t('replies.add')}
    </button>
  ) : null;
  return (
    <>
      <div className="es-page-head">
        <Filters search={search} choose={choose} />
        {add}
      </div>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={4} /> : null}
      {data?.items.length === 0 ? (
        <EmptyState title={t('replies.empty')} why={t('replies.emptyWhy')} action={add} />
      ) : null}
      <ul className="plain es-card-list" aria-label={t('replies.tab.texts')}>
        {data?.items.map((text) => (
          <li key={text.id}>
            <TextCard text={text} />
          </li>
        ))}
      </ul>
      {isAdding ? (
        <TextEditor
          text={null}
          onClose={() => {
            setAdding(false);
          }}
        />
      ) : null}
      {search.text === undefined ? null : (
        <OneText
          id={search.text}
          onClose={() => {
            choose({ text: undefined });
          }}
        />
      )}
    </>
  );
}

interface FiltersProps {
  readonly search: TextSearch;
  readonly choose: (part: Partial<TextSearch>) => void;
}

function Filters({ search, choose }: FiltersProps) {
  const { t } = useTranslation();
  // The address follows what is typed, and never the other way round: it may be a moment late.
  const [typed, setTyped] = useState(search.q ?? '');
  const set = (name: 'lang' | 'kind' | 'state') => (event: { readonly currentTarget: { readonly value: string } }) => {
    choose({ [name]: event.currentTarget.value === '' ? undefined : event.currentTarget.value });
  };
  return (
    <div className="es-actions" role="search">
      <input
        type="search"
        className="es-input"
        aria-label={t('replies.search')}
        placeholder={t('replies.search')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          choose({ q: event.currentTarget.value === '' ? undefined : event.currentTarget.value });
        }}
      />
      <select className="es-select" aria-label={t('replies.lang')} value={search.lang ?? ''} onChange={set('lang')}>
        <option value="">{t('replies.all')}</option>
        {LANGUAGES.map((lang) => (
          <option key={lang} value={lang}>
            {LANGUAGE_NAMES[lang]}
          </option>
        ))}
      </select>
      <select
        className="es-select"
        aria-label={t('replies.kindLabel')}
        value={search.kind ?? ''}
        onChange={set('kind')}
      >
        <option value="">{t('replies.all')}</option>
        {TEMPLATE_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`replies.kind.${kind}`)}
          </option>
        ))}
      </select>
      <select
        className="es-select"
        aria-label={t('replies.stateLabel')}
        value={search.state ?? ''}
        onChange={set('state')}
      >
        <option value="">{t('replies.all')}</option>
        <option value="approved">{t('replies.state.approved')}</option>
        <option value="draft">{t('replies.state.draft')}</option>
      </select>
    </div>
  );
}

function TextCard({ text }: { readonly text: Template }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const settle = async (said: string): Promise<void> => {
    announce(said);
    await queryClient.invalidateQueries({ queryKey: ['templates'] });
  };
  const approve = useMutation({
    mutationFn: () => request<Template>(`/templates/${text.id}/approve`, { method: 'POST', ifMatch: text.version }),
    onSuccess: () => settle(t('replies.approved')),
  });
  const remove = useMutation({
    mutationFn: () => request<undefined>(`/templates/${text.id}`, { method: 'DELETE', ifMatch: text.version }),
    onSuccess: () => settle(t('replies.removed')),
  });
  const error = approve.error ?? remove.error;
  const state = text.isApproved ? 'approved' : text.approvedVersion === null ? 'draft' : 'changed';
  return (
    <article className="es-card" data-text={text.key ?? text.id}>
      <div className="es-card-head">
        <h2>{text.name}</h2>
        <span className="dim">
          {[text.lang, t(`replies.kind.${text.kind}`), t(`replies.tone.${text.tone}`), text.team?.name]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </span>
      </div>
      <p className="es-reply-text" lang={text.lang} dir="auto">
        {text.text}
      </p>
      <p className="small dim">
        {[
          t(`replies.state.${state}`),
          t('replies.used', { count: text.useCount }),
          text.author?.name ?? t('replies.fromProduct'),
        ].join(' · ')}
      </p>
      {error ? <ErrorNotice error={error} /> : null}
      <div className="es-actions">
        {!text.isApproved && canConfigure(me) ? (
          <button
            type="button"
            className="es-button es-button-primary"
            disabled={approve.isPending}
            onClick={() => {
              approve.mutate();
            }}
          >
            {t('replies.approve')}
          </button>
        ) : null}
        {mayWrite(me, text.team) ? (
          <button
            type="button"
            className="es-button"
            onClick={() => {
              void navigate({ to: '/replies', search: (now) => ({ ...now, text: text.id }) });
            }}
          >
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

/** The text named in the address, to be changed. */
function OneText({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data, error } = useQuery(textQuery(id));
  if (error) return <ErrorNotice error={error} />;
  return data ? <TextEditor key={data.version} text={data} onClose={onClose} /> : null;
}
