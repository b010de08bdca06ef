import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { InviteLink, StaffMember } from '../api/configuration-types.js';
import { formatDateTime } from '../i18n/format.js';
import { CopyField } from '../ui/copy-field.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { RoleAndTeams, type RoleAndTeamsValue } from './role-and-teams.js';

interface Invited {
  readonly user: StaffMember;
  readonly invite: InviteLink;
}

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [access, setAccess] = useState<RoleAndTeamsValue>({ role: 'agent', teamIds: [] });
  const invite = useMutation({
    mutationFn: () => request<Invited>('/users', { method: 'POST', body: { name, email, ...access } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['users'] }),
  });
  if (invite.data) return <LinkOnce invited={invite.data} onClose={onClose} />;
  const input = (label: string, type: string, field: string, value: string, onChange: (value: string) => void) => (
    <Field label={label} error={fieldError(invite.error, field)}>
      {(ids) => (
        <input
          {...ids}
          className="es-input"
          type={type}
          required
          autoComplete="off"
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
  return (
    <Dialog title={t('admin.invite')} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        {input(t('setup.name'), 'text', 'name', name, setName)}
        {input(t('signIn.email'), 'email', 'email', email, setEmail)}
        <RoleAndTeams value={access} onChange={setAccess} />
        {invite.error ? <ErrorNotice error={invite.error} /> : null}
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="es-button es-button-primary" disabled={invite.isPending}>
            {t('admin.inviteSubmit')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function LinkOnce({ invited, onClose }: { readonly invited: Invited; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('admin.invited', { name: invited.user.name })} onClose={onClose}>
      <CopyField
        label={t('admin.inviteLink')}
        value={invited.invite.url}
        hint={t('admin.inviteOnce', { when: formatDateTime(invited.invite.expiresAt) })}
      />
      <div className="es-actions es-actions-end">
        <button type="button" className="es-button es-button-primary" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Dialog>
  );
}
