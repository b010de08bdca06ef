import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { StaffMember } from '../api/configuration-types.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';
import { RoleAndTeams, type RoleAndTeamsValue } from './role-and-teams.js';

export function MemberDialog({ member, onClose }: { readonly member: StaffMember; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [access, setAccess] = useState<RoleAndTeamsValue>({
    role: member.role,
    teamIds: member.teams.map((team) => team.id),
  });
  const change = useMutation({
    mutationFn: (body: object) =>
      request<StaffMember>(`/users/${member.id}`, { method: 'PATCH', body, ifMatch: member.version }),
    onSuccess: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['users'] });
    },
  });
  const isActive = member.state !== 'deactivated';
  return (
    <Dialog title={member.name} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(access);
        }}
      >
        <RoleAndTeams value={access} onChange={setAccess} />
        {change.error ? <ErrorNotice error={change.error} /> : null}
        <div className="es-actions">
          <button type="submit" className="es-button es-button-primary" disabled={change.isPending}>
            {t('common.save')}
          </button>
          <button
            type="button"
            className="es-button es-button-danger"
            disabled={change.isPending}
            onClick={() => {
              change.mutate({ isActive: !isActive });
            }}
          >
            {t(isActive ? 'admin.deactivate' : 'admin.activate')}
          </button>
        </div>
        {isActive ? <p className="small dim">{t('admin.deactivateHint')}</p> : null}
      </form>
    </Dialog>
  );
}
