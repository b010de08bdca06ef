import { IconBroadcast } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StoryOfMention } from '../api/types.js';
import { formatCompact } from '../i18n/format.js';

/** One story told in many places; nothing for one told once. `isShort`: for a row, with the number alone to see. */
export function StoryMark({
  story,
  isShort = false,
}: {
  readonly story: StoryOfMention | null;
  readonly isShort?: boolean;
}) {
  const { t } = useTranslation();
  if (!isTold(story)) return null;
  const shown = formatCompact(story.voiceCount);
  const words = t('story.mark', { count: story.voiceCount, shown });
  return (
    <span className="es-story" title={words}>
      <IconBroadcast size={14} aria-hidden />
      {isShort ? (
        <>
          <span aria-hidden>{shown}</span>
          <span className="visually-hidden">{words}</span>
        </>
      ) : (
        words
      )}
    </span>
  );
}

/** There is more than one post to it. */
export const isTold = (story: StoryOfMention | null): story is StoryOfMention => (story?.mentionCount ?? 0) > 1;
