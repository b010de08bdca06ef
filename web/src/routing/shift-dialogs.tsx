import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usersQuery } from '../api/queries.js';
import { canConfigure, useMe } from '../session/session.js';
import { fieldError } from '../ui/feedback.js';
import { FormDialog } from './form-dialog.js';
import { HoursFields } from './hours-fields.js';
import { draftOf, hoursOf } from './hours-text.js';
import { Choice, TextField } from './text-field.js';
import { FromTo } from './from-to.js';

const REFRESH = ['shifts'] as const;
/** What a field for a local time holds, as an instant. */
const instantOf = (text: string): string | null => (text === '' ? null : new Date(text).toISOString());

export function ShiftDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const users = (useQuery(usersQuery).data ?? []).filter(({ role }) => role !== 'viewer');
  const [memberId, setMemberId] = useState('');
  const [kind, setKind] = useState<'weekly' | 'once'>('weekly');
  const [hours, setHours] = useState(draftOf(null, true));
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const chosen = memberId === '' ? (users[0]?.id ?? '') : memberId;
  return (
    <FormDialog
      title={t('routing.onCall.addShift')}
      refresh={REFRESH}
      onClose={onClose}
      write={() => ({
        path: '/shifts',
        options: {
          method: 'POST',
          body: {
            memberId: chosen,
            from: instantOf(from),
            to: instantOf(to),
            hours: kind === 'weekly' ? hoursOf(hours, null) : null,
            note,
          },
        },
      })}
    >
      {(error) => (
        <>
          <Choice
            label={t('routing.onCall.who')}
            value={chosen}
            options={users.map(({ id, name }) => [id, name] as const)}
            onChange={setMemberId}
          />
          <Choice
            label={t('routing.onCall.howOften')}
            value={kind}
            options={[
              ['weekly', t('routing.onCall.weekly')],
              ['once', t('routing.onCall.once')],
            ]}
            onChange={setKind}
          />
          {kind === 'weekly' ? (
            <HoursFields value={hours} onChange={setHours} mayBeAny={false} error={fieldError(error, 'hours')} />
          ) : (
            <FromTo from={from} to={to} onFrom={setFrom} onTo={setTo} error={fieldError(error, 'to')} />
          )}
          <TextField label={t('routing.onCall.note')} value={note} onChange={setNote} />
        </>
      )}
    </FormDialog>
  );
}

export function AbsenceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const users = (useQuery(usersQuery).data ?? []).filter(({ role }) => role !== 'viewer');
  const [memberId, setMemberId] = useState(me.id);
  const [substituteId, setSubstituteId] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const mayChoose = canConfigure(me) || me.role === 'team-lead';
  return (
    <FormDialog
      title={t('routing.onCall.addAbsence')}
      refresh={REFRESH}
      onClose={onClose}
      write={() => ({
        path: '/absences',
        options: {
          method: 'POST',
          body: {
            memberId,
            from: instantOf(from),
            to: instantOf(to),
            substituteId: substituteId === '' ? null : substituteId,
            note,
          },
        },
      })}
    >
      {(error) => (
        <>
          {mayChoose ? (
            <Choice
              label={t('routing.onCall.who')}
              value={memberId}
              options={users.map(({ id, name }) => [id, name] as const)}
              onChange={setMemberId}
            />
          ) : null}
          <FromTo from={from} to={to} onFrom={setFrom} onTo={setTo} error={fieldError(error, 'to')} />
          <Choice
            label={t('routing.onCall.standIn')}
            value={substituteId}
            options={[
              ['', t('routing.onCall.noStandIn')],
              ...users.filter(({ id }) => id !== memberId).map(({ id, name }) => [id, name] as const),
            ]}
            onChange={setSubstituteId}
          />
          <TextField label={t('routing.onCall.note')} value={note} onChange={setNote} />
        </>
      )}
    </FormDialog>
  );
}
