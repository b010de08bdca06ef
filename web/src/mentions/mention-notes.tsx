import { IconEyeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { muteQuery } from '../api/listening-queries.js';
import type { Mention } from '../api/types.js';
import { SIGNAL_SIGNS } from './mention-chips.js';
import './mention-notes.css';

/** In whole sentences: what deceives about a post, and which rule hides it, why and by whom. */
export function MentionNotes({ mention }: { readonly mention: Mention }) {
  const { t } = useTranslation();
  return (
    <ul className="plain es-mention-notes small">
      {mention.signals.map((signal) => {
        const { sign: Sign, tone } = SIGNAL_SIGNS[signal];
        return (
          <li key={signal} className={`es-mention-note-${tone}`}>
            <Sign size={14} aria-hidden />
            <span>
              <strong>{t(`mentionMarks.signal.${signal}`)}</strong> {t(`mentionMarks.why.${signal}`)}
            </span>
          </li>
        );
      })}
      {mention.mutedBy ? (
        <li>
          <IconEyeOff size={14} aria-hidden />
          <MutedBy id={mention.mutedBy.id} />
        </li>
      ) : null}
    </ul>
  );
}

function MutedBy({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  // A rule that is gone leaves the mark on what it hid.
  const mute = useQuery({ ...muteQuery(id), retry: false }).data;
  return (
    <span>
      <strong>{t('mentionMarks.hidden')}</strong>{' '}
      {mute ? (
        <>
          <Link to="/mutes" search={{ mute: id }}>
            {t(`mutes.kind.${mute.kind}`)}: <bdi>{mute.value}</bdi>
          </Link>{' '}
          · <span dir="auto">{mute.reason}</span>
          {mute.owner === null ? null : <> · {t('mutes.by', { name: mute.owner.name })}</>}
        </>
      ) : null}
    </span>
  );
}
