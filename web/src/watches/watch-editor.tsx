import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { teamsQuery } from '../api/queries.js';
import type { Watch } from '../api/configuration-types.js';
import type { WatchKind } from '../api/types.js';
import { languageName } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { DeleteWatch } from './delete-watch.js';
import { QueryField } from './query-field.js';
import { WatchPreviewBox } from './watch-preview.js';
import './watch-editor.css';

const KINDS: readonly WatchKind[] = ['brand', 'product', 'company', 'person', 'competitor', 'topic'];
const CONTENT_LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'] as const;
const WEIGHTS = [0.5, 1, 1.5, 2, 3] as const;

interface Draft {
  readonly name: string;
  readonly kind: WatchKind;
  readonly query: string;
  readonly languages: readonly string[];
  readonly priorityWeight: number;
  readonly team: string;
}

const draftFrom = (watch: Watch | null): Draft => ({
  name: watch?.name ?? '',
  kind: watch?.kind ?? 'brand',
  query: watch?.query ?? '',
  languages: watch?.languages ?? [],
  priorityWeight: watch?.priorityWeight ?? 1,
  team: watch?.team?.id ?? '',
});

export function WatchEditor({ watch }: { readonly watch: Watch | null }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftFrom(watch));
  const save = useMutation({
    mutationFn: () => {
      const { team, ...rest } = draft;
      const body = team === '' ? rest : { ...rest, team };
      if (watch === null) return request<Watch>('/watches', { method: 'POST', body });
      return request<Watch>(`/watches/${watch.id}`, { method: 'PATCH', body, ifMatch: watch.version });
    },
    onSuccess: async (saved) => {
      queryClient.setQueryData(['watch', saved.id], saved);
      await queryClient.invalidateQueries({ queryKey: ['watches'] });
      await navigate({ to: '/watch' });
    },
  });
  const isReadOnly = !canConfigure(me);
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
  };
  return (
    <div className="es-watch-columns">
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <fieldset className="es-plain-fieldset es-form" disabled={isReadOnly}>
          <QueryField
            value={draft.query}
            error={fieldError(save.error, 'query')}
            onChange={(query) => {
              change({ query });
            }}
          />
          <Basics draft={draft} change={change} error={save.error} />
          <Languages
            chosen={draft.languages}
            onChange={(languages) => {
              change({ languages });
            }}
          />
        </fieldset>
        {save.error ? <ErrorNotice error={save.error} /> : null}
        {isReadOnly ? (
          <p className="dim">{t('common.readOnly')}</p>
        ) : (
          <div className="es-actions">
            <button type="submit" className="es-button es-button-primary" disabled={save.isPending}>
              {t('common.save')}
            </button>
            {watch === null ? null : <DeleteWatch watch={watch} />}
          </div>
        )}
      </form>
      <WatchPreviewBox query={draft.query} languages={draft.languages} />
    </div>
  );
}

function Basics({
  draft,
  change,
  error,
}: {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly error: unknown;
}) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data ?? [];
  return (
    <div className="es-form-pair">
      <Field label={t('watch.name')} error={fieldError(error, 'name')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            required
            value={draft.name}
            onChange={(event) => {
              change({ name: event.currentTarget.value });
            }}
          />
        )}
      </Field>
      <Field label={t('watch.kindLabel')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={draft.kind}
            onChange={(event) => {
              change({ kind: event.currentTarget.value as WatchKind });
            }}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`watch.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('watch.weight')} hint={t('watch.weightHint')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={draft.priorityWeight}
            onChange={(event) => {
              change({ priorityWeight: Number(event.currentTarget.value) });
            }}
          >
            {[...new Set([...WEIGHTS, draft.priorityWeight])].map((weight) => (
              <option key={weight} value={weight}>
                {t('watch.times', { weight })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('watch.team')} hint={t('watch.teamHint')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={draft.team}
            onChange={(event) => {
              change({ team: event.currentTarget.value });
            }}
          >
            <option value="">{t('watch.anyTeam')}</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

function Languages({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="es-plain-fieldset">
      <legend>{t('watch.languages')}</legend>
      <p className="small dim">{t('watch.languagesHint')}</p>
      <div className="es-actions">
        {[...new Set([...CONTENT_LANGUAGES, ...chosen])].map((code) => (
          <label key={code} className="es-check">
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) => {
                onChange(event.currentTarget.checked ? [...chosen, code] : chosen.filter((other) => other !== code));
              }}
            />
            {languageName(code)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
