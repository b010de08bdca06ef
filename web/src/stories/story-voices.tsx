import { IconExternalLink } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { voicesQuery } from '../api/listening-queries.js';
import type { Story } from '../api/listening-types.js';
import type { Mention } from '../api/types.js';
import { formatCompact, formatDateTime, formatNumber } from '../i18n/format.js';
import { SentimentMark } from '../ui/encodings.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { groupVoices, peopleReached, type VoiceGroup } from './voice-groups.js';
import { MoreButton } from '../ui/more-button.js';

export interface StoryVoicesProps {
  readonly story: Story;
  readonly picked: ReadonlySet<string>;
  /** Null: this person may only look. */
  readonly onPick: ((picked: ReadonlySet<string>) => void) | null;
}

/** The voices by network, a page at a time, each to be picked. */
export function StoryVoices({ story, picked, onPick }: StoryVoicesProps) {
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    voicesQuery(story.id),
  );
  const voices = data?.pages.flatMap((page) => page.items) ?? [];
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading rows={3} />;
  const pick = (id: string): void => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    onPick?.(next);
  };
  return (
    <div className="es-voices">
      {groupVoices(story, voices).map((group) => (
        <Group key={group.network} group={group} picked={picked} onPick={onPick === null ? null : pick} />
      ))}
      <MoreButton {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </div>
  );
}

interface GroupProps {
  readonly group: VoiceGroup;
  readonly picked: ReadonlySet<string>;
  readonly onPick: ((id: string) => void) | null;
}

function Group({ group, picked, onPick }: GroupProps) {
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>
        {group.network} · {t('stories.posts', { count: group.count, shown: formatNumber(group.count) })}
      </h3>
      {group.voices.length === 0 ? <p className="small dim">{t('stories.notRead')}</p> : null}
      <ul className="plain">
        {group.voices.map((voice) => (
          <Voice key={voice.id} voice={voice} isPicked={picked.has(voice.id)} onPick={onPick} />
        ))}
      </ul>
    </section>
  );
}

function Voice({
  voice,
  isPicked,
  onPick,
}: {
  readonly voice: Mention;
  readonly isPicked: boolean;
  readonly onPick: GroupProps['onPick'];
}) {
  const { t } = useTranslation();
  const who = voice.author.name ?? voice.author.handle;
  const reach = peopleReached(voice);
  return (
    <li className="es-voice" data-voice={voice.id}>
      {onPick === null ? (
        <span />
      ) : (
        <input
          type="checkbox"
          aria-label={t('stories.pick', { who })}
          checked={isPicked}
          onChange={() => {
            onPick(voice.id);
          }}
        />
      )}
      <div>
        <p className="es-facts small">
          <SentimentMark label={voice.sentiment.label} />
          <strong>
            <bdi>{who}</bdi>
          </strong>
          {reach === null ? null : <span>{t('stories.reach', { shown: formatCompact(reach) })}</span>}
          <time dateTime={voice.publishedAt}>{formatDateTime(voice.publishedAt)}</time>
          {voice.url === null ? null : (
            <a href={voice.url} target="_blank" rel="noreferrer noopener">
              {t('mention.original')} <IconExternalLink size={12} aria-hidden />
            </a>
          )}
        </p>
        <p className="es-voice-text" lang={voice.lang} dir="auto">
          {voice.title === null || voice.title === '' ? voice.text : voice.title}
        </p>
      </div>
    </li>
  );
}
