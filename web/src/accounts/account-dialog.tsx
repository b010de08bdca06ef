import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canConfigure, useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';
import { draftOf, EMPTY_DRAFT, limitsOf, namedIn } from './account-draft.js';
import { AccountFields } from './account-fields.js';
import { addAccount, changeAccount, removeAccount, type OwnAccount } from './api.js';

/** An account to be named, or one whose limits are changed. */
export function AccountDialog({
  account,
  onClose,
}: {
  readonly account: OwnAccount | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => (account === null ? EMPTY_DRAFT : draftOf(account)));
  const done = async (said: string): Promise<void> => {
    announce(said);
    await queryClient.invalidateQueries({ queryKey: ['accounts'] });
    onClose();
  };
  const save = useMutation({
    mutationFn: () =>
      account === null ? addAccount(namedIn(draft), limitsOf(draft)) : changeAccount(account, limitsOf(draft)),
    onSuccess: () => done(t('account.saved')),
  });
  const title = account === null ? t('account.addTitle') : t('account.changeTitle', { handle: account.handle });
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {account === null ? <p>{t('account.addWhy')}</p> : null}
        <AccountFields draft={draft} isNew={account === null} error={save.error} onChange={setDraft} />
        {save.error ? <ErrorNotice error={save.error} /> : null}
        <div className="es-actions es-actions-end">
          {account === null ? null : <RemoveButton account={account} onRemoved={() => done(t('account.removed'))} />}
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="es-button es-button-primary" disabled={save.isPending}>
            {t(account === null ? 'account.add' : 'common.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Asks once more before it removes. */
function RemoveButton({
  account,
  onRemoved,
}: {
  readonly account: OwnAccount;
  readonly onRemoved: () => Promise<void>;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const [isAsked, setAsked] = useState(false);
  const remove = useMutation({ mutationFn: () => removeAccount(account), onSuccess: onRemoved });
  if (!canConfigure(me)) return null;
  return (
    <>
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
      <button
        type="button"
        className="es-button es-button-danger"
        disabled={remove.isPending}
        onClick={() => {
          if (isAsked) remove.mutate();
          else setAsked(true);
        }}
      >
        {t(isAsked ? 'account.removeSure' : 'account.remove')}
      </button>
    </>
  );
}
