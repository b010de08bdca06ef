import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usersQuery } from '../api/queries.js';
import type { StaffMember } from '../api/configuration-types.js';
import { useMe } from '../session/session.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { AdminNav } from './admin-nav.js';
import { InviteDialog } from './invite-dialog.js';
import { MemberDialog } from './member-dialog.js';

export function UsersPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending, refetch } = useQuery(usersQuery);
  const [open, setOpen] = useState<StaffMember | 'new' | null>(null);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <div className="es-page">
      <AdminNav />
      <div className="es-page-head">
        <h1>{t('admin.users')}</h1>
        {me.role === 'admin' ? (
          <button
            type="button"
            className="es-button es-button-primary"
            onClick={() => {
              setOpen('new');
            }}
          >
            {t('admin.invite')}
          </button>
        ) : null}
      </div>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading /> : null}
      <ul className="plain es-card-list">
        {data?.map((member) => (
          <li key={member.id} className="es-card">
            <div className="es-card-head">
              <h2>{member.name}</h2>
              <span>{t(`role.${member.role}`)}</span>
            </div>
            <p className="es-facts">
              {member.email === null ? null : <span>{member.email}</span>}
              <span>{member.teams.map((team) => team.name).join(', ')}</span>
              <span>{t(`admin.state.${member.state}`)}</span>
            </p>
            {me.role === 'admin' ? (
              <div>
                <button
                  type="button"
                  className="es-button"
                  aria-label={t('admin.changeOf', { name: member.name })}
                  onClick={() => {
                    setOpen(member);
                  }}
                >
                  {t('admin.change')}
                </button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {open === 'new' ? <InviteDialog onClose={close} /> : null}
      {open === null || open === 'new' ? null : <MemberDialog member={open} onClose={close} />}
    </div>
  );
}
