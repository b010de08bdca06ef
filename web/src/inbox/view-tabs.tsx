import { IconBookmarkPlus, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filters } from '../api/queries.js';
import { viewsQuery, type SavedView } from './desk-api.js';
import { SaveViewDialog } from './save-view-dialog.js';
import { isSameFilter, savedSearch } from './saved-views.js';
import './view-tabs.css';

export interface ViewTabsProps {
  readonly view: string;
  readonly filters: Filters;
}

/** The saved views one click away, and the present filters to be saved as another. */
export function ViewTabs({ view, filters }: ViewTabsProps) {
  const { t } = useTranslation();
  const views = useQuery(viewsQuery).data ?? [];
  const [editing, setEditing] = useState<SavedView | 'new' | null>(null);
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const shown = views.find((saved) => isSameFilter(saved, view, filters));
  if (views.length === 0 && !isFiltered) return null;
  return (
    <div className="es-view-tabs" data-testid="view-tabs">
      <ul className="plain">
        {views.map((saved) => (
          <li key={saved.id}>
            <Link
              to="/inbox/$view"
              params={{ view: saved.filter['view'] ?? 'due' }}
              search={savedSearch(saved)}
              className={saved === shown ? 'es-tab es-tab-active' : 'es-tab'}
              aria-current={saved === shown ? 'page' : undefined}
              title={saved.team === null ? undefined : saved.team.name}
            >
              <bdi>{saved.name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      {shown?.isEditable === true ? (
        <button
          type="button"
          className="es-icon-button"
          aria-label={t('desk.view.edit', { name: shown.name })}
          onClick={() => {
            setEditing(shown);
          }}
        >
          <IconPencil size={16} aria-hidden />
        </button>
      ) : null}
      {isFiltered && shown === undefined ? (
        <button
          type="button"
          className="es-icon-button"
          onClick={() => {
            setEditing('new');
          }}
        >
          <IconBookmarkPlus size={16} aria-hidden />
          {t('desk.view.save')}
        </button>
      ) : null}
      {editing === null ? null : (
        <SaveViewDialog
          saved={editing === 'new' ? null : editing}
          filter={{ view, ...filters }}
          all={views}
          onClose={() => {
            setEditing(null);
          }}
        />
      )}
    </div>
  );
}
