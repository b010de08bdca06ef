import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { teamsQuery } from '../api/queries.js';
import type { Role } from '../api/types.js';
import { Field } from '../ui/field.js';

const ROLES: readonly Role[] = ['admin', 'pr-lead', 'team-lead', 'agent', 'viewer'];

export interface RoleAndTeamsValue {
  readonly role: Role;
  readonly teamIds: readonly string[];
}

export function RoleAndTeams({
  value,
  onChange,
}: {
  readonly value: RoleAndTeamsValue;
  readonly onChange: (value: RoleAndTeamsValue) => void;
}) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data ?? [];
  return (
    <>
      <Field label={t('admin.role')} hint={t(`roleHint.${value.role}`)}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={value.role}
            onChange={(event) => {
              onChange({ ...value, role: event.currentTarget.value as Role });
            }}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`role.${role}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className="es-fieldset">
        <legend>{t('admin.teams')}</legend>
        {teams.map((team) => (
          <label key={team.id} className="es-check">
            <input
              type="checkbox"
              checked={value.teamIds.includes(team.id)}
              onChange={(event) => {
                const teamIds = event.currentTarget.checked
                  ? [...value.teamIds, team.id]
                  : value.teamIds.filter((id) => id !== team.id);
                onChange({ ...value, teamIds });
              }}
            />
            {team.name}
          </label>
        ))}
      </fieldset>
    </>
  );
}
