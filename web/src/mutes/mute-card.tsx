import { IconHourglassOff, IconMessages, IconQuote, IconUser, IconWorld, type Icon } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { Mute, MuteKind } from '../api/listening-types.js';
import type { Me } from '../api/types.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { Chip } from '../ui/chip.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';

export const MUTE_SIGNS: Readonly<Record<MuteKind, Icon>> = {
  author: IconUser,
  site: IconWorld,
  thread: IconMessages,
  words: IconQuote,
};

/** Whoever made a rule may change it, a team lead those of an own team. */
function mayChange(me: Me, { owner, team }: Mute): boolean {
  const isOfOwnTeam = me.teams.some(({ id }) => id === team?.id);
  return canConfigure(me) || (isOfOwnTeam && (me.role === 'team-lead' || (me.role === 'agent' && owner?.id === me.id)));
}

export function MuteCard({ mute }: { readonly mute: Mute }) {
  const { t } = useTranslation();
  const me = useMe();
  const [isRemoving, setRemoving] = useState(false);
  return (
    <li className="es-card" data-mute={mute.id}>
      <div className="es-card-head">
        <h2 className="es-chips">
          <Chip icon={MUTE_SIGNS[mute.kind]}>{t(`mutes.kind.${mute.kind}`)}</Chip>
          <bdi className={mute.kind === 'words' ? 'es-code es-mute-value' : 'es-mute-value'}>{mute.value}</bdi>
          {mute.network === null ? null : <span className="small dim">{mute.network}</span>}
        </h2>
        {mayChange(me, mute) ? (
          <span className="es-actions">
            <Link
              to="/mutes"
              search={{ mute: mute.id }}
              className="es-button"
              aria-label={t('mutes.changeOf', { value: mute.value })}
            >
              {t('mutes.change')}
            </Link>
            <button
              type="button"
              className="es-button es-button-danger"
              aria-label={t('mutes.removeOf', { value: mute.value })}
              onClick={() => {
                setRemoving(true);
              }}
            >
              {t('mutes.remove')}
            </button>
          </span>
        ) : null}
      </div>
      <p dir="auto">{mute.reason}</p>
      <p className="es-facts">
        {mute.isExpired ? (
          <Chip icon={IconHourglassOff} tone="bad">
            {t('mutes.expired', { when: mute.expiresAt === null ? '' : formatDate(mute.expiresAt) })}
          </Chip>
        ) : (
          <span>
            {mute.expiresAt === null ? t('mutes.noEnd') : t('mutes.until', { when: formatDate(mute.expiresAt) })}
          </span>
        )}
        <strong>{t('mutes.hidden', { count: mute.hiddenTotal, shown: formatNumber(mute.hiddenTotal) })}</strong>
        {mute.owner === null ? null : <span>{t('mutes.by', { name: mute.owner.name })}</span>}
        <span>{mute.watch === null ? t('mutes.allWatches') : t('mutes.onlyIn', { name: mute.watch.name })}</span>
        {mute.team === null ? null : <bdi>{mute.team.name}</bdi>}
      </p>
      {isRemoving ? (
        <RemoveDialog
          mute={mute}
          onClose={() => {
            setRemoving(false);
          }}
        />
      ) : null}
    </li>
  );
}

function RemoveDialog({ mute, onClose }: { readonly mute: Mute; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request<undefined>(`/mutes/${mute.id}`, { method: 'DELETE', ifMatch: mute.version }),
    onSuccess: async () => {
      announce(t('mutes.removed'));
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['mutes'] });
    },
  });
  return (
    <Dialog title={t('mutes.removeTitle', { value: mute.value })} onClose={onClose}>
      <p>{t('mutes.removeWhy')}</p>
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
      <div className="es-actions es-actions-end">
        <button type="button" className="es-button" data-first-focus onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button
          type="button"
          className="es-button es-button-danger"
          disabled={remove.isPending}
          onClick={() => {
            remove.mutate();
          }}
        >
          {t('mutes.remove')}
        </button>
      </div>
    </Dialog>
  );
}
