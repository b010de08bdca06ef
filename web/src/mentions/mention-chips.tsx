import { IconBroadcast, IconEyeOff, IconMaskOff, IconSpy, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Mention, MentionSignal } from '../api/types.js';
import { formatNumber } from '../i18n/format.js';
import { isTold } from '../stories/story-mark.js';
import { Chip } from '../ui/chip.js';

export const SIGNAL_SIGNS: Readonly<Record<MentionSignal, { readonly sign: Icon; readonly tone: 'warn' | 'bad' }>> = {
  lookalike: { sign: IconMaskOff, tone: 'warn' },
  impersonation: { sign: IconSpy, tone: 'bad' },
};

/** What is not to be seen in the words of a post: its story, letters that deceive, and that a rule hides it. */
export function MentionChips({ mention }: { readonly mention: Mention }) {
  const { t } = useTranslation();
  const { story, signals, mutedBy } = mention;
  if (!isTold(story) && signals.length === 0 && !mutedBy) return null;
  return (
    <p className="es-chips">
      {isTold(story) ? (
        <Link
          to="/mentions"
          search={(search: object) => ({ ...search, story: story.id })}
          className="es-chip"
          data-testid="story-chip"
        >
          <IconBroadcast size={14} aria-hidden />
          {t('story.mark', { count: story.voiceCount, shown: formatNumber(story.voiceCount) })}
        </Link>
      ) : null}
      {signals.map((signal) => (
        <Chip
          key={signal}
          icon={SIGNAL_SIGNS[signal].sign}
          tone={SIGNAL_SIGNS[signal].tone}
          title={t(`mentionMarks.why.${signal}`)}
        >
          {t(`mentionMarks.signal.${signal}`)}
        </Chip>
      ))}
      {mutedBy ? (
        <Link to="/mutes" search={{ mute: mutedBy.id }} className="es-chip" data-testid="muted-chip">
          <IconEyeOff size={14} aria-hidden />
          {t('mentionMarks.hidden')}
        </Link>
      ) : null}
    </p>
  );
}
