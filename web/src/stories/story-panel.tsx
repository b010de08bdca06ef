import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { storyQuery } from '../api/listening-queries.js';
import type { Story } from '../api/listening-types.js';
import { formatCompact, formatNumber } from '../i18n/format.js';
import { keyLabel } from '../keyboard/key-label.js';
import { useCommands } from '../keyboard/use-commands.js';
import { canAct, useMe } from '../session/session.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { StoryVoices } from './story-voices.js';
import { useStoryChanges } from './use-story-changes.js';
import { fetched } from '../ui/fetched.js';
import './stories.css';

const MergeDialog = fetched(async () => (await import('./merge-dialog.js')).MergeDialog);

const KEYS = { voices: 'KeyW', split: 'Shift+KeyS', merge: 'Shift+KeyM' } as const;
const NONE: ReadonlySet<string> = new Set();

export interface StoryPanelProps {
  readonly id: string;
  /** On a page of its own the voices are what one came for. */
  readonly isOpenAtFirst?: boolean;
}

/** Who tells the story, where and how far it reaches; taken apart and put together by key. */
export function StoryPanel({ id, isOpenAtFirst = false }: StoryPanelProps) {
  const { data, error, refetch } = useQuery(storyQuery(id));
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return data ? <StoryBox key={id} story={data} isOpenAtFirst={isOpenAtFirst} /> : <Loading rows={1} />;
}

function StoryBox({ story, isOpenAtFirst }: { readonly story: Story; readonly isOpenAtFirst: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const { split } = useStoryChanges();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [picked, setPicked] = useState(NONE);
  const [isMerging, setMerging] = useState(false);
  const taking = useMutation({
    mutationFn: () => split(story, [...picked]),
    onSuccess: () => {
      setPicked(NONE);
    },
  });
  const maySplit = canAct(me) && picked.size > 0 && picked.size < story.mentionCount && !taking.isPending;
  const toggle = (): void => {
    setOpen(!isOpen);
  };
  const take = (): void => {
    taking.mutate();
  };
  const merge = (): void => {
    setMerging(true);
  };
  useCommands([
    { id: 'voices', label: 'stories.command.voices', section: 'move', keys: [KEYS.voices], run: toggle },
    {
      id: 'split-story',
      label: 'stories.command.split',
      section: 'decide',
      keys: [KEYS.split],
      isEnabled: () => maySplit,
      run: take,
    },
    {
      id: 'merge-story',
      label: 'stories.command.merge',
      section: 'decide',
      keys: [KEYS.merge],
      isEnabled: () => canAct(me),
      run: merge,
    },
  ]);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <section className="es-story-panel" aria-label={t('stories.title')}>
      <div className="es-story-head">
        <button type="button" className="es-button" aria-expanded={isOpen} onClick={toggle}>
          <Chevron size={16} aria-hidden />
          {t('story.mark', { count: story.voiceCount, shown: formatNumber(story.voiceCount) })}
          <kbd aria-hidden>{keyLabel(KEYS.voices)}</kbd>
        </button>
        <Reach story={story} />
      </div>
      {isOpen ? (
        <>
          <StoryVoices story={story} picked={picked} onPick={canAct(me) ? setPicked : null} />
          {taking.error ? <ErrorNotice error={taking.error} /> : null}
          {canAct(me) ? (
            <div className="es-actions">
              <button type="button" className="es-button" disabled={!maySplit} onClick={take}>
                {t('stories.split', { count: picked.size, shown: formatNumber(picked.size) })}
                <kbd aria-hidden>{keyLabel(KEYS.split)}</kbd>
              </button>
              <button type="button" className="es-button" onClick={merge}>
                {t('stories.merge')}
                <kbd aria-hidden>{keyLabel(KEYS.merge)}</kbd>
              </button>
            </div>
          ) : null}
        </>
      ) : null}
      <Suspense>
        {isMerging ? (
          <MergeDialog
            story={story}
            onClose={() => {
              setMerging(false);
            }}
          />
        ) : null}
      </Suspense>
    </section>
  );
}

function Reach({ story }: { readonly story: Story }) {
  const { t } = useTranslation();
  return (
    <p className="es-facts small tabular">
      {story.networks.map(({ network, count }) => (
        <span key={network}>
          {network} {formatNumber(count)}
        </span>
      ))}
      <span>{t('stories.posts', { count: story.mentionCount, shown: formatNumber(story.mentionCount) })}</span>
      {story.reach > 0 ? <span>{t('stories.reach', { shown: formatCompact(story.reach) })}</span> : null}
    </p>
  );
}
