import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { Filters } from '../api/queries.js';
import { useMe } from '../session/session.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import type { SavedView } from './desk-api.js';

const LONGEST_NAME = 60;

export interface SaveViewDialogProps {
  /** Null: a new one. */
  readonly saved: SavedView | null;
  readonly filter: Filters;
  readonly all: readonly SavedView[];
  readonly onClose: () => void;
}

/** Names a view, shares it with a team, moves it among the others, removes it. */
export function SaveViewDialog({ saved, filter, all, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const [name, setName] = useState(saved?.name ?? '');
  const [team, setTeam] = useState(saved?.team?.id ?? '');
  const [place, setPlace] = useState(saved === null ? all.length : all.indexOf(saved));
  const done = async (): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: ['views'] });
    onClose();
  };
  const save = useMutation({
    mutationFn: async () => {
      const others = all.filter((each) => each !== saved);
      // Between its new neighbours; those from there on that the user may move make room.
      const before = others[place - 1]?.position ?? -1;
      const body = { name: name.trim(), team: team === '' ? null : team, position: before + 1 };
      if (saved === null) {
        const set = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
        await request<SavedView>('/views', { method: 'POST', body: { ...body, filter: set } });
      } else await request<SavedView>(`/views/${saved.id}`, { method: 'PATCH', body, ifMatch: saved.version });
      let last = before + 1;
      for (const other of others.slice(place)) {
        if (!other.isEditable || other.position > last) continue;
        last += 1;
        await request<SavedView>(`/views/${other.id}`, { method: 'PATCH', body: { position: last } });
      }
    },
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: () => request<undefined>(`/views/${saved?.id ?? ''}`, { method: 'DELETE' }),
    onSuccess: done,
  });
  const failure = save.error ?? remove.error;
  return (
    <Dialog title={t(saved === null ? 'desk.view.save' : 'desk.view.change')} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Field label={t('desk.view.name')} error={fieldError(save.error, 'name')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              required
              maxLength={LONGEST_NAME}
              data-first-focus
              value={name}
              onChange={(event) => {
                setName(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <Field label={t('desk.view.who')} error={fieldError(save.error, 'team')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={team}
              onChange={(event) => {
                setTeam(event.currentTarget.value);
              }}
            >
              <option value="">{t('desk.view.onlyMe')}</option>
              {me.teams.map(({ id, name: teamName }) => (
                <option key={id} value={id}>
                  {teamName}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('desk.view.place')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              type="number"
              min={1}
              max={saved === null ? all.length + 1 : all.length}
              value={place + 1}
              onChange={(event) => {
                setPlace(Math.max(0, event.currentTarget.valueAsNumber - 1 || 0));
              }}
            />
          )}
        </Field>
        {failure ? <ErrorNotice error={failure} /> : null}
        <div className="es-actions es-actions-end">
          {saved === null ? null : (
            <button
              type="button"
              className="es-button"
              disabled={remove.isPending}
              onClick={() => {
                remove.mutate();
              }}
            >
              {t('common.delete')}
            </button>
          )}
          <button type="submit" className="es-button es-button-primary" disabled={name.trim() === '' || save.isPending}>
            {t('common.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
