import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { STAFF_ROLES } from '@domain/access/roles.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, request } from '../api/client.js';
import type { StaffMember } from '../api/configuration-types.js';
import { notifiersQuery } from '../api/networks-queries.js';
import type { Notifier } from '../api/networks-types.js';
import { usersQuery } from '../api/queries.js';
import type { Role } from '../api/types.js';
import { useMe } from '../session/session.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';
import type { Drill, Scenario } from './api.js';

/** Of those who take part, by member. */
type Roles = ReadonlyMap<string, Role>;

export interface StartDialogProps {
  readonly scenario: Scenario;
  readonly onClose: () => void;
  readonly onStarted: (id: string) => void;
}

/** Who takes part, and the only ways by which a drill may reach anybody. */
export function StartDialog({ scenario, onClose, onStarted }: StartDialogProps) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const members = useQuery(usersQuery).data?.filter(({ state }) => state === 'active') ?? [];
  const notifiers = useQuery(notifiersQuery).data ?? [];
  const [roles, setRoles] = useState<Roles>(() => new Map([[me.id, me.role]]));
  const [notifierIds, setNotifierIds] = useState<readonly string[]>([]);
  const [key] = useState(newKey);
  const start = useMutation({
    mutationFn: () =>
      request<Drill>('/drills', {
        method: 'POST',
        idempotencyKey: key,
        body: {
          scenarioId: scenario.id,
          participants: [...roles].map(([memberId, role]) => ({ memberId, role })),
          notifierIds,
        },
      }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['drills'] });
      onClose();
      onStarted(id);
    },
  });
  return (
    <Dialog title={t('drills.start.title', { title: scenario.title })} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate();
        }}
      >
        <p>{t('drills.start.means')}</p>
        <Who members={members} roles={roles} onChange={setRoles} />
        {notifiers.length === 0 ? null : <Ways notifiers={notifiers} chosen={notifierIds} onChange={setNotifierIds} />}
        {start.error ? <ErrorNotice error={start.error} /> : null}
        <div className="es-actions">
          <button type="submit" className="es-button es-button-primary" disabled={start.isPending || roles.size === 0}>
            {t('drills.start.submit')}
          </button>
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface WhoProps {
  readonly members: readonly StaffMember[];
  readonly roles: Roles;
  readonly onChange: (roles: Roles) => void;
}

/** Everybody, and the role that those who take part practise: their own unless another is chosen. Only who administers practises that. */
function Who({ members, roles, onChange }: WhoProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="es-fieldset es-drill-choices">
      <legend>{t('drills.start.who')}</legend>
      {members.map(({ id, name, role }) => {
        const practised = roles.get(id);
        return (
          <div key={id} className="es-drill-choice">
            <label className="es-check">
              <input
                type="checkbox"
                checked={practised !== undefined}
                onChange={(event) => {
                  const next = new Map(roles);
                  if (event.currentTarget.checked) next.set(id, role);
                  else next.delete(id);
                  onChange(next);
                }}
              />
              <bdi>{name}</bdi>
            </label>
            {practised === undefined ? (
              <span className="dim">{t(`role.${role}`)}</span>
            ) : (
              <select
                className="es-select"
                aria-label={t('drills.start.role', { name })}
                value={practised}
                onChange={(event) => {
                  const chosen = STAFF_ROLES.find((each) => each === event.currentTarget.value);
                  if (chosen !== undefined) onChange(new Map(roles).set(id, chosen));
                }}
              >
                {STAFF_ROLES.filter((each) => each !== 'admin' || role === 'admin').map((each) => (
                  <option key={each} value={each}>
                    {t(`role.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

interface WaysProps {
  readonly notifiers: readonly Notifier[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function Ways({ notifiers, chosen, onChange }: WaysProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="es-fieldset es-drill-choices">
      <legend>{t('drills.start.notifiers')}</legend>
      <p className="small dim">{t('drills.start.notifiersHint')}</p>
      {notifiers.map(({ id, name, kind }) => (
        <label key={id} className="es-check">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) => {
              onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id));
            }}
          />
          <span>
            <bdi>{name}</bdi> <span className="dim">· {kind}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
