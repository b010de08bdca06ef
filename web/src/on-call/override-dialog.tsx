import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../routing/form-dialog.js';
import { Choice } from '../routing/text-field.js';
import { FromTo } from '../routing/from-to.js';
import { canConfigure, useMe } from '../session/session.js';
import { fieldError } from '../ui/feedback.js';
import type { Schedule } from './api.js';

const REFRESH = ['on-call'] as const;
const instantOf = (text: string): string => new Date(text).toISOString();

/** A swap, or turns of one's own given to somebody else. */
export function OverrideDialog({ schedule, onClose }: { readonly schedule: Schedule; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const mayChoose = canConfigure(me);
  const [memberId, setMemberId] = useState(mayChoose ? '' : me.id);
  const [instead, setInstead] = useState(schedule.people.find(({ id }) => id !== me.id)?.id ?? '');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const people = schedule.people.map(({ id, name }) => [id, name] as const);
  return (
    <FormDialog
      title={t('paging.addOverride')}
      refresh={REFRESH}
      onClose={onClose}
      write={() => ({
        path: '/on-call/overrides',
        options: {
          method: 'POST',
          body: { from: instantOf(from), to: instantOf(to), memberId: memberId === '' ? null : memberId, instead },
        },
      })}
    >
      {(error) => (
        <>
          {mayChoose ? (
            <Choice
              label={t('paging.whose')}
              value={memberId}
              options={[['', t('paging.anybody')], ...people]}
              onChange={setMemberId}
            />
          ) : null}
          <Choice
            label={t('paging.instead')}
            value={instead}
            options={people.filter(([id]) => id !== memberId)}
            onChange={setInstead}
          />
          <FromTo from={from} to={to} onFrom={setFrom} onTo={setTo} error={fieldError(error, 'to')} />
        </>
      )}
    </FormDialog>
  );
}
