import { AUTHORITY_KINDS } from '@domain/routing/routing.types.js';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { teamsQuery, usersQuery } from '../api/queries.js';
import { fieldError } from '../ui/feedback.js';
import type { Authority, AuthorityKind } from './api.js';
import { Checks } from './checks.js';
import { FormDialog } from './form-dialog.js';
import { HoursFields } from './hours-fields.js';
import { draftOf, hoursOf, listOf } from './hours-text.js';
import { Choice, TextField } from './text-field.js';

export function AuthorityDialog({
  authority,
  onClose,
}: {
  readonly authority: Authority | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const users = useQuery(usersQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const [holder, setHolder] = useState('');
  const [kinds, setKinds] = useState<readonly AuthorityKind[]>(authority?.kinds ?? []);
  const [amount, setAmount] = useState(authority?.limit ? String(authority.limit.amount) : '');
  const [currency, setCurrency] = useState(authority?.limit?.currency ?? 'EUR');
  const [languages, setLanguages] = useState(authority?.languages.join(', ') ?? '');
  const [hours, setHours] = useState(draftOf(authority?.hours ?? null));
  const chosen = holder === '' ? `member:${users[0]?.id ?? ''}` : holder;
  const [kind, id] = chosen.split(':');
  const body = {
    kinds,
    limit: amount === '' ? null : { amount: Number(amount), currency },
    languages: listOf(languages.toLowerCase()),
    hours: hoursOf(hours, authority?.hours ?? null),
  };
  return (
    <FormDialog
      title={authority === null ? t('routing.authority.add') : (authority.member?.name ?? authority.team?.name ?? '')}
      refresh={['authority', 'shifts']}
      onClose={onClose}
      write={() =>
        authority === null
          ? {
              path: '/authority',
              options: { method: 'POST', body: { ...body, ...(kind === 'team' ? { teamId: id } : { memberId: id }) } },
            }
          : { path: `/authority/${authority.id}`, options: { method: 'PATCH', body, ifMatch: authority.version } }
      }
    >
      {(error) => (
        <>
          {authority === null ? (
            <Choice
              label={t('routing.authority.holder')}
              value={chosen}
              onChange={setHolder}
              options={[
                ...users.map((user) => [`member:${user.id}`, user.name] as const),
                ...teams.map(
                  (team) => [`team:${team.id}`, t('routing.authority.everybodyIn', { team: team.name })] as const,
                ),
              ]}
            />
          ) : null}
          <Checks
            legend={t('routing.authority.kinds')}
            values={AUTHORITY_KINDS}
            chosen={kinds}
            textOf={(each) => t(`routing.kind.${each}`)}
            onChange={setKinds}
          />
          {kinds.includes('refund') ? (
            <div className="es-form-pair">
              <TextField
                label={t('routing.authority.limit')}
                hint={t('routing.authority.limitHint')}
                type="number"
                value={amount}
                onChange={setAmount}
              />
              <TextField
                label={t('routing.authority.currency')}
                value={currency}
                onChange={(text) => {
                  setCurrency(text.trim().toUpperCase());
                }}
              />
            </div>
          ) : null}
          <TextField
            label={t('routing.authority.languages')}
            hint={t('routing.authority.languagesHint')}
            value={languages}
            onChange={setLanguages}
          />
          <HoursFields value={hours} onChange={setHours} mayBeAny error={fieldError(error, 'hours')} />
        </>
      )}
    </FormDialog>
  );
}
