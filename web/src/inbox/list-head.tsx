import { IconArrowUp, IconFilter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { memo, Suspense, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { withWords } from '../i18n/with-words.js';
import { keyLabel } from '../keyboard/key-label.js';
import { languageName } from '../i18n/format.js';
import type { PriorityLevel, SentimentLabel } from '../api/types.js';
import type { Filters } from '../api/queries.js';
import type { Inbox } from './use-inbox.js';
import { COUNTED_VIEWS, type View } from './views.js';
import { fetched } from '../ui/fetched.js';
import './list-head.css';

const LEVELS: readonly PriorityLevel[] = ['P1', 'P2', 'P3', 'P4'];
const LABELS: readonly SentimentLabel[] = ['negative', 'neutral', 'positive', 'unsure'];
const CONTENT_LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'] as const;

// A row of its own that few need at once; the list below stands before it is there.
const ViewTabs = fetched(async () => (await withWords('inbox-more', import('./view-tabs.js'))).ViewTabs);

export interface ListHeadProps {
  readonly view: View;
  readonly filters: Filters;
  readonly inbox: Inbox;
  readonly search: RefObject<HTMLInputElement | null>;
}

export const ListHead = memo(function ListHead({ view, filters, inbox, search }: ListHeadProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const active = Object.values(filters).filter((value) => value !== undefined).length;
  const [isOpen, setOpen] = useState(active > 0);
  return (
    <header className="es-list-head">
      <div className="es-list-title">
        <h1>{t(`inbox.view.${view}`)}</h1>
        <select
          className="es-select es-view-select"
          aria-label={t('inbox.views')}
          value={view}
          onChange={(event) => {
            void navigate({ to: '/inbox/$view', params: { view: event.currentTarget.value } });
          }}
        >
          {COUNTED_VIEWS.map((name) => (
            <option key={name} value={name}>
              {t(`inbox.view.${name}`)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="es-icon-button"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          <IconFilter size={16} aria-hidden />
          {active > 0 ? t('inbox.filtersOn', { count: active }) : t('inbox.filters')}
        </button>
      </div>
      {isOpen ? <FilterBar view={view} filters={filters} search={search} /> : null}
      <Suspense>
        <ViewTabs view={view} filters={filters} />
      </Suspense>
      <NewPill inbox={inbox} />
    </header>
  );
});

function NewPill({ inbox }: { readonly inbox: Inbox }) {
  const { t } = useTranslation();
  const { newCount, changedCount } = inbox.state;
  if (newCount + changedCount === 0) return null;
  const parts = [
    newCount > 0 ? t('inbox.new', { count: newCount }) : '',
    changedCount > 0 ? t('inbox.changed', { count: changedCount }) : '',
  ];
  return (
    <button type="button" className="es-pill" data-testid="new-pill" onClick={inbox.take}>
      <IconArrowUp size={14} aria-hidden />
      <span>{parts.filter((part) => part !== '').join(', ')}</span>
      <kbd>{keyLabel('Period')}</kbd>
    </button>
  );
}

function FilterBar({ view, filters, search }: Omit<ListHeadProps, 'inbox'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState(filters['q'] ?? '');
  const set = (name: string, value: string): void => {
    const next = { ...filters, [name]: value === '' ? undefined : value };
    void navigate({ to: '/inbox/$view', params: { view }, search: next, replace: true });
  };
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <select
      className="es-select"
      aria-label={label}
      value={filters[name] ?? ''}
      onChange={(event) => {
        set(name, event.currentTarget.value);
      }}
    >
      <option value="">{label}</option>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
  return (
    <form
      className="es-filter-bar"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        set('q', text.trim());
      }}
    >
      <input
        ref={search}
        type="search"
        className="es-input"
        aria-label={t('inbox.searchLabel')}
        placeholder={t('inbox.searchLabel')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      {choice(
        'priority',
        t('inbox.filter.priority'),
        LEVELS.map((level) => [level, level] as const),
      )}
      {choice(
        'sentiment',
        t('inbox.filter.sentiment'),
        LABELS.map((label) => [label, t(`sentiment.${label}`)] as const),
      )}
      {choice(
        'lang',
        t('inbox.filter.lang'),
        CONTENT_LANGUAGES.map((code) => [code, languageName(code)] as const),
      )}
      <button
        type="button"
        className="es-button"
        onClick={() => {
          setText('');
          void navigate({ to: '/inbox/$view', params: { view }, search: {}, replace: true });
        }}
      >
        {t('inbox.clearFilters')}
      </button>
    </form>
  );
}
