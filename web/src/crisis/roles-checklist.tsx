import { useQuery } from '@tanstack/react-query';
import { INCIDENT_ROLES } from '@domain/incident/incident.types.js';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../i18n/format.js';
import { currentLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { Field } from '../ui/field.js';
import { membersQuery, playbooksQuery, type Room } from './api.js';
import { mayDecide, mayWork } from './may-decide.js';
import type { useRoomAct } from './use-room-act.js';

export interface RolesProps {
  readonly room: Room;
  readonly act: ReturnType<typeof useRoomAct>;
}

export function RolesAndChecklist({ room, act }: RolesProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="crisis-roles">
      <h2 id="crisis-roles">{t('crisis.role.title')}</h2>
      <Roles room={room} act={act} />
      <h3>{t('crisis.checklist')}</h3>
      <Checklist room={room} act={act} />
    </section>
  );
}

function Roles({ room, act }: RolesProps) {
  const { t } = useTranslation();
  const me = useMe();
  const members = useQuery({ ...membersQuery, enabled: mayDecide(me) }).data;
  return (
    <div className="es-roles">
      {INCIDENT_ROLES.map((role) =>
        members === undefined ? (
          <p key={role} className="small">
            {t(`crisis.role.${role}`)}: {room.roles[role]?.name ?? t('crisis.role.nobody')}
          </p>
        ) : (
          <Field key={role} label={t(`crisis.role.${role}`)}>
            {(ids) => (
              <select
                {...ids}
                className="es-select"
                disabled={act.isPending || room.state === 'reviewed' || room.state === 'dismissed'}
                value={room.roles[role]?.id ?? ''}
                onChange={(event) => {
                  const memberId = event.currentTarget.value === '' ? null : event.currentTarget.value;
                  act.mutate({ path: 'roles', ifMatch: room.version, body: { role, memberId } });
                }}
              >
                <option value="">{t('crisis.role.nobody')}</option>
                {members.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ),
      )}
    </div>
  );
}

function Checklist({ room, act }: RolesProps) {
  const { t } = useTranslation();
  const me = useMe();
  const playbooks = useQuery(playbooksQuery).data ?? [];
  const lang = currentLanguage();
  const isOpen = mayWork(me) && room.state !== 'reviewed' && room.state !== 'dismissed';
  return (
    <>
      <Field label={t('crisis.playbook')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            disabled={!isOpen || act.isPending}
            value={room.playbook}
            onChange={(event) => {
              act.mutate({ path: 'checklist', ifMatch: room.version, body: { playbook: event.currentTarget.value } });
            }}
          >
            {playbooks.map(({ id, name }) => (
              <option key={id} value={id}>
                {name[lang] ?? name['en']}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ul className="plain es-steps" data-testid="checklist">
        {room.checklist.map(({ key, role, text, doneAt, doneBy }) => (
          <li key={key}>
            <label className="es-check">
              <input
                type="checkbox"
                checked={doneAt !== null}
                disabled={!isOpen || act.isPending}
                onChange={(event) => {
                  act.mutate({ path: 'checklist', body: { step: key, isDone: event.currentTarget.checked } });
                }}
              />{' '}
              {text[lang] ?? text['en']}
            </label>
            <span className="small dim">
              {' '}
              {doneAt === null
                ? role === null
                  ? null
                  : t(`crisis.role.${role}`)
                : `${doneBy?.name ?? ''} ${formatTime(doneAt)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
