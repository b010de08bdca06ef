import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { Mute } from '../api/listening-types.js';
import { announce } from '../shell/announcer.js';
import { serverNowMs } from '../time/server-clock.js';
import { Dialog } from '../ui/dialog.js';
import { expiresAt } from './expiry.js';
import { draftOf, EMPTY_DRAFT, newMute, whatIsHidden, type MuteDraft } from './mute-draft.js';
import { MuteForm } from './mute-form.js';

/** A new rule, or one to be changed. */
export function MuteDialog({ mute, onClose }: { readonly mute: Mute | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (draft: MuteDraft) => (mute === null ? create(draft) : update(mute, draft)),
    onSuccess: async () => {
      announce(t(mute === null ? 'mutes.made' : 'mutes.changed'));
      await queryClient.invalidateQueries({ queryKey: ['mutes'] });
      onClose();
    },
  });
  return (
    <Dialog title={t(mute === null ? 'mutes.newTitle' : 'mutes.changeTitle')} onClose={onClose}>
      {mute === null ? <p>{t('mutes.newWhy')}</p> : null}
      <MuteForm
        initial={mute === null ? EMPTY_DRAFT : draftOf(mute)}
        isKindFixed={mute !== null}
        submitLabel={t(mute === null ? 'mutes.create' : 'common.save')}
        isPending={save.isPending}
        error={save.error}
        onSubmit={(draft) => {
          save.mutate(draft);
        }}
      >
        <button type="button" className="es-button" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </MuteForm>
    </Dialog>
  );
}

const create = (draft: MuteDraft): Promise<Mute> =>
  request<Mute>('/mutes', { method: 'POST', body: newMute(draft, serverNowMs()) });

/** What the rule hides cannot turn into something of another kind; the rest is sent as it now stands. */
function update(mute: Mute, draft: MuteDraft): Promise<Mute> {
  const { value, network } = whatIsHidden(draft);
  return request<Mute>(`/mutes/${mute.id}`, {
    method: 'PATCH',
    ifMatch: mute.version,
    body: {
      value,
      ...(network === undefined ? {} : { network }),
      watch: draft.watch === '' ? null : draft.watch,
      reason: draft.reason.trim(),
      expiresAt: expiresAt(draft.expiry, serverNowMs()),
    },
  });
}
