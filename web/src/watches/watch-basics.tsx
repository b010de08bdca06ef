import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { teamsQuery } from '../api/queries.js';
import type { WatchKind } from '../api/types.js';
import type { WatchDefinition } from '../api/watch-types.js';
import { languageName } from '../i18n/format.js';
import { fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';

const KINDS: readonly WatchKind[] = ['brand', 'product', 'company', 'person', 'competitor', 'topic'];
export const CONTENT_LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'] as const;
const WEIGHTS = [0.5, 1, 1.5, 2, 3] as const;

interface PartProps {
  readonly definition: WatchDefinition;
  readonly error: unknown;
  readonly onChange: (part: Partial<WatchDefinition>) => void;
}

export function WatchNames({ definition, error, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className="es-form-pair">
      <Field label={t('watch.name')} error={fieldError(error, 'name')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            required
            maxLength={200}
            value={definition.name}
            onChange={(event) => {
              onChange({ name: event.currentTarget.value });
            }}
          />
        )}
      </Field>
      <Field label={t('watch.kindLabel')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={definition.kind}
            onChange={(event) => {
              onChange({ kind: event.currentTarget.value as WatchKind });
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
    </div>
  );
}

/** Who answers what is found, and how much it matters. */
export function WatchRouting({ definition, error, onChange }: PartProps) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data ?? [];
  return (
    <div className="es-form-pair">
      <Field label={t('watchEditor.team')} hint={t('watchEditor.teamHint')} error={fieldError(error, 'team')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={definition.team}
            onChange={(event) => {
              onChange({ team: event.currentTarget.value });
            }}
          >
            {definition.team === '' ? <option value="">{t('watchEditor.anyTeam')}</option> : null}
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('watchEditor.weight')} hint={t('watchEditor.weightHint')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={definition.priorityWeight}
            onChange={(event) => {
              onChange({ priorityWeight: Number(event.currentTarget.value) });
            }}
          >
            {[...new Set([...WEIGHTS, definition.priorityWeight])].map((weight) => (
              <option key={weight} value={weight}>
                {t('watchEditor.times', { weight })}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

export function WatchLanguages({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="es-plain-fieldset">
      <legend>{t('watchEditor.languages')}</legend>
      <p className="small dim">{t('watchEditor.languagesHint')}</p>
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
