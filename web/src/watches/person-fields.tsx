import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WatchedPerson } from '../api/listening-types.js';
import { teamsQuery } from '../api/queries.js';
import { fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';

const LEGAL_BASES = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-task',
  'legitimate-interest',
] as const;

/** Nothing is filled in for the reader but the kind of ground that is usual. */
export const newPerson = (team: string): WatchedPerson => ({
  purpose: '',
  legalBasis: 'legitimate-interest',
  visibleTo: team === '' ? [] : [team],
  expiresAt: '',
});

export interface PersonFieldsProps {
  readonly person: WatchedPerson;
  readonly error: unknown;
  readonly onChange: (person: WatchedPerson) => void;
}

/** On what grounds a person is watched: for what, why it is allowed, who sees it, until when. */
export function PersonFields({ person, error, onChange }: PersonFieldsProps) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data ?? [];
  const change = (part: Partial<WatchedPerson>): void => {
    onChange({ ...person, ...part });
  };
  return (
    <fieldset className="es-fieldset es-form" data-testid="person">
      <legend>{t('watchEditor.person.title')}</legend>
      <p className="dim">{t('watchEditor.person.hint')}</p>
      <Field
        label={t('watchEditor.person.purpose')}
        hint={t('watchEditor.person.purposeHint')}
        error={fieldError(error, 'person.purpose')}
      >
        {(ids) => (
          <textarea
            {...ids}
            className="es-input"
            rows={2}
            required
            minLength={10}
            maxLength={1000}
            value={person.purpose}
            onChange={(event) => {
              change({ purpose: event.currentTarget.value });
            }}
          />
        )}
      </Field>
      <div className="es-form-pair">
        <Field label={t('watchEditor.person.legalBasis')} error={fieldError(error, 'person.legalBasis')}>
          {(ids) => (
            <select
              {...ids}
              className="es-select"
              value={person.legalBasis}
              onChange={(event) => {
                change({ legalBasis: event.currentTarget.value });
              }}
            >
              {LEGAL_BASES.map((basis) => (
                <option key={basis} value={basis}>
                  {t(`watchEditor.person.basis.${basis}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={t('watchEditor.person.expiry')}
          hint={t('watchEditor.person.expiryHint')}
          error={fieldError(error, 'person.expiresAt')}
        >
          {(ids) => (
            <input
              {...ids}
              type="date"
              className="es-input"
              required
              value={person.expiresAt.slice(0, 10)}
              onChange={(event) => {
                const day = event.currentTarget.value;
                // To the end of that day.
                change({ expiresAt: day === '' ? '' : `${day}T23:59:59.000Z` });
              }}
            />
          )}
        </Field>
      </div>
      <fieldset className="es-plain-fieldset">
        <legend>{t('watchEditor.person.visibleTo')}</legend>
        <div className="es-actions">
          {teams.map((team) => (
            <label key={team.id} className="es-check">
              <input
                type="checkbox"
                checked={person.visibleTo.includes(team.id)}
                onChange={(event) => {
                  change({
                    visibleTo: event.currentTarget.checked
                      ? [...person.visibleTo, team.id]
                      : person.visibleTo.filter((id) => id !== team.id),
                  });
                }}
              />
              {team.name}
            </label>
          ))}
        </div>
        {fieldError(error, 'person.visibleTo') === undefined ? null : (
          <p className="small es-field-error">{fieldError(error, 'person.visibleTo')}</p>
        )}
      </fieldset>
    </fieldset>
  );
}
