import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchKind } from '../api/types.js';
import { Field } from '../ui/field.js';
import type { WatchFilter } from './filter-watches.js';

const KINDS: readonly WatchKind[] = ['brand', 'product', 'company', 'person', 'competitor', 'topic'];

/** Words and kind, kept in the address. */
export function WatchListFilters({ filter }: { readonly filter: WatchFilter }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState(filter.q ?? '');
  const input = useRef<HTMLInputElement>(null);
  // Cleared by a link or changed by the way back; while typing, what is typed leads.
  useEffect(() => {
    if (document.activeElement !== input.current) setText(filter.q ?? '');
  }, [filter.q]);
  const set = (change: WatchFilter): void => {
    const { q, kind } = { ...filter, ...change };
    void navigate({
      to: '/watch',
      search: { ...(q === undefined || q === '' ? {} : { q }), ...(kind === undefined || kind === '' ? {} : { kind }) },
      replace: true,
    });
  };
  return (
    <form
      role="search"
      className="es-watch-filters"
      onSubmit={(event) => {
        event.preventDefault();
        set({ q: text.trim() });
      }}
    >
      <Field label={t('versions.list.search')}>
        {(ids) => (
          <input
            {...ids}
            ref={input}
            type="search"
            className="es-input"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              set({ q: event.currentTarget.value.trim() });
            }}
          />
        )}
      </Field>
      <Field label={t('watch.kindLabel')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={filter.kind ?? ''}
            onChange={(event) => {
              set({ kind: event.currentTarget.value });
            }}
          >
            <option value="">{t('common.any')}</option>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`watch.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </form>
  );
}
